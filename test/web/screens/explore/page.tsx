import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import { useEffect, useImperativeHandle } from 'react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { collectionById, collections } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { writeFilter } from '#domain/filter.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import type { MapViewProps, Padding } from '../../../../web/map/contract.ts';
import { createPageRouter } from '../../../../web/state/router.tsx';

/** What the page last gave to the map, and what it asked of it: the map itself is proved elsewhere. */
export const mapSeen: {
  draws: boolean;
  /** Whether it ever has all it asked for. */
  rests: boolean;
  props: MapViewProps | undefined;
  fitted: unknown[];
  room: Padding | undefined;
  focused: number;
} = {
  draws: true,
  rests: true,
  props: undefined,
  fitted: [],
  room: undefined,
  focused: 0,
};

vi.mock('../../../../web/map/map-view.tsx', () => ({
  MapView: function MapDouble(props: MapViewProps) {
    mapSeen.props = props;
    const { onView, onFailure, onRest } = props;
    useImperativeHandle(props.ref, () => ({
      change: () => undefined,
      reload: () => undefined,
      fit: (bbox, options) => {
        mapSeen.fitted.push(bbox);
        mapSeen.room = options?.padding;
      },
      zoomIn: () => undefined,
      zoomOut: () => undefined,
      focus: () => (mapSeen.focused += 1),
    }));
    useEffect(() => {
      if (!mapSeen.draws) return onFailure?.('no-webgl');
      onView?.({ bbox: [119.9, 32.46, 119.95, 32.5], zoom: 14 });
      if (mapSeen.rests) onRest?.();
      // Told once, as the real map does; the callbacks are new with every drawing.
    }, []);
    return <div data-testid="map" data-filter={writeFilter(props.filter).toString()} />;
  },
}));

/** Noon of 22 November 2026 in Shanghai: the clock of server and page. */
export const noon = Date.parse('2026-11-22T04:00:00Z');

const cases: Feature[] = Array.from({ length: 250 }, (_, place) => ({
  collection: 'cases',
  id: `case-${place}`,
  fid: 1000 + place,
  version: 1,
  geometry: { type: 'Point', coordinates: [119.92, 32.48] },
  properties: {
    number: `20261122-${String(place).padStart(4, '0')}`,
    status: place % 2 === 0 ? 'handling' : 'pendingFiling',
    open: true,
    selfHandled: false,
    action: (place % 10) + 1,
    classStandard: 'GB/T 47678.5-2026',
    classKind: 'matter',
    classCode: '06010',
    className: '暴露垃圾',
    channel: 'hotline12345',
    unit: '一中队',
    place: '坡子街，人民路口向南50米，路东',
    urgent: false,
    limitAmount: 4,
    limitUnit: 'workHour',
    reportedAt: '2026-11-22T00:30:00Z',
    yellowAt: '2026-11-22T03:00:00Z',
    dueAt: '2026-11-22T06:30:00Z',
    source: '示意',
    sourceDatum: 'wgs84',
  },
}));
const zone: Feature = {
  collection: 'zones',
  id: 'zone-1',
  fid: 7,
  version: 3,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [119.9, 32.46],
        [119.91, 32.46],
        [119.91, 32.47],
        [119.9, 32.47],
        [119.9, 32.46],
      ],
    ],
  },
  properties: {
    number: 'HL-1',
    name: '坡子街商圈',
    responsibilityKind: 'order',
    kindOfPlace: 'district',
    validFrom: '2025-12-31T16:00:00Z',
    source: '示意',
    sourceDatum: 'gcj02',
  },
};
export const city = { cases, zones: [zone] };

/** The requests that reached the server, path and query. */
export const asked: URL[] = [];

const matching = (query: URLSearchParams): Feature[] =>
  query
    .get('collections')!
    .split(',')
    .flatMap((id) => {
      const features: readonly Feature[] = (city as Record<string, readonly Feature[]>)[id] ?? [];
      const [action, status] = [query.get('action'), query.get('status')].map((values) => values?.split(','));
      return features.filter(
        ({ properties }) =>
          id !== 'cases' ||
          ((!action || action.includes(String(properties['action']))) &&
            (!status || status.includes(String(properties['status'])))),
      );
    });

/** As the server does: a column that none of the collections asked for has is refused. */
function refusal(query: URLSearchParams) {
  const columns = query
    .get('collections')!
    .split(',')
    .flatMap((id) => collectionById(id)?.columns.map(({ property }) => property) ?? []);
  const known = new Set([...columns, 'collections', 'bbox', 'from', 'to', 'current', 'offset', 'limit']);
  const unknown = [...query.keys()].find((name) => !known.has(name));
  return unknown && HttpResponse.json({ title: 'Bad query parameter', detail: unknown }, { status: 400 });
}

const at = new Date(noon).toISOString();
const answers = [
  http.get('/api/session', () =>
    HttpResponse.json({
      kind: 'visitor',
      id: '',
      name: '',
      rights: ['map.read'],
      collections: 'all',
      signIn: { password: true, oidc: false, sample: [] },
    }),
  ),
  http.get('/api/city', () =>
    HttpResponse.json({
      name: { zh: '泰州', en: 'Taizhou' },
      sample: true,
      mapApproval: '苏S(2026)001号',
      basemap: null,
      extent: [119.8, 32.4, 120, 32.6],
      seq: 5,
      now: at,
      version: '0.1.0',
      collections: collections.map(({ id }) => ({ id, count: (city as Record<string, unknown[]>)[id]?.length ?? 0 })),
    }),
  ),
  http.get('/api/counts', ({ request }) => {
    const query = new URL(request.url).searchParams;
    const refused = refusal(query);
    if (refused) return refused;
    const features = matching(query);
    const counts = Object.fromEntries(
      query
        .get('collections')!
        .split(',')
        .map((id) => {
          const own = features.filter(({ collection }) => collection === id);
          const byStatus = Object.fromEntries(
            ['handling', 'pendingFiling'].map((status) => [
              status,
              own.filter(({ properties }) => properties['status'] === status).length,
            ]),
          );
          return [id, { total: own.length, ...(id === 'cases' && { byStatus, by: {} }) }];
        }),
    );
    return HttpResponse.json({ seq: 5, at, counts });
  }),
  http.get('/api/list', ({ request }) => {
    const query = new URL(request.url).searchParams;
    const refused = refusal(query);
    if (refused) return refused;
    const features = matching(query);
    const offset = Number(query.get('offset'));
    return HttpResponse.json({
      seq: 5,
      at,
      total: features.length,
      features: features.slice(offset, offset + Number(query.get('limit'))),
    });
  }),
  http.get('/api/values', () => HttpResponse.json({ values: [{ value: '一中队', count: 250 }] })),
  http.get('/api/features/:collection/by-fid/:fid', ({ params }) => {
    const feature = [...cases, zone].find(
      ({ collection, fid }) => collection === params['collection'] && fid === Number(params['fid']),
    );
    return feature ? HttpResponse.json(feature) : HttpResponse.json({ title: 'gone' }, { status: 404 });
  }),
  http.get('/api/features/:collection/:id', ({ params }) => {
    const feature = [...cases, zone].find(
      ({ collection, id }) => collection === params['collection'] && id === params['id'],
    );
    return feature ? HttpResponse.json(feature) : HttpResponse.json({ title: 'gone' }, { status: 404 });
  }),
  http.get('/api/search', ({ request }) => {
    const words = new URL(request.url).searchParams.get('q');
    const found = {
      collection: 'zones',
      id: 'zone-1',
      fid: 7,
      label: '坡子街商圈',
      detail: 'HL-1',
      bbox: [119.9, 32.46, 119.91, 32.47],
    };
    return HttpResponse.json({ results: words === 'pzj' ? [found] : [] });
  }),
  http.get('/api/zones/at', () => HttpResponse.json({ at, answers: [] })),
  http.get('/tiles/zones', () => HttpResponse.json({ tilejson: '3.0.0', bounds: [119.9, 32.46, 119.95, 32.5] })),
];

export const server = setupServer(...answers);

/** Wires server and browser pieces that jsdom lacks into the tests of a file. */
export function usePage(): void {
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
    server.events.on('request:start', ({ request }) => void asked.push(new URL(request.url)));
    vi.useFakeTimers({ now: noon, toFake: ['Date'] });
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
    }));
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = () => undefined;
        unobserve = () => undefined;
        disconnect = () => undefined;
      },
    );
    Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
    Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 340 });
    window.scrollTo = () => undefined;
    Element.prototype.scrollTo = () => undefined;
    Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(() => {
    server.resetHandlers();
    asked.length = 0;
    mapSeen.draws = true;
    mapSeen.rests = true;
    mapSeen.props = undefined;
    mapSeen.fitted = [];
  });
  afterAll(() => {
    server.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** Screens that these tests do not open. */
function Elsewhere() {
  return null;
}

/** Opens the page as a link does. @param query without "?"; Chinese unless it says otherwise */
export async function openPage(query: string) {
  const { Explore } = await import('../../../../web/screens/explore/explore.tsx');
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({
    initialEntries: [`/?v=14/32.48/119.92&${query.includes('lang=') ? '' : 'lang=zh&'}${query}`],
  });
  const router = createPageRouter(
    {
      frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
      explore: Explore,
      registers: Elsewhere,
      zones: Elsewhere,
      zonesPrint: Elsewhere,
      duty: Elsewhere,
      dutyPrint: Elsewhere,
      dutyNumbers: Elsewhere,
      dutyHandover: Elsewhere,
      dutyCrews: Elsewhere,
      dutyHotspots: Elsewhere,
      dutyHotspotsPrint: Elsewhere,
      dutyNextShift: Elsewhere,
      checks: Elsewhere,
      checksLists: Elsewhere,
      checksPrint: Elsewhere,
      field: Elsewhere,
      wall: Elsewhere,
      wallDesk: Elsewhere,
      signIn: Elsewhere,
      welcome: Elsewhere,
      admin: Elsewhere,
      notFound: Elsewhere,
    },
    () => noon,
    history,
  );
  await router.load();
  render(<RouterProvider router={router} />);
  return { url: () => new URLSearchParams(history.location.search), history };
}

/** The last request of this path, its query. */
export function lastAsked(path: string): URLSearchParams | undefined {
  return asked.findLast(({ pathname }) => pathname === path)?.searchParams;
}
