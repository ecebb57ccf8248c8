import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askOrKept } from '../../../web/field/store/answers.ts';
import { forgetKept, forgetOthers } from '../../../web/field/store/forget.ts';
import { actOn, forget, Phone, type Page } from './phone.ts';
import { StreetServer } from './street-server.ts';

const deleted = vi.fn();
let page: Page;
let phone: Phone;

beforeEach(async () => {
  vi.stubGlobal('caches', { delete: async (name: string) => deleted(name) });
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ at: '2026-11-23T01:00:00Z' })));
  phone = new Phone(new StreetServer(['a']));
  phone.isOnline = false;
  page = await phone.openPage();
  await page.outbox.send(actOn('a', '1'));
  await askOrKept(page.outbox, '/api/field/tasks');
});
afterEach(async () => {
  vi.unstubAllGlobals();
  deleted.mockReset();
  localStorage.clear();
  page.die();
  await forget();
});

const kept = async () => [await page.outbox.database.count('answers'), await page.outbox.database.count('items')];

it('leaves nothing to read after signing out, on the map neither, and all that waits to be sent', async () => {
  expect(await kept()).toEqual([1, 1]);
  await forgetKept('p1');
  expect(await kept()).toEqual([0, 1]);
  expect(deleted).toHaveBeenCalledTimes(1);
});

it('does not keep an answer that was on its way meanwhile', async () => {
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal('fetch', () => new Promise<Response>((done) => (answer = done)));
  const asked = askOrKept(page.outbox, '/api/dispatch/mine');
  await forgetKept('p1');
  answer(new Response('{}'));
  await asked;
  expect(await kept()).toEqual([0, 1]);
});

it('is forgotten too when another person opens the page, and not when the same one does', async () => {
  await forgetOthers('p1');
  await forgetOthers('p1');
  expect(await kept()).toEqual([1, 1]);
  await forgetOthers('p2');
  expect(await kept()).toEqual([0, 1]);
});
