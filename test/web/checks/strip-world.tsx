import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { Rule } from '#domain/checks/all-rules.ts';
import type { StreetStrip, StripLine } from '#domain/checks/spacing/strip.ts';
import { seats, type Seat } from '#domain/people/seats.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';

const lat = 32.49;
const east = 119.92;
const [perLng] = metresPerDegree(lat);

/** The place so many metres east of the start of the street of these tests. */
export const place = (metres: number): [number, number] => [east + metres / perLng, lat];

/** A street that runs due east, from 人民路 to 迎春路. */
export function aLine(length: number, more: Partial<StripLine> = {}): StripLine {
  return {
    key: '青年路 1',
    name: '人民路—迎春路',
    length,
    closed: false,
    line: [place(0), place(length)],
    at: [0, length],
    limit: 500,
    crossings: [
      { name: '人民路', at: 0 },
      { name: '迎春路', at: length },
    ],
    forbidden: [],
    things: [],
    proposals: [],
    failing: [],
    ...more,
  };
}

/** A sign that stands at so many metres. */
export function aSign(at: number, id: string, more: object = {}): StripLine['things'][number] {
  return { collection: 'reminder-signs', id, name: id, at, left: 5, counts: true, ...more };
}

export function aStrip(lines: readonly StripLine[], more: Partial<StreetStrip> = {}): StreetStrip {
  return { rule: 'signs-spacing', street: '青年路', reading: 'gap', lines, ...more };
}

export const aRule: Rule = {
  id: 'signs-spacing',
  isStandard: true,
  zh: '提示牌间距',
  en: 'Spacing of reminder signs',
  kind: 'spacing',
  params: {},
  source: 'plan 2.4.8',
  tier: 'plan',
  enabled: true,
};

/** What the server has, says and was sent. */
export const world: {
  seat: Seat;
  records: Record<string, Array<{ id: string; version: number; content: Record<string, unknown> }>>;
  strip: StreetStrip | undefined;
  findings: unknown[];
  /** The answer to a preview. */
  preview: (body: { rule: Record<string, unknown>; replaces?: string }) => Response | Promise<Response>;
  shown: unknown;
  readonly sent: Array<{ readonly path: string; readonly body: Record<string, unknown> }>;
} = {
  seat: 'planner',
  records: {},
  strip: undefined,
  findings: [],
  preview: () => HttpResponse.json({}),
  shown: undefined,
  sent: [],
};

function fresh(): void {
  Object.assign(world, { seat: 'planner', records: {}, strip: undefined, findings: [], shown: undefined });
  world.sent.length = 0;
}

interface Line {
  readonly kind: string;
  readonly id?: string;
  readonly base: number | null;
  readonly after: Record<string, unknown> | null;
}

function change(lines: readonly Line[]): Response {
  const isStale = lines.some(
    ({ kind, id, base }) => (world.records[kind]?.find((one) => one.id === id)?.version ?? null) !== base,
  );
  if (isStale) return HttpResponse.json({ title: 'Changed meanwhile' }, { status: 409 });
  const records = lines.map(({ kind, id = 'made-1', base, after }) => {
    const version = (base ?? 0) + 1;
    const others = (world.records[kind] ?? []).filter((one) => one.id !== id);
    world.records[kind] = after === null ? others : [...others, { id, version, content: after }];
    return { kind, id, version };
  });
  return HttpResponse.json({ seq: 9, id: 'c9', lines: [], records }, { status: 201 });
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
  http.get('/api/records/:kind', ({ params }) =>
    HttpResponse.json({ records: world.records[String(params['kind'])] ?? [] }),
  ),
  http.get('/api/records/:kind/:id', ({ params }) => {
    const found = world.records[String(params['kind'])]?.find(({ id }) => id === params['id']);
    return found ? HttpResponse.json(found) : HttpResponse.json({ title: 'Not found' }, { status: 404 });
  }),
  http.get('/api/values', () => HttpResponse.json({ values: [{ value: '示意', count: 3 }] })),
  http.get('/api/findings', () =>
    HttpResponse.json({ total: world.findings.length, findings: world.findings, at: '2026-11-22T04:00:00Z' }),
  ),
  http.get('/api/checks/shows/:rule/streets', () => HttpResponse.json([{ street: '青年路', percent: 40 }])),
  http.get('/api/checks/shows/:rule/strip', () =>
    world.strip ? HttpResponse.json(world.strip) : HttpResponse.json({ title: 'Not found' }, { status: 404 }),
  ),
  http.get('/api/checks/shows/:rule/reach', () => HttpResponse.json(world.shown as object)),
  http.post('/api/checks/preview', async ({ request }) => {
    const body = (await request.json()) as { rule: Record<string, unknown>; replaces?: string };
    world.sent.push({ path: '/api/checks/preview', body: { ...body } });
    return world.preview(body);
  }),
  http.post('/api/changes', async ({ request }) => {
    const body = (await request.json()) as { records: Line[] };
    world.sent.push({ path: '/api/changes', body: { ...body } });
    return change(body.records);
  }),
);

/** Wires the server, and what jsdom lacks, into the tests of a file. */
export function useTools(): void {
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
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
    fresh();
  });
  afterAll(() => {
    server.close();
    vi.unstubAllGlobals();
  });
}

/** Shows something as the page does. */
export function show(content: ReactNode, language: 'zh' | 'en' = 'zh') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const inside = (what: ReactNode) => (
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={createI18n(language)}>
        <MantineProvider>{what}</MantineProvider>
      </I18nextProvider>
    </QueryClientProvider>
  );
  return { ...render(inside(content)), client };
}
