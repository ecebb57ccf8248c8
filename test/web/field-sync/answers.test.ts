// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askOrKept } from '../../../web/field/store/answers.ts';
import { browserSurroundings } from '../../../web/field/sync/browser-surroundings.ts';
import { forget, morning, Phone, type Page } from './phone.ts';
import { StreetServer } from './street-server.ts';

let page: Page;

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
/** What a hotspot answers for every address until somebody agrees to its terms. */
const portal = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });

beforeEach(async () => {
  vi.stubGlobal('window', { location: { origin: 'http://street.test' }, setTimeout, clearTimeout });
  page = await new Phone(new StreetServer()).openPage();
});
afterEach(async () => {
  page.die();
  await forget();
  vi.unstubAllGlobals();
});

describe('answers kept for reading', () => {
  it('are of one address the sixty asked for last; other addresses stay', async () => {
    let minute = 0;
    vi.stubGlobal('fetch', async () => json({ at: new Date(morning + (minute += 1) * 60_000).toISOString() }));
    await askOrKept(page.outbox, '/api/field/tasks');
    await askOrKept(page.outbox, '/api/field/hereafter?lon=1');
    for (let place = 0; place < 65; place++) await askOrKept(page.outbox, `/api/field/here?lon=${place}`);
    const kept = (await page.outbox.database.getAllKeys('answers')).map(String);
    expect(kept.filter((path) => path.startsWith('/api/field/here?'))).toHaveLength(60);
    expect(kept).toEqual(expect.arrayContaining(['/api/field/tasks', '/api/field/hereafter?lon=1']));
    expect(kept).toContain('/api/field/here?lon=64');
    expect(kept).not.toContain('/api/field/here?lon=4');
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
