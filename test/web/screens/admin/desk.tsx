import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { seats, type Seat } from '#domain/people/seats.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { Entrance } from '../../../../web/people/entrance.tsx';
import { Admin } from '../../../../web/screens/admin/admin.tsx';
import { SignIn } from '../../../../web/screens/sign-in/sign-in.tsx';
import { Welcome } from '../../../../web/screens/sign-in/welcome.tsx';
import { createPageRouter, type Screen } from '../../../../web/state/router.tsx';
import { useSignedIn } from '../../../../web/state/session.ts';

/** Noon of 22 November 2026 in Shanghai. */
export const noon = Date.parse('2026-11-22T04:00:00Z');

/** What a write brought, in order. */
export const written: Array<{ readonly path: string; readonly body: unknown; readonly key: string | null }> = [];

/** A server of our own: who is signed in, and the records. Tests change it as others would. */
export const world: {
  seat: Seat | undefined;
  /** Seats whose sample account is offered. */
  samples: Seat[];
  /** What whoever is not signed in may do. */
  open: boolean;
  mustChange: boolean;
  records: Record<string, Array<{ id: string; version: number; content: Record<string, unknown> }>>;
} = { seat: undefined, samples: [], open: false, mustChange: false, records: {} };

function fresh(): void {
  Object.assign(world, {
    seat: 'administrator',
    samples: [],
    open: false,
    mustChange: false,
    records: {
      units: [
        { id: 'u1', version: 1, content: { name: '海陵大队', kind: 'department' } },
        { id: 'u2', version: 1, content: { name: '一中队', kind: 'squad', parent: 'u1', district: '海陵区' } },
      ],
      people: [
        {
          id: 'p1',
          version: 3,
          content: { username: 'wangli', name: '王莉', unit: 'u2', seats: [{ seat: 'receiver' }] },
        },
        { id: 'p2', version: 1, content: { username: 'gone', name: '旧人', seats: [], disabled: true } },
      ],
      tokens: [],
    },
  });
  written.length = 0;
  useSignedIn.setState({ signed: undefined, leaving: false });
}
fresh();

/** Writes records as the server's door does: versions must fit, all or none. */
function change(body: {
  records: Array<{ kind: string; id?: string; base: number | null; after: Record<string, unknown> | null }>;
}) {
  const conflict = body.records.findIndex(
    ({ kind, id, base }) =>
      id !== undefined && (world.records[kind]?.find((r) => r.id === id)?.version ?? null) !== base,
  );
  if (conflict !== -1) {
    const errors = [{ pointer: `/records/${conflict}/base`, detail: 'changed meanwhile' }];
    return HttpResponse.json({ title: 'Changed meanwhile', errors }, { status: 409 });
  }
  const records = body.records.map(({ kind, id = 'made-1', base, after }) => {
    const others = (world.records[kind] ?? []).filter((record) => record.id !== id);
    const version = (base ?? 0) + 1;
    world.records[kind] = after === null ? others : [...others, { id, version, content: after }];
    return { kind, id, version };
  });
  return HttpResponse.json({ seq: 9, id: 'c9', lines: [], records }, { status: 201 });
}

export const server = setupServer(
  http.get('/api/session', () =>
    HttpResponse.json({
      kind: world.seat ? 'person' : 'visitor',
      id: world.seat ? 'me' : '',
      name: world.seat ? '李明' : '',
      rights: world.mustChange ? [] : world.seat ? seats[world.seat].rights : world.open ? ['map.read'] : [],
      collections: 'all',
      ...(world.seat && { csrf: 'csrf-1' }),
      ...(world.mustChange && { mustChangePassword: true }),
      signIn: {
        password: true,
        oidc: false,
        sample: world.samples.map((seat) => ({ seat, words: { zh: seats[seat].zh, en: seats[seat].en } })),
      },
    }),
  ),
  http.get('/api/city', () => HttpResponse.json({ seq: 1, now: new Date(noon).toISOString(), collections: [] })),
  http.get('/api/records/:kind', ({ params }) =>
    world.seat
      ? HttpResponse.json({ seq: 1, records: world.records[String(params['kind'])] ?? [] })
      : HttpResponse.json({ title: 'Unauthorized' }, { status: 401 }),
  ),
  http.get('/api/records/:kind/:id', ({ params }) => {
    const record = world.records[String(params['kind'])]?.find(({ id }) => id === params['id']);
    return record ? HttpResponse.json(record) : HttpResponse.json({ title: 'Not found' }, { status: 404 });
  }),
  http.post('/api/changes', async ({ request }) => {
    const body = (await request.json()) as Parameters<typeof change>[0];
    written.push({ path: '/api/changes', body, key: request.headers.get('idempotency-key') });
    return world.seat ? change(body) : HttpResponse.json({ title: 'Unauthorized' }, { status: 401 });
  }),
  http.post('/api/session/sample', async ({ request }) => {
    world.seat = ((await request.json()) as { seat: Seat }).seat;
    return new HttpResponse(null, { status: 204 });
  }),
  http.post('/api/session', async ({ request }) => {
    const { password } = (await request.json()) as { password: string };
    if (password === 'locked') {
      return HttpResponse.json({ title: 'Too many' }, { status: 429, headers: { 'retry-after': '840' } });
    }
    if (password !== 'right') return HttpResponse.json({ title: 'Unauthorized' }, { status: 401 });
    world.seat = 'administrator';
    return new HttpResponse(null, { status: 204 });
  }),
  http.delete('/api/session', () => {
    world.seat = undefined;
    return new HttpResponse(null, { status: 204 });
  }),
  http.post('/api/session/link', async ({ request }) => {
    const body = (await request.json()) as { secret: string };
    written.push({ path: '/api/session/link', body, key: null });
    if (body.secret === 'used') return HttpResponse.json({ title: 'Gone' }, { status: 410 });
    world.seat = 'receiver';
    return new HttpResponse(null, { status: 204 });
  }),
);

/** Wires server and browser pieces that jsdom lacks into the tests of a file. */
export function useDesk(): void {
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
    // As the newest browsers do: scrolling answers with a promise.
    Element.prototype.scrollIntoView = () => Promise.resolve() as never;
  });
  afterEach(() => {
    cleanup();
    server.resetHandlers();
    fresh();
  });
  afterAll(() => {
    server.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

function TheMap() {
  return <div data-testid="the-map" />;
}

const entered = (Shown: Screen): Screen =>
  function Entered() {
    return (
      <Entrance signIn={SignIn}>
        <Shown />
      </Entrance>
    );
  };

/** Opens an address of the page. @param path Chinese unless it says otherwise @param registers what stands at /registers @param zones at /zones */
export async function openDesk(path: string, registers: Screen = TheMap, zones: Screen = TheMap) {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({
    initialEntries: [path.includes('lang=') ? path : `${path}${path.includes('?') ? '&' : '?'}lang=zh`],
  });
  const router = createPageRouter(
    {
      frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
      explore: entered(TheMap),
      registers: entered(registers),
      zones: entered(zones),
      zonesPrint: TheMap,
      duty: TheMap,
      dutyPrint: TheMap,
      dutyNumbers: TheMap,
      dutyHandover: TheMap,
      dutyCrews: TheMap,
      dutyHotspots: TheMap,
      dutyHotspotsPrint: TheMap,
      dutyNextShift: TheMap,
      checks: TheMap,
      checksLists: TheMap,
      checksPrint: TheMap,
      field: TheMap,
      wall: TheMap,
      wallDesk: TheMap,
      admin: entered(Admin),
      signIn: SignIn,
      welcome: Welcome,
      notFound: () => <p data-testid="lost" />,
    },
    () => noon,
    history,
  );
  await router.load();
  render(<RouterProvider router={router} />);
  return { history, router, client };
}
