import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setImmediate as aMoment } from 'node:timers/promises';
import { afterEach, beforeEach, vi } from 'vitest';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { createPageRouter, type Screens } from '../../../../web/state/router.tsx';
import { useSignedIn } from '../../../../web/state/session.ts';
import { useLiveStatus } from '../../../../web/live/clock.ts';
import { asked, noon, server, usePage } from '../explore/page.tsx';

export { asked, mapSeen, noon, server } from '../explore/page.tsx';

/** A record as the server gives it. */
const record = (id: string, content: object) => ({ id, version: 1, content });

const scene = (name: string, panels: object[], map?: object) => ({ name, panels, ...(map && { map }) });
const panel = (id: string, kind: string, y: number) => ({ id, kind, x: 0, y, width: 12, height: 3 });
const map = { x: 12, y: 0, width: 12, height: 12, layers: ['cases', 'zones'], camera: { mode: 'fixed' } };

const wall = {
  ...{ name: '指挥中心大屏', columns: 3, rows: 1, mode: 'each', alarmSound: true, alarmFly: false },
  shows: [
    { scene: 'a', seconds: 60 },
    { scene: 'b', seconds: 60 },
  ],
};
const screenOne = { name: '左屏', token: 't', heightMetres: 0.685, distanceMetres: 5, wall: 'w', column: 0, row: 0 };

/** A server of our own: what it holds and how it stands. */
export const world = {
  session: 'display' as 'display' | 'person' | 'visitor',
  /** Whether everybody may look. */
  isOpen: false,
  away: false,
  /** A kind of panel that the server cannot reckon. */
  failing: undefined as string | undefined,
  /** Cases that are due next; undefined: an answer that no panel can draw. */
  rows: [] as unknown[] | undefined,
  records: {} as Record<string, unknown[]>,
  posted: [] as Array<{ readonly path: string; readonly body: unknown }>,
};

function freshWorld(): void {
  Object.assign(world, { session: 'display', isOpen: false, away: false, failing: undefined, rows: [aCase] });
  world.records = {
    scenes: [
      record('a', scene('场景甲', [panel('p', 'phase', 0), panel('d', 'deadlines', 4)], map)),
      record('b', scene('场景乙', [panel('r', 'rates', 0), panel('p', 'phase', 4)])),
    ],
    walls: [record('w', wall)],
    screens: [record('s', screenOne)],
    'wall-pushes': [],
    settings: [],
    'alarm-answers': [],
  };
  world.posted.length = 0;
}

export const aCase = {
  ...{ id: 'c1', number: '20261122-0001', className: '暴露垃圾', place: '坡子街，路东', unit: '一中队' },
  ...{
    status: 'handling',
    urgent: true,
    lon: 119.92,
    lat: 32.48,
    reportedAt: '2026-11-22T01:00:00Z',
    dueAt: '2026-11-22T06:00:00Z',
  },
};

const figuresOf: Record<string, () => unknown> = {
  deadlines: () => ({ overdue: 3, withinHour: 2, rows: world.rows }),
  phase: () => ({ phases: [], yearLeft: 39 }),
  rates: () => [],
};

const answers = [
  http.all('*', () => (world.away ? HttpResponse.error() : undefined)),
  http.get('/api/session', () =>
    HttpResponse.json({
      ...{ kind: world.session, id: 't', name: '大屏', collections: 'all', csrf: 'csrf-1' },
      rights: world.session === 'visitor' && !world.isOpen ? [] : ['map.read'],
      signIn: { password: true, oidc: false, sample: [] },
    }),
  ),
  http.get('/api/wall/clock', () => HttpResponse.json({ now: Date.now() - localSkew })),
  http.get('/api/records/:kind', ({ params }) =>
    HttpResponse.json({ records: world.records[String(params['kind'])] ?? [] }),
  ),
  http.get('/api/wall/panels', ({ request }) => {
    const at = new Date(Date.now() - localSkew).toISOString();
    const panels = new URL(request.url).searchParams
      .get('of')!
      .split(',')
      .map((kind) =>
        kind === world.failing ? { kind, at, error: 'failed' } : { kind, at, figures: figuresOf[kind]!() },
      );
    return HttpResponse.json({ seq: 9, at, panels });
  }),
  http.get('/api/wall/alarms', () => HttpResponse.json({ seq: 9, at: new Date(noon).toISOString(), alarms: [] })),
  http.get('/api/wall/cases/:id', () => HttpResponse.json(aCase)),
  http.get('/api/wall/screens/mine', () => HttpResponse.json({ seq: 1, screens: world.records['screens'] })),
  ...['/api/wall/alive', '/api/wall/screens', '/api/session/display'].map((path) =>
    http.post(path, async ({ request }) => {
      world.posted.push({ path, body: await request.json() });
      if (path === '/api/session/display') world.session = 'display';
      return path === '/api/wall/screens'
        ? HttpResponse.json({ id: 's' }, { status: 201 })
        : new HttpResponse(null, { status: 204 });
    }),
  ),
];

/** How much this computer's clock is ahead of the server's, milliseconds. */
let localSkew = 0;

/** The streams that were opened. */
const sources: Source[] = [];

class Source extends EventTarget {
  constructor() {
    super();
    sources.push(this);
  }
  close(): void {}
}

/** Wires server, clock and browser into the tests of a file: the server's clock begins at noon. */
export function useWallPage(): void {
  usePage();
  beforeEach(() => {
    freshWorld();
    localSkew = 0;
    vi.useFakeTimers({
      now: noon,
      toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    });
    vi.stubGlobal('EventSource', Source);
    sources.length = 0;
    useLiveStatus.setState({ state: 'connecting', asOf: 0, awaySince: undefined, skew: 0 });
    useSignedIn.setState({ signed: undefined, leaving: false });
    server.use(...answers);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** Speaks as the server does. */
export function say(event: string, data: object): void {
  act(() => void sources.at(-1)!.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) })));
}

/** The stream's beat, by the server's clock. */
export function beat(): void {
  say('now', { seq: 9, now: new Date(Date.now() - localSkew).toISOString() });
}

/** The stream breaks. */
export function breakStream(): void {
  act(() => void sources.at(-1)!.dispatchEvent(new Event('error')));
}

/** Lets what was asked be answered, without time going on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(0);
      await aMoment();
    });
  }
}

/** Lets time go on, beat by beat. */
export async function pass(milliseconds: number, beats = true): Promise<void> {
  let left = milliseconds;
  while (left > 0) {
    const step = Math.min(left, 5_000);
    await act(() => vi.advanceTimersByTimeAsync(step));
    if (beats && sources.length > 0) beat();
    await settle();
    left -= step;
  }
}

function Elsewhere() {
  return null;
}

/** Opens the wall as a display's browser does. @param skew how much this computer's clock is ahead, milliseconds */
export async function openWall(query = 'screen=s', skew = 0) {
  localSkew = skew;
  vi.setSystemTime(noon + skew);
  const { Wall } = await import('../../../../web/screens/wall/wall.tsx');
  // Fetched on first use, which fake clocks do not wait for.
  await Promise.all([
    ...['entrance', 'screen-choice', 'wall-list'].map((name) => import(`../../../../web/screens/wall/${name}.tsx`)),
    import('../../../../web/theme/component-library.tsx'),
  ]);
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({ initialEntries: [`/wall?lang=zh&${query}`] });
  const own: Partial<Screens> = {
    frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
    wall: Wall,
  };
  const screens = new Proxy(own, { get: (given, name) => given[name as keyof Screens] ?? Elsewhere }) as Screens;
  const router = createPageRouter(screens, () => noon, history);
  await router.load();
  const { unmount } = render(<RouterProvider router={router} />);
  await settle();
  await pass(2_000);
  return { url: () => new URLSearchParams(history.location.search), unmount };
}

/** How often a path was asked for. */
export function timesAsked(path: string): number {
  return asked.filter(({ pathname }) => pathname === path).length;
}

/** What the page shows and when, by the server's clock. */
export function shown() {
  const main = document.querySelector('main')!;
  return { scene: main.dataset['showing'], why: main.dataset['why'], trust: main.dataset['live'] };
}

/** The server's clock. */
export function serverTime(): number {
  return Date.now() - localSkew;
}
