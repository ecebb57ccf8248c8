import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { afterEach, beforeEach } from 'vitest';
import { allActs, ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import { caseViews, type CaseView } from '#domain/cases/views.ts';
import type { Feature } from '#domain/feature.ts';
import type { Right } from '#domain/people/rights.ts';
import { seats, type Seat } from '#domain/people/seats.ts';
import type { Alarm } from '#domain/wall/figures.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { createPageRouter, type Screens } from '../../../../web/state/router.tsx';
import { city, noon, server, usePage } from '../explore/page.tsx';

/** A server of our own: who is signed in, its cases, and what was asked of it. */
export const world: {
  seat: Seat;
  cases: Feature[];
  /** Bodies of acts, one or several, and of reports. */
  written: Array<{ readonly path: string; readonly body: unknown }>;
  lists: URLSearchParams[];
  /** What an act is refused with. */
  refusal: { readonly status: number; readonly body: object } | undefined;
  /** Urgent cases that nobody answered. */
  alarms: readonly Alarm[];
} = { seat: 'shiftLead', cases: [], written: [], lists: [], refusal: undefined, alarms: [] };

const at = new Date(noon).toISOString();

/** A case of that state. */
export function aCase(tail: number, status: CaseStatus, properties: Feature['properties'] = {}): Feature {
  const model = city.cases[0]!;
  return {
    ...model,
    id: `id-${tail}`,
    fid: 5000 + tail,
    properties: {
      ...model.properties,
      number: `20261122-${String(tail).padStart(4, '0')}`,
      status,
      open: true,
      ...properties,
    },
  };
}

const rights = (): readonly Right[] => seats[world.seat].rights;

/** Where each act leads in this small world. */
const leads: Readonly<Partial<Record<CaseAct, CaseStatus>>> = {
  'case.accept': 'pendingFiling',
  'case.reject': 'notAccepted',
  'case.file': 'pendingDispatch',
  'case.dispatch': 'pendingAcknowledgement',
  'case.close': 'closed',
};

function actOn(one: Feature, act: CaseAct): Feature {
  const status = leads[act] ?? (one.properties['status'] as CaseStatus);
  const next = { ...one, version: one.version + 1, properties: { ...one.properties, status } };
  world.cases = world.cases.map((other) => (other.id === one.id ? next : other));
  return next;
}

const told = (one: Feature) => ({
  id: one.id,
  number: one.properties['number'],
  status: one.properties['status'],
  version: one.version,
  seq: 9,
});

const fits = (one: Feature, query: URLSearchParams): boolean => {
  const view: CaseView | undefined = (caseViews as Readonly<Record<string, CaseView>>)[query.get('view') ?? 'all'];
  const asked = { ...view?.equals, ...(query.has('unit') && { unit: query.get('unit')!.split(',') }) };
  const numbers = query.get('numbers')?.split(',');
  return (
    Object.entries(asked).every(([column, values]) => values.includes(String(one.properties[column]))) &&
    (numbers === undefined || numbers.includes(String(one.properties['number']))) &&
    String(one.properties['number']).endsWith(/^\d+$/.test(query.get('q') ?? '') ? query.get('q')! : '')
  );
};

const find = (ref: unknown) => world.cases.find(({ id, properties }) => id === ref || properties['number'] === ref);

const answers = [
  http.get('/api/session', () =>
    HttpResponse.json({
      kind: 'person',
      id: 'me',
      name: '李明',
      rights: rights(),
      collections: 'all',
      csrf: 'csrf-1',
      signIn: { password: true, oidc: false, sample: [] },
    }),
  ),
  http.get('/api/cases', ({ request }) => {
    const query = new URL(request.url).searchParams;
    world.lists.push(query);
    const found = world.cases.filter((one) => fits(one, query));
    const offset = Number(query.get('offset') ?? 0);
    const cases = found.slice(offset, offset + Number(query.get('limit') ?? 100));
    return HttpResponse.json({ seq: 5, at, total: found.length, cases });
  }),
  http.get('/api/queue/views', () =>
    HttpResponse.json({
      seq: 5,
      at,
      views: Object.keys(caseViews).map((id) => ({
        id,
        count: world.cases.filter((one) => fits(one, new URLSearchParams({ view: id }))).length,
      })),
    }),
  ),
  http.get('/api/cases/:ref/acknowledgement', () => HttpResponse.json({ steps: [] })),
  http.get('/api/cases/:ref', ({ params }) => {
    const one = find(params['ref']);
    if (!one) return HttpResponse.json({ title: 'Not found' }, { status: 404 });
    const acts = allActs.filter((act) => {
      const { from, rights: needed, ...rule } = ruleOf(act);
      const isMark = rule.to === 'stays' && act !== 'case.note';
      return (
        !isMark &&
        from.includes(one.properties['status'] as CaseStatus) &&
        needed.some((right) => rights().includes(right))
      );
    });
    return HttpResponse.json({
      case: one,
      merged: [],
      acts: acts.map((act) => ({ act, needs: ruleOf(act).needs, may: ruleOf(act).may })),
      now: at,
    });
  }),
  http.post('/api/cases/acts', async ({ request }) => {
    const body = (await request.json()) as { act: CaseAct; cases: { id: string }[] };
    world.written.push({ path: '/api/cases/acts', body });
    const results = body.cases.map(({ id }) => {
      const one = find(id)!;
      return ruleOf(body.act).from.includes(one.properties['status'] as CaseStatus)
        ? told(actOn(one, body.act))
        : {
            id,
            number: one.properties['number'],
            problem: { title: 'Wrong act', detail: '', possible: ['case.dispatch'] },
          };
    });
    return HttpResponse.json({ results });
  }),
  http.post('/api/cases/:ref/acts', async ({ request, params }) => {
    const body = (await request.json()) as { act: CaseAct };
    world.written.push({ path: `/api/cases/${String(params['ref'])}/acts`, body });
    if (world.refusal) return HttpResponse.json(world.refusal.body, { status: world.refusal.status });
    return HttpResponse.json(told(actOn(find(params['ref'])!, body.act)));
  }),
  http.get('/api/records/:kind', () => HttpResponse.json({ seq: 1, records: [] })),
  http.get('/api/history/features/cases/:id', () => HttpResponse.json({ seq: 5, entries: [] })),
  http.get('/api/wall/alarms', () => HttpResponse.json({ seq: 5, at, alarms: world.alarms })),
  http.post('/api/arrival', () => HttpResponse.json({ place: '坡子街', unit: '一中队', duplicates: [], permits: [] })),
  http.get('/api/arrival/places', () => HttpResponse.json({ places: [] })),
  http.get('/api/colleagues', () => HttpResponse.json({ people: [] })),
  http.post('/api/presence', () => new HttpResponse(null, { status: 204 })),
];

/** Wires server and browser into the tests of a file; each begins with the same few cases. */
export function useDutyPage(): void {
  usePage();
  // Two busy cores draw a whole desk in more than the library's second.
  configure({ asyncUtilTimeout: 4_000 });
  // jsdom has none; growing text fields listen to it.
  Object.defineProperty(document, 'fonts', {
    configurable: true,
    value: { addEventListener: () => undefined, removeEventListener: () => undefined },
  });
  beforeEach(() => {
    localStorage.clear();
    Object.assign(world, {
      seat: 'shiftLead',
      cases: [
        aCase(1, 'pendingAcceptance'),
        aCase(2, 'pendingAcceptance', { urgent: true }),
        aCase(3, 'pendingAcceptance', { unit: '二中队' }),
        aCase(4, 'pendingClosing'),
      ],
      written: [],
      lists: [],
      refusal: undefined,
      alarms: [],
    });
    server.use(...answers);
  });
  afterEach(cleanup);
}

function Elsewhere() {
  return null;
}

/** Opens an address of the desk. @param query without "?"; Chinese */
export async function openDuty(query: string) {
  const { Duty } = await import('../../../../web/screens/duty/duty.tsx');
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({ initialEntries: [`/duty?v=14/32.48/119.92&lang=zh&${query}`] });
  const own: Partial<Screens> = {
    frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
    duty: Duty,
  };
  // All other screens are not opened here, however many there are.
  const screens = new Proxy(own, { get: (given, name) => given[name as keyof Screens] ?? Elsewhere }) as Screens;
  const router = createPageRouter(screens, () => noon, history);
  await router.load();
  render(<RouterProvider router={router} />);
  return { url: () => new URLSearchParams(history.location.search), history, path: () => history.location.pathname };
}
