// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoRoom } from '../../../web/field/sync/outbox.ts';
import { keepAll } from '../../../web/field/photos/keep-all.ts';
import { actOn, forget, morning, Phone, reportOf, type Page } from './phone.ts';
import { StreetServer } from './street-server.ts';

let page: Page;
let server: StreetServer;
let phone: Phone;
let isFull = false;

beforeEach(async () => {
  server = new StreetServer(['a', 'b']);
  phone = new Phone(server);
  page = await phone.openPage();
  const stores = IDBObjectStore.prototype;
  const put = stores.put;
  vi.spyOn(stores, 'put').mockImplementation(function (this: IDBObjectStore, ...of) {
    if (isFull) throw new DOMException('No room', 'QuotaExceededError');
    return put.apply(this, of);
  });
});
afterEach(async () => {
  isFull = false;
  vi.restoreAllMocks();
  page.die();
  await forget();
});

/** Clearing what is only kept for reading makes room. */
function readingGivesRoom(): void {
  const clear = IDBObjectStore.prototype.clear;
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
    isFull = false;
    return clear.call(this);
  });
}

describe('a full phone', () => {
  it('lets go of what is kept for reading and of what is uploaded, and sends what waits', async () => {
    const { database } = page.outbox;
    await page.outbox.send(actOn('a', '1'));
    await phone.pass(0);
    await database.put('answers', { path: '/x', body: {}, asOf: new Date(morning).toISOString() });
    phone.isOnline = false;
    const photo = await page.outbox.keepPhoto(new Blob(['near'], { type: 'image/jpeg' }), 'camera');
    await page.outbox.send(reportOf('2', [photo]));
    readingGivesRoom();
    isFull = true;
    phone.isOnline = true;
    await page.outbox.retryAll();
    await phone.pass(0);
    expect(server.log.map(({ note }) => note)).toEqual(['1', '2']);
    expect(await database.count('answers')).toBe(0);
    expect(page.outbox.view.items.map(({ state }) => state)).toEqual(['sent']);
    expect(page.outbox.view.state).toBe('idle');
  });

  it('says so where nothing can give way', async () => {
    isFull = true;
    await expect(page.outbox.send(actOn('a', '1'))).rejects.toBeInstanceOf(NoRoom);
    isFull = false;
    expect(page.outbox.view.items).toEqual([]);
  });

  it('gets no fuller by a try that came to nothing', async () => {
    const keep = async (words: string) => {
      if (words === 'far') isFull = true;
      return page.outbox.keepPhoto(new Blob([words]), 'camera');
    };
    const doing = keepAll(keep, page.outbox.dropPhotos, async (kept) => {
      await Promise.all([kept('near'), kept('far')]);
    });
    await expect(doing).rejects.toBeInstanceOf(NoRoom);
    isFull = false;
    expect(await page.outbox.database.count('photos')).toBe(0);
  });
});

describe('an act that was turned away at the door', () => {
  it('may be taken back: it is certainly not with the server', async () => {
    vi.spyOn(server, 'askPerson').mockResolvedValue('p1');
    server.signedIn = undefined;
    await page.outbox.send(actOn('a', '1'));
    await phone.pass(0);
    expect(page.outbox.view).toMatchObject({ state: 'signIn', items: [{ state: 'waiting', lastFailure: 401 }] });
    expect(await page.outbox.withdraw(page.outbox.view.items[0]!.id)).toBe(true);
  });

  it('may not where an earlier attempt had no answer', async () => {
    vi.spyOn(server, 'askPerson').mockResolvedValue('p1');
    server.ways.push('answerLost');
    await page.outbox.send(actOn('a', '1'));
    await phone.pass(0);
    server.signedIn = undefined;
    server.keys.clear();
    await page.outbox.retryAll();
    await phone.pass(0);
    expect(page.outbox.view).toMatchObject({ state: 'signIn', items: [{ state: 'waiting', lastFailure: 401 }] });
    expect(await page.outbox.withdraw(page.outbox.view.items[0]!.id)).toBe(false);
  });
});
