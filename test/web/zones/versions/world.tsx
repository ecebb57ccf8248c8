import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { seats, type Seat } from '#domain/people/seats.ts';
import type { Ground, ZoneContent } from '#domain/zones/content.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import type { Comparison } from '#domain/zones/compare/comparison.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import type { EditEntry } from '../../../../web/zones/api.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import { useSignedIn } from '../../../../web/state/session.ts';
import { createPageRouter, type Screen } from '../../../../web/state/router.tsx';
import { letteredCoverage } from '../../../worlds/lettered-coverage.ts';

/** Noon of 22 November 2026 in Shanghai. */
export const noon = Date.parse('2026-11-22T04:00:00Z');

export function zone(number: string, more: Partial<ZoneContent> = {}): Ground {
  return { is: 'zone', content: { number, name: `${number}片区`, kindOfPlace: 'block', ...more } };
}

/** A coverage drawn in letters, each letter a zone of that number. */
export function drawn(rows: readonly string[], more: Readonly<Record<string, Ground>> = {}): Coverage {
  const letters = [...new Set(rows.join('').replaceAll('.', ''))];
  return letteredCoverage(rows, Object.fromEntries(letters.map((id) => [id, more[id] ?? zone(id)])));
}

export function version(number: number, more: Partial<SchemeVersion> = {}): SchemeVersion {
  return {
    responsibilityKind: 'order',
    number,
    title: `方案${number}`,
    state: 'draft',
    snapshot: '0'.repeat(64),
    edits: 0,
    createdAt: '2026-10-01T00:00:00Z',
    createdBy: 'person:me',
    ...more,
  };
}

interface Held {
  readonly id: string;
  readonly version: number;
  content: SchemeVersion;
}

/** The server: who asks, what there is, what it was sent. */
export const world: {
  seat: Seat | undefined;
  versions: Held[];
  coverages: Record<string, Coverage>;
  edits: EditEntry[];
  comparison: Comparison | undefined;
  jobs: object[];
  sent: { path: string; body: unknown }[];
  /** Names of people, by how versions hold them. */
  names: Record<string, string>;
} = { seat: 'planner', versions: [], coverages: {}, edits: [], comparison: undefined, jobs: [], sent: [], names: {} };

function fresh(): void {
  Object.assign(world, {
    seat: 'planner',
    versions: [
      {
        id: 'v1',
        version: 1,
        content: version(1, {
          title: '现行方案',
          state: 'published',
          approvalNumber: '泰城管〔2025〕9号',
          effectiveFrom: '2025-12-31T16:00:00Z',
          createdBy: 'sample',
        }),
      },
      { id: 'v2', version: 1, content: version(2, { title: '调整方案', basedOn: 'v1' }) },
    ],
    coverages: { v1: drawn(['AAB', 'AAB']), v2: drawn(['AAB', 'AAB']) },
    edits: [],
    comparison: undefined,
    jobs: [],
    sent: [],
    names: {},
  });
  useSignedIn.setState({ signed: undefined, leaving: false });
}
fresh();

const took = (request: Request, body: unknown) => world.sent.push({ path: new URL(request.url).pathname, body });

export const server = setupServer(
  http.get('/api/session', () =>
    HttpResponse.json({
      kind: world.seat ? 'person' : 'visitor',
      id: world.seat ? 'me' : '',
      name: world.seat ? '李明' : '',
      rights: world.seat ? seats[world.seat].rights : ['map.read'],
      collections: 'all',
      signIn: { password: true, oidc: false, sample: [] },
    }),
  ),
  http.get('/api/records/scheme-versions', () => HttpResponse.json({ seq: 1, records: world.versions })),
  http.get('/api/records/scheme-versions/:id', ({ params }) => {
    const held = world.versions.find(({ id }) => id === params['id']);
    return held ? HttpResponse.json(held) : HttpResponse.json({ title: 'Not found' }, { status: 404 });
  }),
  http.get('/api/zones/schemes', () => HttpResponse.json({ schemes: world.versions, names: world.names })),
  http.get('/api/records/settings', () => HttpResponse.json({ seq: 1, records: [] })),
  http.get('/api/jobs', () => HttpResponse.json({ jobs: world.jobs })),
  http.post('/api/jobs/:id/cancel', async ({ request }) => {
    took(request, undefined);
    world.jobs = world.jobs.map((job) => ({ ...job, state: 'cancelled' }));
    return new HttpResponse(null, { status: 204 });
  }),
  http.post('/api/zones/schemes', async ({ request }) => {
    took(request, await request.json());
    return HttpResponse.json({ id: 'made', seq: 2 }, { status: 201 });
  }),
  http.post('/api/zones/schemes/import', async ({ request }) => {
    took(request, Object.fromEntries(new URL(request.url).searchParams));
    return HttpResponse.json({ job: 'j1' }, { status: 202 });
  }),
  http.post('/api/zones/schemes/:id/acts', async ({ request }) => {
    took(request, await request.json());
    return HttpResponse.json({ seq: 3 });
  }),
  http.get('/api/zones/schemes/:id/coverage', ({ params }) => {
    const id = String(params['id']);
    return HttpResponse.json({ id, number: 1, edits: 0, coverage: encodeCoverage(world.coverages[id]!) });
  }),
  http.get('/api/zones/schemes/:id/edits', ({ request }) => {
    const after = Number(new URL(request.url).searchParams.get('after'));
    return HttpResponse.json({ edits: world.edits.filter(({ number }) => number > after) });
  }),
  http.get('/api/zones/schemes/:id/compare/:other', ({ params }) =>
    world.comparison
      ? HttpResponse.json({ id: params['id'], other: params['other'], ...world.comparison })
      : HttpResponse.json({ title: 'Broken' }, { status: 500 }),
  ),
  http.get('/ogc/collections/:collection/items', () => HttpResponse.json({ features: [], numberMatched: 3 })),
  http.get('/api/city', () =>
    HttpResponse.json({
      name: { zh: '泰州', en: 'Taizhou' },
      sample: true,
      now: new Date(noon).toISOString(),
      seq: 1,
      collections: [],
    }),
  ),
);

/** Wires server and browser pieces that jsdom lacks into the tests of a file. */
export function useVersions(): void {
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
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
    window.scrollTo = () => undefined;
    Element.prototype.scrollIntoView = () => Promise.resolve() as never;
  });
  afterEach(() => {
    cleanup();
    useDesk.getState().close();
    localStorage.clear();
    server.resetHandlers();
    fresh();
  });
  afterAll(() => {
    server.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

function Elsewhere() {
  return <p data-testid="elsewhere" />;
}

/** Opens an address with a part of the desk. @param path Chinese unless it says otherwise */
export async function openAt(path: string, zones: Screen, zonesPrint: Screen = Elsewhere) {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({
    initialEntries: [path.includes('lang=') ? path : `${path}${path.includes('?') ? '&' : '?'}lang=zh`],
  });
  const router = createPageRouter(
    {
      frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
      explore: Elsewhere,
      registers: Elsewhere,
      zones,
      zonesPrint,
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
  return { url: () => new URLSearchParams(history.location.search), path: () => history.location.pathname };
}

/** Lays a version on the desk as the screen does. */
export async function layOnDesk(id: string): Promise<void> {
  await useDesk.getState().open(id, 'person:me', true);
}
