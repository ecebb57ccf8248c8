// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { RequestFailed } from '../../../web/state/request.ts';
import { actOn, forget, morning, Phone, type Page } from './phone.ts';
import { StreetServer } from './street-server.ts';

let page: Page | undefined;
afterEach(async () => {
  page?.die();
  await forget();
});

it('does as of now what came before the last step, with what waits behind it, and keeps when it was in the note', async () => {
  const server = new StreetServer(['a', 'b']);
  const phone = new Phone(server);
  page = await phone.openPage();
  const ten = new Date(morning + 600_000).toISOString();
  const tooLate = [{ pointer: '/occurredAt', detail: `lies before the last step of the case (${ten})` }];
  server.refuse = (_path, { occurredAt }) =>
    String(occurredAt) < ten ? new RequestFailed(422, 'Unprocessable', 'Too early.', tooLate) : undefined;
  phone.isOnline = false;
  await page.outbox.send(actOn('a', '到场'));
  await page.outbox.send(actOn('a', '反馈', { act: 'case.report-back' }));
  await phone.pass(1_200_000);
  phone.isOnline = true;
  await page.outbox.retryAll();
  await phone.pass(0);
  expect(page.outbox.view.items.map(({ state }) => state)).toEqual(['refused', 'waiting']);
  await page.outbox.doNow(page.outbox.view.items[0]!.id, (at) => `原 ${Date.parse(at) - morning}`);
  await phone.pass(0);
  expect(server.log.map(({ note, occurredAt }) => [note, Date.parse(occurredAt) - morning])).toEqual([
    ['到场\n原 0', 1_200_000],
    ['反馈\n原 0', 1_200_000],
  ]);
  expect(page.outbox.view.items.map(({ state }) => state)).toEqual(['sent', 'sent']);
});

it('leaves alone what was refused for anything else', async () => {
  const server = new StreetServer(['a']);
  const phone = new Phone(server);
  page = await phone.openPage();
  server.refuse = () => new RequestFailed(422, 'Unprocessable', 'No.', [{ pointer: '/input', detail: 'is wrong' }]);
  await page.outbox.send(actOn('a', '1'));
  await phone.pass(0);
  await page.outbox.doNow(page.outbox.view.items[0]!.id, () => '原');
  await phone.pass(0);
  expect(page.outbox.view.items).toMatchObject([{ state: 'refused', act: { input: { note: '1' } } }]);
});
