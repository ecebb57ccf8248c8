import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { afterEach, beforeEach } from 'vitest';
import { standardRule, type Rule } from '#domain/checks/all-rules.ts';
import type { FindingEvent } from '#domain/finding.ts';
import { seats, type Seat } from '#domain/people/seats.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { checksKey, type RuleEntry, type ShownFinding } from '../../../../web/checks/api.ts';
import { createPageRouter, type Screens } from '../../../../web/state/router.tsx';
import { noon, server, usePage } from '../explore/page.tsx';

/** A server of our own: who is signed in, rules and findings, and what was asked and written. Tests change it as others would. */
export const world: {
  seat: Seat;
  rules: RuleEntry[];
  findings: ShownFinding[];
  events: FindingEvent[];
  readonly lists: URLSearchParams[];
  runs: number;
  jobs: object[];
} = { seat: 'planner', rules: [], findings: [], events: [], lists: [], runs: 0, jobs: [] };

const at = new Date(noon).toISOString();

/** A rule with how it stands. */
export function anEntry(id: string, rule: Partial<Rule> = {}, more: Partial<RuleEntry> = {}): RuleEntry {
  return {
    rule: {
      ...{
        id,
        isStandard: true,
        zh: `规则${id}`,
        en: `Rule ${id}`,
        kind: 'completeness',
        params: standardRule('rivers-complete')!.params,
      },
      ...{ source: 'plan 2.4.8', tier: 'plan', enabled: true, ...rule },
    },
    version: null,
    inForce: true,
    state: { percent: 75.04, base: { amount: 7298, measure: 'm' }, figures: {} },
    open: 2,
    excepted: 0,
    trend: [
      { day: '2026-11-21', percent: 60, open: 4 },
      { day: '2026-11-22', percent: 75.04, open: 2 },
    ],
    ...more,
  };
}

/** A finding of rule "signs": a stretch of 青年路 that lies further east the greater its number. */
export function aFinding(number: number, more: Partial<ShownFinding> = {}): ShownFinding {
  const lon = 119.9 + number / 1000;
  return {
    id: String(number),
    rule: 'signs',
    owner: `street ${number}`,
    subjects: [{ name: '青年路' }, { collection: 'roads', id: 'r-7', name: '青年路中段' }],
    geometry: {
      type: 'LineString',
      coordinates: [
        [lon, 32.48],
        [lon, 32.482],
      ],
    },
    place: '青年路，人民路—迎春路',
    severity: 'high',
    reason: 'gap',
    measured: 897,
    limit: 500,
    measure: 'm',
    remedy: { do: 'add', places: [{ lon, lat: 32.481, words: '青年路，人民路口向南450米' }] },
    state: 'open',
    since: '2026-11-20T04:00:00Z',
    changedAt: '2026-11-20T04:00:00Z',
    treat: { cases: [], lists: [] },
    wrong: { zh: `第${number}处没有提示牌`, en: `No sign at ${number}` },
    remedyWords: { zh: '增设 1 块', en: 'Add 1' },
    ...more,
  };
}

function listed(query: URLSearchParams): ShownFinding[] {
  const state = query.get('state') ?? 'open';
  const words = query.get('q') ?? '';
  return world.findings.filter(
    (one) =>
      (state === 'all' || one.state === state) &&
      (!query.has('rule') || one.rule === query.get('rule')) &&
      (!query.has('severity') || one.severity === query.get('severity')) &&
      (!query.has('unit') || one.unit === query.get('unit')) &&
      one.wrong.zh.includes(words),
  );
}

const answers = [
  http.get('/api/session', () =>
    HttpResponse.json({
      ...{ kind: 'person', id: 'me', name: '李明', rights: seats[world.seat].rights },
      ...{ collections: 'all', csrf: 'csrf-1', signIn: { password: true, oidc: false, sample: [] } },
    }),
  ),
  http.get('/api/rules', () => HttpResponse.json({ rules: world.rules, phase: 'ready', seq: 5, at })),
  http.get('/api/findings', ({ request }) => {
    const query = new URL(request.url).searchParams;
    world.lists.push(query);
    const found = listed(query);
    const offset = Number(query.get('offset') ?? 0);
    return HttpResponse.json({ total: found.length, findings: found.slice(offset, offset + 100), seq: 5, at });
  }),
  http.get('/api/findings.geojson', ({ request }) =>
    HttpResponse.json({
      type: 'FeatureCollection',
      features: listed(new URL(request.url).searchParams).map(({ id, rule, geometry, severity, place, unit }) => ({
        ...{ type: 'Feature', id, geometry },
        properties: { id, rule, severity, place, unit, treat: 'none', places: [[119.95, 32.481]] },
      })),
    }),
  ),
  http.get('/api/findings/:id', ({ params }) => {
    const finding = world.findings.find(({ id }) => id === params['id']);
    const rule = world.rules.find((entry) => entry.rule.id === finding?.rule)?.rule;
    return finding
      ? HttpResponse.json({ finding, events: world.events, rule, at })
      : HttpResponse.json({ title: 'Not found' }, { status: 404 });
  }),
  http.post('/api/checks/run', () => {
    world.runs += 1;
    world.jobs = [
      { id: 'j1', name: 'check-run', state: 'active', progress: { done: 3, total: 35 }, by: 'me', createdAt: at },
    ];
    return HttpResponse.json({ job: 'j1' }, { status: 202 });
  }),
  http.get('/api/jobs', () => HttpResponse.json({ jobs: world.jobs })),
  http.get('/api/records/:kind', () => HttpResponse.json({ seq: 1, records: [] })),
];

/** Wires server and browser into the tests of a file; each begins with two rules and three findings. */
export function useChecksPage(): void {
  usePage();
  configure({ asyncUtilTimeout: 4_000 });
  // jsdom has none; growing text fields listen to it.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  beforeEach(() => {
    localStorage.clear();
    Object.assign(world, {
      seat: 'planner',
      rules: [
        anEntry('signs', { zh: '提示牌间距', kind: 'spacing', params: standardRule('signs-spacing')!.params }),
        anEntry('bins', { tier: 'recommended', action: 3 }, { open: 0 }),
        anEntry('old', { enabled: false }, { inForce: false, state: null, open: 0, trend: [] }),
      ],
      findings: [aFinding(1), aFinding(2, { severity: 'low', unit: '一中队' }), aFinding(3)],
      events: [{ finding: '1', kind: 'opened', at: '2026-11-20T04:00:00Z', measured: 897 }],
      runs: 0,
      jobs: [],
    });
    world.lists.length = 0;
    server.use(...answers);
  });
  afterEach(cleanup);
}

function Elsewhere() {
  return null;
}

/** Opens an address of the desk. @param query without "?"; Chinese */
export async function openChecks(query: string) {
  const { Checks } = await import('../../../../web/screens/checks/checks.tsx');
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({ initialEntries: [`/checks?v=14/32.48/119.92&lang=zh&${query}`] });
  const own: Partial<Screens> = {
    frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
    checks: Checks,
  };
  // All other screens are not opened here, however many there are.
  const screens = new Proxy(own, { get: (given, name) => given[name as keyof Screens] ?? Elsewhere }) as Screens;
  const router = createPageRouter(screens, () => noon, history);
  await router.load();
  render(<RouterProvider router={router} />);
  return {
    url: () => new URLSearchParams(history.location.search),
    path: () => history.location.pathname,
    back: () => history.back(),
    /** What the stream's word of findings does. */
    findingsChanged: () => client.invalidateQueries({ queryKey: checksKey }),
  };
}
