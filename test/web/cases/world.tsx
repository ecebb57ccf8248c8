import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { seats, type Seat } from '#domain/people/seats.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';

/** Noon of 22 November 2026 in Shanghai: the clock of server and page. */
export const noon = Date.parse('2026-11-22T04:00:00Z');

/** A case that is being handled: 4 working hours round the clock of the street sweepers, due at 14:10. */
export function aCase(more: Properties = {}, id = 'c1', version = 3): Feature {
  return {
    collection: 'cases',
    id,
    fid: 7,
    version,
    geometry: { type: 'Point', coordinates: [119.9212, 32.4876] },
    properties: {
      number: '20261122-0007',
      status: 'handling',
      open: true,
      selfHandled: false,
      action: 3,
      classStandard: 'GB/T 47678.5-2026',
      classKind: 'matter',
      classCode: '06010',
      className: '暴露垃圾',
      channel: 'hotline12345',
      sourceNumber: 'TZ-881',
      unit: '一中队',
      zone: 'A-1',
      place: '坡子街，人民路口向南50米，路东',
      urgent: false,
      limitAmount: 4,
      limitUnit: 'workHour',
      calendar: 'sanitation',
      clockTotal: 14_400,
      clockLeft: 14_400,
      clockFrom: '2026-11-22T02:10:00Z',
      reportedAt: '2026-11-22T01:30:00Z',
      dispatchedAt: '2026-11-22T02:10:00Z',
      yellowAt: '2026-11-22T05:30:00Z',
      dueAt: '2026-11-22T06:10:00Z',
      source: '示意',
      sourceDatum: 'wgs84',
      ...more,
    },
  };
}

interface Sent {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly key: string | null;
}

/** What the server has, says and was sent. Tests change it as others would. */
export const world: {
  seat: Seat;
  cases: Feature[];
  merged: Feature[];
  acts: CaseAct[];
  /** The answer to the next write instead of its effect. */
  refusal: (() => Response) | undefined;
  arrival: Record<string, unknown>;
  places: Array<Record<string, unknown>>;
  readonly sent: Sent[];
  readonly asked: URL[];
} = {
  seat: 'shiftLead',
  cases: [],
  merged: [],
  acts: [],
  refusal: undefined,
  arrival: {},
  places: [],
  sent: [],
  asked: [],
};

function fresh(): void {
  Object.assign(world, {
    seat: 'shiftLead',
    cases: [aCase()],
    merged: [],
    acts: ['case.report-back', 'case.note'],
    refusal: undefined,
    arrival: { place: '坡子街，人民路口向南80米，路东', unit: '一中队', zone: 'A-1', duplicates: [], permits: [] },
    places: [],
  });
  world.sent.length = 0;
  world.asked.length = 0;
}
fresh();

const units = ['一中队', '二中队', '环卫处'];
const found = (ref: unknown) => world.cases.find(({ id, properties }) => id === ref || properties['number'] === ref);
const told = ({ id, version, properties }: Feature) => ({
  id,
  number: properties['number'],
  status: properties['status'],
  version: version + 1,
  seq: 9,
});

async function taken(request: Request, answer: (body: Record<string, unknown>) => Response): Promise<Response> {
  const body = (await request.json()) as Record<string, unknown>;
  world.sent.push({ path: new URL(request.url).pathname, body, key: request.headers.get('idempotency-key') });
  const refused = world.refusal;
  world.refusal = undefined;
  return refused ? refused() : answer(body);
}

export const server = setupServer(
  http.get('/api/session', () =>
    HttpResponse.json({
      kind: 'person',
      id: 'me',
      name: '李明',
      rights: seats[world.seat].rights,
      collections: 'all',
      signIn: { password: true, oidc: false, sample: [] },
    }),
  ),
  http.get('/api/records/units', () =>
    HttpResponse.json({
      records: units.map((name, place) => ({
        id: `u${place}`,
        version: 1,
        content: { name, kind: 'squad', phone: `0523-8688000${place}` },
      })),
    }),
  ),
  http.get('/api/records/:kind', () => HttpResponse.json({ records: [] })),
  http.get('/api/colleagues', () =>
    HttpResponse.json({
      people: [
        { id: 'p1', name: '张三', licensed: true },
        { id: 'p2', name: '李四' },
      ],
    }),
  ),
  http.get('/api/zones/at', () =>
    HttpResponse.json({
      answers: [
        { kind: 'cleaning', zone: { number: 'A-1', name: '坡子街', unit: '一中队', officer: '王莉', phone: '0523-1' } },
      ],
    }),
  ),
  http.post('/api/arrival', () => HttpResponse.json(world.arrival)),
  http.get('/api/arrival/places', () => HttpResponse.json({ places: world.places })),
  http.get('/api/features/cases/:id/personal', () =>
    HttpResponse.json({ fields: { callerName: '来电某', callerPhone: '13800000000' } }),
  ),
  http.get('/api/cases', () => HttpResponse.json({ total: 0, cases: [], seq: 5, at: new Date(noon).toISOString() })),
  http.get('/api/cases/:ref', ({ params }) => {
    const one = found(params['ref']);
    if (!one) return HttpResponse.json({ title: 'Not found' }, { status: 404 });
    const acts = world.acts.map((act) => ({ act, needs: ruleOf(act).needs, may: ruleOf(act).may }));
    return HttpResponse.json({ case: one, merged: world.merged, acts, now: new Date(noon).toISOString() });
  }),
  http.post('/api/cases', ({ request }) =>
    taken(request, () =>
      HttpResponse.json(
        { id: 'new', number: '20261122-0050', status: 'pendingAcceptance', version: 1, seq: 9 },
        { status: 201 },
      ),
    ),
  ),
  http.post('/api/cases/acts', ({ request }) =>
    taken(request, ({ cases }) =>
      HttpResponse.json({
        results: (cases as Array<{ id: string }>).map(({ id }) =>
          id === 'c2'
            ? { id, problem: { title: 'Not possible now', detail: 'no', possible: ['case.urge'] } }
            : told(found(id)!),
        ),
      }),
    ),
  ),
  http.post('/api/cases/:ref/acts', ({ request, params }) =>
    taken(request, () => HttpResponse.json(told(found(params['ref']) ?? aCase({}, String(params['ref']))))),
  ),
  http.get('/ogc/collections/:id/items', () => HttpResponse.json({ features: [] })),
);

/** Wires what jsdom lacks, the server and the clock into the tests of a file. */
export function useCases(): void {
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
    server.events.on('request:start', ({ request }) => void world.asked.push(new URL(request.url)));
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
    Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
    Element.prototype.scrollIntoView = () => Promise.resolve() as never;
  });
  afterEach(() => {
    cleanup();
    server.resetHandlers();
    localStorage.clear();
    sessionStorage.clear();
    fresh();
  });
  afterAll(() => {
    server.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** Shows something as the page does. */
export function show(content: ReactNode, language: 'zh' | 'en' = 'zh') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={createI18n(language)}>
        <MantineProvider>{content}</MantineProvider>
      </I18nextProvider>
    </QueryClientProvider>,
  );
}
