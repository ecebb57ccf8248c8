import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const origin = 'https://city.example';
const shell = 'shirong-field-shell-';
/** A script of its own, no module that types know of. */
const source = '../../../web/field/shell/worker.ts';

/** What the worker's caches hold: name -> address -> text. */
let kept: Map<string, Map<string, string>>;
let listeners: Map<string, (event: unknown) => void>;
let answers: (url: string) => Promise<Response>;
let keyReads = 0;

const addressOf = (request: Request | string) => (typeof request === 'string' ? origin + request : request.url);

function cacheOf(name: string) {
  const pieces = kept.get(name) ?? new Map<string, string>();
  kept.set(name, pieces);
  const match = (request: Request | string) => {
    const text = pieces.get(addressOf(request));
    return Promise.resolve(text === undefined ? undefined : new Response(text));
  };
  return {
    match,
    put: async (request: Request, answer: Response) => void pieces.set(request.url, await answer.text()),
    keys: () => {
      keyReads++;
      return Promise.resolve([...pieces.keys()].map((url) => new Request(url)));
    },
    delete: (request: Request) => Promise.resolve(pieces.delete(request.url)),
    addAll: (requests: readonly Request[]) => {
      for (const { url } of requests) pieces.set(url, 'of the shell');
      return Promise.resolve();
    },
  };
}

/** Sends an event to the worker and waits for all that it waits for. */
async function lasting(name: string): Promise<void> {
  const waits: Promise<unknown>[] = [];
  listeners.get(name)!({ waitUntil: (what: Promise<unknown>) => waits.push(what) });
  await Promise.all(waits);
}

/** What the worker answers to a request; undefined = it leaves it to the browser. */
function asked(path: string, mode?: 'navigate'): Promise<Response> | undefined {
  let answer: Promise<Response> | undefined;
  const request = new Request(origin + path);
  if (mode !== undefined) Object.defineProperty(request, 'mode', { value: mode });
  listeners.get('fetch')!({ request, respondWith: (given: Promise<Response>) => (answer = given) });
  return answer;
}

const textOf = async (answer: Promise<Response> | undefined) => (await answer)?.text();

beforeEach(async () => {
  vi.useFakeTimers();
  kept = new Map();
  listeners = new Map();
  keyReads = 0;
  answers = (url) => Promise.resolve(new Response(`fresh ${new URL(url).pathname}`));
  vi.stubGlobal('self', {
    SHELL: { version: 'now', files: ['/field', '/icon.svg'] },
    location: new URL(origin),
    clients: { claim: () => Promise.resolve() },
    caches: {
      open: (name: string) => Promise.resolve(cacheOf(name)),
      keys: () => Promise.resolve([...kept.keys()]),
      delete: (name: string) => Promise.resolve(kept.delete(name)),
      match: () => Promise.resolve(undefined),
    },
    fetch: (request: Request) => answers(request.url),
    skipWaiting: () => Promise.resolve(),
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
  });
  const { Request: AnyRequest } = globalThis;
  // The worker asks for its own files by path, as a page of an origin may.
  vi.stubGlobal(
    'Request',
    class extends AnyRequest {
      constructor(url: string, options?: RequestInit) {
        super(url.startsWith('/') ? origin + url : url, options);
      }
    },
  );
  vi.resetModules();
  await import(/* @vite-ignore */ source);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('only tiles of open layers are kept, whatever else the person may see', async () => {
  for (const layers of ['roads', 'roads,zones']) await textOf(asked(`/tiles/${layers}/14/1/1`));
  await vi.runAllTimersAsync();
  for (const layers of ['cases', 'roads,cases', 'roads,liable-parties', 'posts']) {
    expect(asked(`/tiles/${layers}/14/1/1`)).toBeUndefined();
  }
  expect([...kept.get('shirong-field-map')!.keys()]).toEqual([
    `${origin}/tiles/roads/14/1/1`,
    `${origin}/tiles/roads,zones/14/1/1`,
  ]);
});

test('a tile that is kept is shown after three seconds without an answer, and the late answer is kept all the same', async () => {
  await textOf(asked('/tiles/roads/14/1/1'));
  await vi.runAllTimersAsync();
  answers = () => new Promise((resolve) => setTimeout(() => resolve(new Response('late')), 8_000));
  const answer = asked('/tiles/roads/14/1/1');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await textOf(answer)).toBe('fresh /tiles/roads/14/1/1');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(kept.get('shirong-field-map')!.get(`${origin}/tiles/roads/14/1/1`)).toBe('late');
});

test('a tile that is not kept is waited for', async () => {
  answers = () => new Promise((resolve) => setTimeout(() => resolve(new Response('late')), 8_000));
  const answer = asked('/tiles/roads/14/1/1');
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await textOf(answer)).toBe('late');
});

test.each([
  ['no signal', () => Promise.reject(new TypeError('no signal'))],
  ['a proxy without its server', () => Promise.resolve(new Response('bad gateway', { status: 502 }))],
])('with %s the kept page opens', async (_name, given) => {
  await lasting('install');
  answers = given;
  expect(await textOf(asked('/field/tasks', 'navigate'))).toBe('of the shell');
});

test('kept pieces are counted once a minute, and the oldest beyond the most are dropped', async () => {
  const put = async (from: number, to: number) => {
    for (let x = from; x < to; x++) await textOf(asked(`/tiles/roads/14/${x}/1`));
    await vi.advanceTimersByTimeAsync(10);
  };
  await put(0, 1_510);
  expect(keyReads).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  await put(1_510, 1_511);
  expect(keyReads).toBe(2);
  const pieces = [...kept.get('shirong-field-map')!.keys()];
  expect(pieces).toHaveLength(1_500);
  expect(pieces[0]).toBe(`${origin}/tiles/roads/14/11/1`);
});

test('a new version keeps the pieces of the one before, which open pages still need, and drops older ones', async () => {
  for (const version of ['first', 'before', 'now']) cacheOf(shell + version);
  await lasting('activate');
  expect([...kept.keys()]).toEqual([`${shell}before`, `${shell}now`]);
});
