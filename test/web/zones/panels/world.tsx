import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { Ground, ZoneContent } from '#domain/zones/content.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { createI18n } from '../../../../web/i18n/i18n.ts';
import type { EditRequest } from '../../../../web/zones/api.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import { Reckoning, type Answer, type Told } from '../../../../web/zones/panels/reckoning.ts';
import { useTestLayers } from '../../../../web/zones/panels/test-layers.tsx';

/** A zone that says all that the plan asks for; a value of undefined leaves a field out. */
export function zone(number: string, more: Partial<Record<keyof ZoneContent, string | undefined>> = {}): Ground {
  const content = {
    number,
    name: `${number}责任区`,
    kindOfPlace: 'block',
    unit: '一中队',
    leader: '王明',
    officer: '李强',
    standardOfWork: '每日巡查',
    timeLimit: '2026-12-31',
    ...more,
  };
  return { is: 'zone', content: JSON.parse(JSON.stringify(content)) as ZoneContent };
}

const version: SchemeVersion = {
  responsibilityKind: 'order',
  number: 2,
  title: '二〇二六年调整',
  state: 'draft',
  snapshot: '0'.repeat(64),
  edits: 0,
  createdAt: '2026-11-22T04:00:00Z',
  createdBy: 'me',
};

export const emptyGround: TestGround = {
  kind: 'order',
  day: '2026-11-22',
  builtUp: [],
  streets: [],
  roads: [],
  rivers: [],
  posts: [],
  otherPosts: [],
  shifts: [],
  assignments: [],
  liableParties: [],
  cases: { numbers: [], lon: [], lat: [], minuteOfWeek: [] },
  caseDays: 30,
};

/** What the server has and was sent. */
export const world: { ground: TestGround; groundFails: boolean; posted: EditRequest[]; units: string[] } = {
  ground: emptyGround,
  groundFails: false,
  posted: [],
  units: ['一中队', '二中队'],
};

/** Who edits: the desk was not opened as anybody. */
const nobodyYet = '';

const server = setupServer(
  http.get('/api/session', () => HttpResponse.json({ kind: 'person', id: 'me', name: '李明', rights: ['zone.edit'] })),
  http.get('/api/records/units', () =>
    HttpResponse.json({
      records: world.units.map((name, place) => ({ id: `u${place}`, version: 1, content: { name, kind: 'squad' } })),
    }),
  ),
  http.get('/api/zones/schemes/v2/test-ground', () =>
    world.groundFails ? HttpResponse.json({ title: 'Broken' }, { status: 500 }) : HttpResponse.json(world.ground),
  ),
  http.post('/api/zones/schemes/v2/edits', async ({ request }) => {
    const edit = (await request.json()) as EditRequest;
    world.posted.push(edit);
    const { base, ...entry } = edit;
    return HttpResponse.json(
      { number: base + 1, seq: 9, edits: [{ ...entry, number: base + 1, by: nobodyYet, at: '2026-11-22T04:00:00Z' }] },
      { status: 201 },
    );
  }),
);

/** A worker in the page's own thread: it knows nothing but what it is told. */
class NearWorker {
  static told: Told[] = [];
  static fails = false;
  readonly #reckoning = new Reckoning();
  readonly #listeners: ((event: { data: Answer }) => void)[] = [];
  #isOver = false;

  addEventListener(type: string, listener: (event: { data: Answer }) => void) {
    if (type === 'message') this.#listeners.push(listener);
  }

  postMessage(told: Told) {
    const copy = structuredClone(told);
    NearWorker.told.push(copy);
    setTimeout(() => {
      if (this.#isOver) return;
      const answer =
        NearWorker.fails && copy.is === 'ask'
          ? { kind: copy.kind, revision: copy.revision, failed: 'broken' }
          : this.#reckoning.tell(copy);
      if (answer) for (const listener of this.#listeners) listener({ data: structuredClone(answer) });
    });
  }

  terminate() {
    this.#isOver = true;
  }
}

/** What workers were told since the test began, and whether they fail. */
export const workers: { readonly told: readonly Told[]; fails: boolean } = NearWorker;

/** Wires what jsdom lacks, the server and an empty desk into the tests of a file. */
export function usePanels(): void {
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
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
    vi.stubGlobal('Worker', NearWorker);
    Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
    Element.prototype.scrollIntoView = () => Promise.resolve() as never;
    Element.prototype.scrollTo = () => Promise.resolve() as never;
    // jsdom lays nothing out: the list is given room for its rows.
    for (const name of ['clientHeight', 'clientWidth', 'offsetHeight', 'offsetWidth'])
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 600 });
  });
  afterEach(() => {
    cleanup();
    server.resetHandlers();
    useDesk.getState().close();
    localStorage.clear();
    NearWorker.told.length = 0;
    NearWorker.fails = false;
    useTestLayers.setState({ on: new Set() });
    Object.assign(world, { ground: emptyGround, groundFails: false, posted: [], units: ['一中队', '二中队'] });
  });
  afterAll(() => {
    server.close();
    vi.unstubAllGlobals();
  });
}

/** Lays a coverage on the desk. */
export function lay(coverage: Coverage, state: SchemeVersion['state'] = 'draft'): void {
  useDesk.setState((desk) => ({
    draft: { id: 'v2', version: { ...version, state }, coverage, edits: [], number: 0 },
    readOnly: state !== 'draft',
    revision: desk.revision + 1,
    touched: 'all',
  }));
}

/** What a zone of the draft says now. */
export function saidBy(owner: string): ZoneContent | undefined {
  const ground = useDesk.getState().draft?.coverage.grounds.get(owner);
  return ground?.is === 'zone' ? ground.content : undefined;
}

/** Shows panels as the page does. */
export function show(panels: ReactNode, language: 'zh' | 'en' = 'zh') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={createI18n(language)}>
        <MantineProvider>{panels}</MantineProvider>
      </I18nextProvider>
    </QueryClientProvider>,
  );
}
