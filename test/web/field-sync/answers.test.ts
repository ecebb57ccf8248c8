// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askOrKept } from '../../../web/field/store/answers.ts';
import { browserSurroundings } from '../../../web/field/sync/browser-surroundings.ts';
import { rememberCsrf } from '../../../web/state/request.ts';
import { forget, morning, Phone, type Page } from './phone.ts';
import { StreetServer } from './street-server.ts';

let page: Page;

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
/** What a hotspot answers for every address until somebody agrees to its terms. */
const portal = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });

beforeEach(async () => {
  vi.stubGlobal('window', { location: { origin: 'http://street.test' }, setTimeout, clearTimeout });
  rememberCsrf('csrf-1');
  page = await new Phone(new StreetServer()).openPage();
});
afterEach(async () => {
  page.die();
  await forget();
  rememberCsrf(undefined);
  vi.unstubAllGlobals();
});

describe('answers kept for reading', () => {
  it('are of one address the sixty asked for last; other addresses stay', async () => {
    let minute = 0;
    vi.stubGlobal('fetch', async () => json({ at: new Date(morning + (minute += 1) * 60_000).toISOString() }));
    await askOrKept(page.outbox, '/api/field/tasks');
    await askOrKept(page.outbox, '/api/field/hereafter?lon=1');
    for (let lon = 0; lon < 65; lon++) await askOrKept(page.outbox, '/api/field/here', { body: { lon } });
    const kept = (await page.outbox.database.getAllKeys('answers')).map(String);
    expect(kept.filter((path) => path.startsWith('/api/field/here?'))).toHaveLength(60);
    expect(kept).toEqual(expect.arrayContaining(['/api/field/tasks', '/api/field/hereafter?lon=1']));
    expect(kept).toContain('/api/field/here?{"lon":64}');
    expect(kept).not.toContain('/api/field/here?{"lon":4}');
  });

  it('are found again by what was asked in a body, which no address names', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: URL, { method, body }: RequestInit) => {
      asked.push(`${method} ${url.pathname}${url.search} ${String(body)}`);
      return json({ at: new Date(morning).toISOString(), road: '坡子街' });
    });
    const here = () => askOrKept(page.outbox, '/api/field/here', { body: { lon: 119.92, lat: 32.49 } });
    expect(await here()).toMatchObject({ isKept: false });
    expect(asked).toEqual(['POST /api/field/here {"lon":119.92,"lat":32.49}']);
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no signal')));
    expect(await here()).toMatchObject({ isKept: true, data: { road: '坡子街' } });
    await expect(askOrKept(page.outbox, '/api/field/here', { body: { lon: 1, lat: 2 } })).rejects.toMatchObject({
      status: 0,
    });
  });

  it('are shown without asking by a body while the server has not said again who this is', async () => {
    const asked = vi.fn(async () => json({ at: new Date(morning).toISOString() }));
    vi.stubGlobal('fetch', asked);
    await askOrKept(page.outbox, '/api/field/here', { body: { lon: 1 } });
    rememberCsrf(undefined);
    expect(await askOrKept(page.outbox, '/api/field/here', { body: { lon: 1 } })).toMatchObject({ isKept: true });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('are shown where what comes is no answer of the server', async () => {
    vi.stubGlobal('fetch', async () => json({ at: new Date(morning).toISOString(), tasks: [] }));
    await askOrKept(page.outbox, '/api/field/tasks');
    vi.stubGlobal('fetch', async () => portal());
    expect(await askOrKept(page.outbox, '/api/field/tasks')).toMatchObject({ isKept: true, data: { tasks: [] } });
    await expect(askOrKept(page.outbox, '/api/field/other')).rejects.toMatchObject({ status: 0 });
  });
});

describe('what the browser is asked to send', () => {
  const surroundings = () =>
    browserSurroundings({ askPerson: async () => 'p1', taken: () => undefined, lost: () => undefined });

  it('did not reach the server where the answer is none of its own, or does not come in time', async () => {
    vi.stubGlobal('fetch', async () => portal());
    await expect(surroundings().send('/api/cases', {}, 'k')).rejects.toMatchObject({
      name: 'RequestFailed',
      status: 0,
    });
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    vi.stubGlobal('fetch', async (_url: URL, { signal }: RequestInit) => {
      signal?.throwIfAborted();
      return json({});
    });
    const photo = { id: 'f', bytes: new ArrayBuffer(1), type: 'image/jpeg', origin: 'camera', keptAt: 0 } as const;
    await expect(surroundings().send('/api/cases', {}, 'k')).rejects.toMatchObject({
      name: 'RequestFailed',
      status: 0,
    });
    await expect(surroundings().upload(photo)).rejects.toMatchObject({ name: 'RequestFailed', status: 0 });
    await expect(surroundings().readCase('c1')).rejects.toMatchObject({ name: 'RequestFailed', status: 0 });
    timeout.mockRestore();
  });
});
