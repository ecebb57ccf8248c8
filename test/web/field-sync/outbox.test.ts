// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { useLiveStatus } from '../../../web/live/clock.ts';
import { RequestFailed } from '../../../web/state/request.ts';
import { actOn, forget, morning, Phone, reportOf, settled, type Page } from './phone.ts';
import { StreetServer } from './street-server.ts';

let pages: Page[] = [];

async function street(...cases: string[]): Promise<{ server: StreetServer; phone: Phone; page: Page }> {
  const server = new StreetServer(cases);
  const phone = new Phone(server);
  const page = await phone.openPage();
  pages.push(page);
  return { server, phone, page };
}

const notes = (server: StreetServer) => server.log.map(({ note }) => note);
const states = (page: Page) => page.outbox.view.items.map(({ state }) => state);

afterEach(async () => {
  for (const page of pages) if (!page.isDead) page.die();
  pages = [];
  await forget();
  await forget('p2');
});

describe('the outbox of a phone', () => {
  it('sends what was done without signal in the order of each case, on the versions that its own acts made', async () => {
    const { server, phone, page } = await street('a', 'b');
    phone.isOnline = false;
    await page.outbox.send(actOn('a', '1', { act: 'case.sign-for' }));
    await phone.pass(60_000);
    await page.outbox.send(actOn('b', '2'));
    await page.outbox.send(actOn('a', '3'));
    await phone.pass(600_000);
    await page.outbox.send(actOn('a', '4', { act: 'case.report-back' }));
    expect(states(page)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(page.outbox.view.state).toBe('offline');
    phone.isOnline = true;
    await page.outbox.retryAll();
    await phone.pass(0);
    expect(server.log.filter((done) => done.case === 'a').map(({ note }) => note)).toEqual(['1', '3', '4']);
    expect(server.log.map(({ note, occurredAt }) => [note, Date.parse(occurredAt) - morning]).sort()).toEqual([
      ['1', 0],
      ['2', 60_000],
      ['3', 60_000],
      ['4', 660_000],
    ]);
    expect(states(page)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(page.outbox.view.items.at(-1)!.sentAt).toBe(new Date(morning + 660_000).toISOString());
  });

  it('asks again under the same key where the answer was lost, and the server does it once', async () => {
    const { server, phone, page } = await street('a');
    server.ways.push('through', 'answerLost');
    await page.outbox.send(actOn('a', '1'));
    await phone.pass(0);
    expect(page.outbox.view.items[0]).toMatchObject({ state: 'waiting', lastFailure: 0, mayHaveArrived: true });
    expect(page.outbox.view.state).toBe('away');
    expect(await page.outbox.withdraw(page.outbox.view.items[0]!.id)).toBe(false);
    await phone.pass(30_000);
    expect(states(page)).toEqual(['sent']);
    expect(notes(server)).toEqual(['1']);
  });

  it('goes on from a newer version by itself where the act is still possible and the task still his', async () => {
    const { server, phone, page } = await street('a');
    phone.isOnline = false;
    await page.outbox.send(actOn('a', '1', { crew: '一班' }));
    await page.outbox.send(actOn('a', '2', { crew: '一班' }));
    server.touch('a');
    phone.isOnline = true;
    await page.outbox.retryAll();
    await phone.pass(0);
    expect(notes(server)).toEqual(['1', '2']);
    expect(page.outbox.view.items.map(({ rebased = 0 }) => rebased)).toEqual([1, 0]);
  });

  it('shows a conflict where the case went to another crew, holds what follows on it, and lets other cases go', async () => {
    const { server, phone, page } = await street('a', 'b');
    phone.isOnline = false;
    await page.outbox.send(actOn('a', '1', { crew: '一班' }));
    await page.outbox.send(actOn('a', '2', { crew: '一班' }));
    await page.outbox.send(actOn('b', '3'));
    server.touch('a');
    server.cases.get('a')!.crew = '二班';
    phone.isOnline = true;
    await page.outbox.retryAll();
    await phone.pass(600_000);
    expect(states(page)).toEqual(['refused', 'waiting', 'sent']);
    const { id, refusal } = page.outbox.view.items[0]!;
    expect(refusal).toMatchObject({
      reason: 'moved',
      detail: 'a has version 2 by now',
      current: { version: 2, crew: '二班', isPossible: true },
    });
    await page.outbox.retry(id);
    await phone.pass(0);
    expect(notes(server)).toEqual(['3', '1', '2']);
  });

  it('keeps the server’s words on a refusal, and sends what was edited, or nothing more of what was withdrawn', async () => {
    const { server, phone, page } = await street('a');
    const faults = [{ pointer: '/input/note', detail: 'is missing' }];
    server.refuse = (_path, body) =>
      (body['input'] as { note?: string }).note === '?'
        ? new RequestFailed(422, 'Unprocessable', 'Say more.', faults)
        : undefined;
    await page.outbox.send(actOn('a', '?'));
    await page.outbox.send(actOn('a', '2'));
    await phone.pass(0);
    expect(page.outbox.view.items[0]).toMatchObject({
      state: 'refused',
      refusal: { reason: 'unfit', detail: 'Say more.', faults },
    });
    await page.outbox.retry(page.outbox.view.items[0]!.id, actOn('a', '1'));
    await phone.pass(0);
    expect(notes(server)).toEqual(['1', '2']);
    await page.outbox.send(actOn('a', '?'));
    await phone.pass(0);
    expect(await page.outbox.withdraw(page.outbox.view.items[2]!.id)).toBe(true);
    expect(states(page)).toEqual(['sent', 'sent']);
  });

  it('uploads photos before their act, and does what was done on a report after it on the case that it became', async () => {
    const { server, phone, page } = await street();
    phone.isOnline = false;
    const photo = await page.outbox.keepPhoto(new Blob(['near'], { type: 'image/jpeg' }), 'camera');
    const report = await page.outbox.send(reportOf('1', [photo]));
    await page.outbox.send({ kind: 'act', of: { report }, act: 'case.arrive', input: { note: '2' } });
    expect(await page.outbox.database.count('photos')).toBe(1);
    phone.isOnline = true;
    server.ways.push('through', 'through', 'answerLost');
    await page.outbox.retryAll();
    await phone.pass(60_000);
    expect(server.log.map((done) => `${done.case} ${done.act} ${done.note}`)).toEqual([
      'of-1 case.report 1',
      'of-1 case.arrive 2',
    ]);
    expect([...server.photos]).toEqual(['sha-near']);
    expect(await page.outbox.database.count('photos')).toBe(0);
    expect(page.outbox.view.items[0]!.act).toMatchObject({ report: { photos: ['sha-near'] } });
  });

  it('uploads once more what the server has lost of photos', async () => {
    const { server, phone, page } = await street();
    const photo = await page.outbox.keepPhoto(new Blob(['near']), 'camera');
    server.ways.push('through', 'through', 'lost');
    await page.outbox.send(reportOf('1', [photo]));
    await phone.pass(0);
    server.photos.clear();
    await phone.pass(60_000);
    expect(notes(server)).toEqual(['1']);
    expect(states(page)).toEqual(['sent']);
  });

  it('waits for the same person after the session ended; another neither sees nor sends it', async () => {
    const { server, phone, page } = await street('a');
    server.signedIn = undefined;
    await page.outbox.send(actOn('a', '1'));
    await phone.pass(600_000);
    expect(page.outbox.view).toMatchObject({ state: 'signIn', items: [{ state: 'waiting', attempts: 0 }] });
    server.signedIn = 'p2';
    const other = await phone.openPage('p2');
    pages.push(other);
    page.outbox.wake();
    await phone.pass(600_000);
    expect(other.outbox.view.items).toEqual([]);
    expect(notes(server)).toEqual([]);
    server.signedIn = 'p1';
    page.outbox.wake();
    await phone.pass(0);
    expect(notes(server)).toEqual(['1']);
  });

  it('sets 发生时间 right before the first sending where the phone had never heard the server’s clock', async () => {
    const { server, phone, page } = await street('a');
    useLiveStatus.setState({ asOf: 0, skew: 0 });
    phone.isOnline = false;
    await page.outbox.send(actOn('a', '1'));
    expect(page.outbox.view.items[0]).toMatchObject({ isClockUnsure: true });
    await phone.pass(300_000);
    phone.isOnline = true;
    useLiveStatus.setState({ asOf: 1, skew: -90_000 });
    await page.outbox.retryAll();
    await phone.pass(0);
    expect(Date.parse(server.log[0]!.occurredAt) - morning).toBe(-90_000);
  });

  it('tells fixes after 上岗 and receipts in bundles, each once; what is refused is counted with the server’s words', async () => {
    const { server, phone, page } = await street();
    phone.isOnline = false;
    const at = (second: number) => new Date(morning + second * 1000).toISOString();
    await page.outbox.send({ kind: 'on', input: {} });
    for (const second of [1, 2, 3]) {
      await page.outbox.tell({ kind: 'fix', at: at(second), lon: 119.9, lat: 32.5, accuracy: 10 });
    }
    await page.outbox.tell({ kind: 'receipt', at: at(2), case: 'a', step: 'read' });
    server.offDuty.add(at(2));
    phone.isOnline = true;
    server.ways.push('through', 'lost');
    await page.outbox.retryAll();
    await phone.pass(0);
    expect(server.fixes).toEqual([]);
    server.ways.push('through', 'through', 'through', 'answerLost');
    await phone.pass(120_000);
    expect(server.attendance).toEqual([`on ${at(0)}`]);
    expect(server.fixes).toEqual([at(1), at(3)]);
    expect(server.receipts).toEqual([at(2)]);
    expect(page.outbox.view.tellings).toBe(0);
    expect(await page.outbox.database.get('notes', 'refused.fix')).toEqual({
      count: 1,
      words: 'lies outside 上岗 and 离岗',
    });
    expect(page.outbox.view.refusedTellings).toEqual({ fix: { count: 1, words: 'lies outside 上岗 and 离岗' } });
    await page.outbox.seeRefused();
    expect(page.outbox.view.refusedTellings).toEqual({});
  });

  it('keeps fixes while a refused 上岗 may still be sent again, and not where one is on post already', async () => {
    const { server, phone, page } = await street();
    const at = new Date(morning + 1000).toISOString();
    server.refuse = (path) =>
      path === '/api/attendance/on' ? new RequestFailed(422, 'Unprocessable', 'is no post that there is') : undefined;
    await page.outbox.send({ kind: 'on', input: { post: 'GW-9' } });
    await page.outbox.tell({ kind: 'fix', at, lon: 119.9, lat: 32.5, accuracy: 10 });
    await phone.pass(600_000);
    expect([states(page), server.fixes, page.outbox.view.tellings]).toEqual([['refused'], [], 1]);
    server.refuse = (path) =>
      path === '/api/attendance/on'
        ? new RequestFailed(409, 'On duty', 'You are on duty (上岗) since then.')
        : undefined;
    await page.outbox.retry(page.outbox.view.items[0]!.id);
    await phone.pass(0);
    expect([states(page), server.fixes, page.outbox.view.tellings]).toEqual([['refused'], [at], 0]);
  });

  it('sets the page’s clock as it was last known before the server is heard of, so that fixes go by it too', async () => {
    const { phone, page } = await street();
    await page.outbox.clock.note(new Date(phone.now + 300_000).toISOString());
    useLiveStatus.setState({ asOf: 0, skew: 0 });
    pages.push(await phone.openPage());
    expect(useLiveStatus.getState().skew).toBe(300_000);
    useLiveStatus.setState({ asOf: morning, skew: 1_000 });
    pages.push(await phone.openPage());
    expect(useLiveStatus.getState().skew).toBe(1_000);
  });

  it('shows in one page what another did, and is sent by one of them', async () => {
    const { server, phone, page } = await street('a');
    const second = await phone.openPage();
    pages.push(second);
    await Promise.all([page.outbox.send(actOn('a', '1')), second.outbox.send(actOn('a', '2'))]);
    await phone.pass(10_000);
    await settled();
    expect(notes(server).sort()).toEqual(['1', '2']);
    expect(states(page)).toEqual(['sent', 'sent']);
    expect(states(second)).toEqual(['sent', 'sent']);
  });
});
