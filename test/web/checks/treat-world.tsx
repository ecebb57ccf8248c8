import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import type { ReactNode } from 'react';
import { beforeAll, beforeEach } from 'vitest';
import type { Rule } from '#domain/checks/all-rules.ts';
import { createQueryClient, Surroundings } from '../../../web/app.tsx';
import type { ShownFinding } from '../../../web/checks/api.ts';
import { ChecksLists } from '../../../web/screens/checks-lists/checks-lists.tsx';
import { ChecksPrint } from '../../../web/screens/checks-lists/checks-print.tsx';
import { createPageRouter } from '../../../web/state/router.tsx';
import { noon, server, useDesk, world, written } from '../screens/admin/desk.tsx';

/** The rule whose findings the tests treat. */
export const signRule: Rule = {
  id: 'signs-spacing',
  isStandard: true,
  zh: '提示牌间距',
  en: 'Reminder signs',
  kind: 'spacing',
  params: {},
  source: 'plan 2.4.8',
  tier: 'plan',
  caseClass: { standard: 'GB/T 47678.5-2026', kind: 'matter', code: '06010' },
  enabled: true,
};

/** A gap of 897 m on 青年路 that one sign mends. */
export function aFinding(more: Partial<ShownFinding> = {}): ShownFinding {
  return {
    id: '128',
    rule: signRule.id,
    owner: 'street 青年路',
    subjects: [{ name: '青年路' }],
    geometry: {
      type: 'LineString',
      coordinates: [
        [119.92, 32.48],
        [119.92, 32.488],
      ],
    },
    place: '青年路，人民路—迎春路',
    unit: '一中队',
    severity: 'middle',
    reason: 'gap',
    measured: 897,
    limit: 500,
    measure: 'm',
    remedy: { do: 'add', places: [{ lon: 119.92, lat: 32.484, words: '青年路，人民路口向南450米' }], proven: true },
    state: 'open',
    since: '2026-11-01T00:00:00Z',
    changedAt: '2026-11-01T00:00:00Z',
    treat: { cases: [], lists: [] },
    wrong: { zh: '青年路，人民路—迎春路：897 米内无有效提示牌，限 500 米', en: 'No valid sign for 897 m, limit 500 m' },
    remedyWords: { zh: '增设 1 块：青年路，人民路口向南450米', en: 'Add 1: Qingnian Road, 450 m south of Renmin Road' },
    ...more,
  };
}

/** What the server knows of checks. Tests change it as others would. */
export const checks: { findings: ShownFinding[]; roads: unknown[]; asked: URL[] } = {
  findings: [],
  roads: [],
  asked: [],
};

/** What was sent to report a case, in order. */
export const reported: Array<{ readonly body: Record<string, unknown>; readonly key: string | null }> = [];

const street = (id: string, name: string, from: number[], to: number[]) => ({
  id,
  geometry: { type: 'LineString', coordinates: [from, to] },
  properties: { name, class: 'primary', lanes: 4 },
});

/** Wires the server of the checks' treatment into the tests of a file; the planner sits at the desk. */
export function useTreatment(): void {
  useDesk();
  beforeAll(() => {
    // jsdom lays nothing out and has no fonts.
    Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  });
  beforeEach(() => {
    world.seat = 'planner';
    Object.assign(world.records, { 'work-lists': [], 'finding-exceptions': [], 'case-classes': [], settings: [] });
    checks.findings = [aFinding()];
    checks.roads = [
      street('r1', '青年路', [119.92, 32.475], [119.92, 32.495]),
      street('r2', '人民路', [119.91, 32.488], [119.93, 32.488]),
    ];
    checks.asked = [];
    reported.length = 0;
    server.use(
      http.get('/api/city', () =>
        HttpResponse.json({
          name: { zh: '泰州', en: 'Taizhou' },
          sample: true,
          seq: 1,
          now: new Date(noon).toISOString(),
          collections: [],
        }),
      ),
      http.get('/api/rules', () =>
        HttpResponse.json({
          rules: [{ rule: signRule, version: null, inForce: true, state: null, open: 1, excepted: 0, trend: [] }],
          phase: 'ready',
          at: new Date(noon).toISOString(),
        }),
      ),
      http.get('/api/findings', ({ request }) => {
        const url = new URL(request.url);
        checks.asked.push(url);
        const [offset, limit] = ['offset', 'limit'].map((name) => Number(url.searchParams.get(name) ?? 0));
        const all = checks.findings.filter(({ state }) => url.searchParams.get('state') === 'all' || state === 'open');
        const findings = all.slice(offset, offset! + Math.min(limit!, 200));
        return HttpResponse.json({ total: all.length, findings, at: new Date(noon).toISOString() });
      }),
      http.post('/api/cases', async ({ request }) => {
        const body = (await request.json()) as Record<string, unknown>;
        reported.push({ body, key: request.headers.get('idempotency-key') });
        return HttpResponse.json(
          { id: 'c1', number: '20261122-0050', status: 'pendingAcceptance', version: 1, seq: 9 },
          { status: 201 },
        );
      }),
      http.get('/api/features/cases/:id', ({ params }) =>
        HttpResponse.json({ id: params['id'], collection: 'cases', properties: { status: 'handling' } }),
      ),
      http.get('/ogc/collections/roads/items', () => HttpResponse.json({ features: checks.roads })),
      http.get('/ogc/collections/river-sections/items', () => HttpResponse.json({ features: [] })),
    );
  });
}

/** The content of the only record of a kind that was written. */
export function lastWritten(): { kind: string; records: Array<{ after: Record<string, unknown> | null }> } {
  return written.at(-1)!.body as ReturnType<typeof lastWritten>;
}

/** Opens an address; @param desk what stands at /checks */
export async function openChecks(path: string, desk: ReactNode = null, language: 'zh' | 'en' = 'zh') {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({
    initialEntries: [`${path}${path.includes('?') ? '&' : '?'}lang=${language}`],
  });
  const Elsewhere = () => <p data-testid="elsewhere" />;
  const router = createPageRouter(
    {
      frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
      explore: Elsewhere,
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
      checks: () => <>{desk}</>,
      checksLists: ChecksLists,
      checksPrint: ChecksPrint,
      field: Elsewhere,
      wall: Elsewhere,
      wallDesk: Elsewhere,
      admin: Elsewhere,
      signIn: Elsewhere,
      welcome: Elsewhere,
      notFound: Elsewhere,
    },
    () => noon,
    history,
  );
  await router.load();
  render(<RouterProvider router={router} />);
  return { history, client };
}
