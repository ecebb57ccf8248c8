import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { afterEach, beforeEach } from 'vitest';
import type { TooSmall } from '#domain/hotspots/hotspot.ts';
import { seats, type Seat } from '#domain/people/seats.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { createPageRouter, type Screens } from '../../../../web/state/router.tsx';
import { aPlace, aSquare } from '../../hotspots/cells.ts';
import { noon, server, usePage } from '../explore/page.tsx';

/** A server of our own: what it answers and what it was asked. */
export const world: {
  seat: Seat;
  /** What the seat gives is taken away. */
  powerless: boolean;
  guard: TooSmall | undefined;
  failing: boolean;
  readonly asked: Array<{ readonly path: string; readonly query: URLSearchParams }>;
} = { seat: 'shiftLead', powerless: false, guard: undefined, failing: false, asked: [] };

const at = new Date(noon).toISOString();
const head = { seq: 5, at, from: '2026-08-29T16:00:00Z', to: '2026-11-21T16:00:00Z' };
const counted = () => ({
  kind: 'unit',
  total: 120,
  outside: 3,
  lattice: 400,
  ...(world.guard && { guard: world.guard }),
});

export const places = [
  aPlace('80', {}, { lon: 119.9205, lat: 32.4805 }),
  aPlace('90', { unit: '二中队' }, { emerging: 'historical', hot: false, lon: 119.9225, lat: 32.4805 }),
];
const quiet = aPlace('10', {}, { emerging: 'none', hot: false });
const repeatLimits = { cases: 3, metres: 30, days: 30 };

/** Cases by weekday and hour: 12 on Friday (5) at 18 h, one on Monday at 8. */
export const counts = Array.from({ length: 7 }, (_, day) =>
  Array.from({ length: 24 }, (_, hour) => (day === 4 && hour === 18 ? 12 : day === 0 && hour === 8 ? 1 : 0)),
);

const answer = (path: string, body: () => object) =>
  http.get(`/api/hotspots${path}`, ({ request }) => {
    world.asked.push({ path, query: new URL(request.url).searchParams });
    return world.failing ? HttpResponse.json({ title: 'Broken' }, { status: 500 }) : HttpResponse.json(body());
  });

const answers = [
  http.get('/api/session', () =>
    HttpResponse.json({
      ...{ kind: 'person', id: 'me', name: '李明' },
      ...{ rights: world.powerless ? [] : seats[world.seat].rights, collections: 'all', csrf: 'csrf-1' },
      signIn: { password: true, oidc: false, sample: [] },
    }),
  ),
  http.get('/api/values', () => HttpResponse.json({ values: [{ value: '一中队', count: 4 }] })),
  answer('/top', () => ({ ...head, ...counted(), places: [...places, quiet] })),
  answer('.geojson', () => ({
    type: 'FeatureCollection',
    features: [...places, quiet].map(({ cell }, i) => aSquare(cell, 119.92 + i * 0.002, 32.48)),
  })),
  answer('/matrix', () => ({ ...head, counts })),
  answer('/repeat', () => ({
    ...{ ...head, n: 1, limits: repeatLimits },
    places: [
      {
        ...{
          place: '青年路，迎春路口',
          unit: '一中队',
          className: '暴露垃圾',
          classNameEn: 'Exposed rubbish',
          lon: 119.93,
          lat: 32.49,
          n: 4,
          dates: 3,
        },
        ...{ numbers: ['20261101-0001'], query: { numbers: '20261101-0001,20261105-0002' } },
      },
    ],
  })),
  answer('/weak', () => ({
    ...{ ...head, n: 1, limits: { slices: 3, repeat: repeatLimits } },
    places: [{ ...places[0]!, because: ['slices', 'repeat'] }],
  })),
  answer('/markets', () => ({
    ...{ ...head, n: 1, limits: { weeks: 4 } },
    places: [{ ...places[1]!, market: { weekday: 6, from: 6, to: 9, weeks: 5, cases: 11 } }],
  })),
  answer('/brief', () => ({
    ...{ ...head, ...counted(), month: '2026-10', since: '2026-08-08T16:00:00Z', inMonth: 40, before: 30 },
    places: places.map((place) => ({
      ...{ ...place, inMonth: 9, before: 4 },
      owner: { unit: '一中队', leader: '王强', phone: '0523-1' },
      cases: [
        {
          ...{
            number: '20261030-0007',
            className: '占道经营',
            classNameEn: 'Stalls in the way',
            place: '海陵路',
            status: 'handling',
            reportedAt: at,
          },
          photos: ['ab12'],
        },
      ],
    })),
  })),
  http.get('/api/hotspots/place', ({ request }) => {
    const query = new URL(request.url).searchParams;
    world.asked.push({ path: '/place', query });
    const found = [...places, quiet].find(({ cell }) => cell.id === query.get('cell'));
    return found
      ? HttpResponse.json({ ...head, ...found })
      : HttpResponse.json({ title: 'Not found' }, { status: 404 });
  }),
  http.get('/ogc/collections/:id/items', () => HttpResponse.json({ type: 'FeatureCollection', features: [] })),
];

/** The queries of one answer, in order. */
export function askedOf(path: string): URLSearchParams[] {
  return world.asked.filter((one) => one.path === path).map(({ query }) => query);
}

/** Wires server and browser into the tests of a file. */
export function useHotspotsPage(): void {
  usePage();
  configure({ asyncUtilTimeout: 4_000 });
  beforeEach(() => {
    localStorage.clear();
    Object.assign(world, { seat: 'shiftLead', powerless: false, guard: undefined, failing: false });
    world.asked.length = 0;
    server.use(...answers);
  });
  afterEach(cleanup);
}

function Elsewhere() {
  return null;
}

/** Opens an address of the page in Chinese. @param path with or without a query */
export async function openHotspots(path = '/duty/hotspots') {
  const { Hotspots } = await import('../../../../web/screens/duty-hotspots/hotspots.tsx');
  const { HotspotsPrint } = await import('../../../../web/screens/duty-hotspots/hotspots-print.tsx');
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const [page, query = ''] = path.split('?');
  const history = createMemoryHistory({ initialEntries: [`${page}?v=14/32.48/119.92&lang=zh&${query}`] });
  const own: Partial<Screens> = {
    frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
    dutyHotspots: Hotspots,
    dutyHotspotsPrint: HotspotsPrint,
  };
  const screens = new Proxy(own, { get: (given, name) => given[name as keyof Screens] ?? Elsewhere }) as Screens;
  const router = createPageRouter(screens, () => noon, history);
  await router.load();
  render(<RouterProvider router={router} />);
  return {
    url: () => new URLSearchParams(history.location.search),
    path: () => history.location.pathname,
    back: () => history.back(),
  };
}
