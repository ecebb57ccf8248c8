import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { limitPatience, RequestFailed, requestJson } from '../../../web/state/request.ts';

/** A server that swallows what is asked of it, or sends the head of an answer and no body. */
const server = setupServer(
  http.get('/api/never', () => new Promise(() => undefined)),
  http.get(
    '/api/begun',
    () => new HttpResponse(new ReadableStream(), { headers: { 'content-type': 'application/json' } }),
  ),
  http.get('/api/now', () => HttpResponse.json({ now: 1 })),
);

beforeAll(() => server.listen());
afterAll(() => server.close());
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a question to a server that does not answer', () => {
  it.each(['/api/never', '/api/begun'])('is given up after a minute as one that is away: %s', async (path) => {
    const failed = failure(requestJson(path));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await failed).toEqual(new RequestFailed(0, '', ''));
  });

  it('is given up sooner by a page that asks for that, as long as it stands', async () => {
    const restore = limitPatience(15_000);
    const first = failure(requestJson('/api/never'));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await first).toBeInstanceOf(RequestFailed);
    restore();
    const asked = vi.fn();
    const second = failure(requestJson('/api/never').finally(asked));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(45_000);
    await second;
  });

  it('ends as the asker ends it, and an answer leaves no timer behind', async () => {
    const asker = new AbortController();
    const ended = failure(requestJson('/api/never', asker.signal));
    asker.abort();
    expect(await ended).toMatchObject({ name: 'AbortError' });
    expect(await requestJson('/api/now')).toEqual({ now: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });
});
