// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patientFetch } from '../../../web/map/patient-fetch.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const address = 'http://city.test/tiles/cases/1/2/3';

/** A network that sends nothing, and hears when one gives up. */
const swallowing = (_input: unknown, init?: RequestInit) =>
  new Promise<Response>((_done, fail) => {
    init!.signal!.addEventListener('abort', () => fail(new DOMException('given up', 'AbortError')));
  });

describe('a fetch of tiles', () => {
  it('hands on what the server answers, whole, and leaves no timer behind', async () => {
    const answer = new Response(new Uint8Array([1, 2, 3]), { status: 200, headers: { etag: '"a"' } });
    const fetch = patientFetch(() => Promise.resolve(answer), 20_000);
    const got = await fetch(address);
    expect([...new Uint8Array(await got.arrayBuffer())]).toEqual([1, 2, 3]);
    expect([got.status, got.headers.get('etag'), vi.getTimerCount()]).toEqual([200, '"a"', 0]);
    const empty = patientFetch(() => Promise.resolve(new Response(null, { status: 204 })), 20_000);
    expect((await empty(address)).status).toBe(204);
  });

  it('fails after silence as where no server is reached, so that the tile is asked for again', async () => {
    const fetch = patientFetch(swallowing as typeof globalThis.fetch, 20_000);
    const failed = expect(fetch(address)).rejects.toThrow(TypeError);
    await vi.advanceTimersByTimeAsync(20_000);
    await failed;
  });

  it('waits as long as bytes come, and no longer', async () => {
    let send: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
    const fetch = patientFetch((_input, init) => {
      init!.signal!.addEventListener('abort', () => send.error(new DOMException('given up', 'AbortError')));
      return Promise.resolve(new Response(body));
    }, 20_000);
    const failed = fetch(address).catch((error: unknown) => error);
    for (let turn = 0; turn < 4; turn += 1) {
      send!.enqueue(new Uint8Array([turn]));
      await vi.advanceTimersByTimeAsync(15_000);
    }
    const over = vi.fn();
    void failed.then(over);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await failed).toBeInstanceOf(TypeError);
  });

  it('ends at once where the map needs the tile no longer', async () => {
    const fetch = patientFetch(swallowing as typeof globalThis.fetch, 20_000);
    const asker = new AbortController();
    const ended = fetch(new Request(address, { signal: asker.signal })).catch((error: unknown) => error);
    asker.abort();
    expect(await ended).toMatchObject({ name: 'AbortError' });
    expect(vi.getTimerCount()).toBe(0);
  });
});
