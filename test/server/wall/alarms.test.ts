import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import type { Alarm } from '#domain/wall/figures.ts';
import { uploadPhoto } from '../cases/upload-photo.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { readEvents, type EventReader } from '../live/read-events.ts';
import { openDisplay, type Display } from './open-display.ts';

const hour = 3_600_000;
let city: OpenCity;
let now = noon;
let address: string;
let wall: Display;
let photo: string;
beforeAll(async () => {
  city = await openCity({}, {}, () => now);
  address = await city.app.listen({ port: 0, host: '127.0.0.1' });
  wall = await openDisplay(city, '大屏');
  photo = await uploadPhoto(city, as('supervisor'), 1);
  const records = [{ kind: 'units', base: null, after: { name: '城中中队', kind: 'squad' } }];
  await post('/api/changes', { kind: 'unit.create', note: '', lines: [], records }, as('administrator'));
});
beforeEach(() => {
  now = noon;
});
afterAll(() => city?.close());

function post(url: string, payload: object, headers: Readonly<Record<string, string>>) {
  return city.app.inject({ method: 'POST', url, headers, payload });
}

/** What a caller says in; none of it may stand on a wall. */
const secrets = ['刘桂花', '13912345678', '气味很大有烟', '坡子街17号302室'];

async function report(more: object = { urgent: true }): Promise<{ id: string; number: string }> {
  const said = {
    classKind: 'matter',
    classCode: '06010',
    lon: 119.92,
    lat: 32.48,
    channel: 'hotline12345',
    description: secrets[2],
    caller: { name: secrets[0], phone: secrets[1], address: secrets[3] },
    ...more,
  };
  const answer = await post('/api/cases', said, as('shiftLead'));
  expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
  return answer.json<{ id: string; number: string }>();
}

async function act(seat: Seat, number: string, name: string, input: object = {}): Promise<void> {
  const read = await city.app.inject({ url: `/api/cases/${number}`, headers: as('shiftLead') });
  const { version } = read.json<{ case: { version: number } }>().case;
  const answer = await post(`/api/cases/${number}/acts`, { act: name, base: version, input }, as(seat));
  expect([name, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([name, 200, '']);
}

async function alarms(headers: Readonly<Record<string, string>> = wall.headers): Promise<readonly Alarm[]> {
  const answer = await city.app.inject({ url: '/api/wall/alarms', headers });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ alarms: Alarm[] }>().alarms;
}

const rings = async (number: string): Promise<boolean> => (await alarms()).some((alarm) => alarm.number === number);

function answerTo({ id, number }: { id: string; number: string }, seat: Seat) {
  const records = [{ kind: 'alarm-answers', id, base: null, after: { number } }];
  return post('/api/changes', { kind: 'alarm.answer', note: '', lines: [], records }, as(seat));
}

/** Passes over what other changes tell. */
async function heard(events: EventReader, holds: (data: Record<string, unknown>) => boolean): Promise<object> {
  for (;;) {
    const { data } = await events.next('change');
    if (holds(data)) return data;
  }
}

it('a new urgent case is heard by wall and desk, answered at one, and silent at both', async () => {
  const url = `${address}/api/live?topics=map,records`;
  const [onWall, onDesk] = [await readEvents(url, wall.headers), await readEvents(url, as('dispatcher'))];
  const made = await report();
  for (const events of [onWall, onDesk]) await heard(events, ({ kind }) => kind === 'case.report');
  for (const headers of [wall.headers, as('dispatcher')]) {
    const [first] = await alarms(headers);
    expect(first).toMatchObject({ id: made.id, number: made.number, status: 'pendingAcceptance', urgent: true });
    expect([first!.since, first!.lon, first!.lat]).toEqual([first!.reportedAt, 119.92, 32.48]);
  }
  expect((await answerTo(made, 'receiver')).statusCode).toBe(201);
  for (const events of [onWall, onDesk]) {
    await heard(events, ({ records }) => JSON.stringify(records) === `[{"kind":"alarm-answers","id":"${made.id}"}]`);
    events.close();
  }
  for (const headers of [wall.headers, as('dispatcher')]) {
    expect((await alarms(headers)).map(({ id }) => id)).not.toContain(made.id);
  }
  const history = await city.app.inject({
    url: `/api/history/records/alarm-answers/${made.id}`,
    headers: as('leader'),
  });
  expect(history.body).toContain('person:receiver');
});

it('nothing of the caller, of what was said, or of who reported stands in an alarm or on the card of a case', async () => {
  const made = await report();
  const card = await city.app.inject({ url: `/api/wall/cases/${made.id}`, headers: wall.headers });
  expect(card.json()).toMatchObject({ number: made.number });
  const told = JSON.stringify(await alarms()) + card.body;
  for (const secret of [...secrets, 'shiftLead', 'hotline'])
    expect([secret, told.includes(secret)]).toEqual([secret, false]);
});

it('two answers in the same moment make one; whoever comes second is told that it is answered', async () => {
  const made = await report();
  const answers = await Promise.all([
    answerTo(made, 'receiver'),
    answerTo(made, 'leader'),
    answerTo(made, 'shiftLead'),
  ]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  const refused = answers.find(({ statusCode }) => statusCode === 409)!;
  expect(refused.json()).toMatchObject({ title: 'Exists already' });
  expect(await rings(made.number)).toBe(false);
});

it('who may not push to walls, and a wall itself, answers no alarm; it rings on', async () => {
  const made = await report();
  for (const seat of ['supervisor', 'crewMember', 'planner'] as const) {
    expect([seat, (await answerTo(made, seat)).statusCode]).toEqual([seat, 403]);
  }
  const records = [{ kind: 'alarm-answers', id: made.id, base: null, after: { number: made.number } }];
  expect(
    (await post('/api/changes', { kind: 'alarm.answer', note: '', lines: [], records }, wall.headers)).statusCode,
  ).toBe(403);
  expect(await rings(made.number)).toBe(true);
});

it('an answer that is taken back lets it ring again', async () => {
  const made = await report();
  await answerTo(made, 'receiver');
  const records = [{ kind: 'alarm-answers', id: made.id, base: 1, after: null }];
  const undone = await post('/api/changes', { kind: 'undo', note: '', lines: [], records }, as('receiver'));
  expect([undone.statusCode, await rings(made.number)]).toEqual([201, true]);
});

it('rings until the unit signs for it: filed and dispatched it still does', async () => {
  const { number } = await report({ urgent: true, channel: 'patrol', caller: undefined });
  const rang: boolean[] = [await rings(number)];
  for (const [seat, name, input] of [
    ['shiftLead', 'case.file', {}],
    ['dispatcher', 'case.dispatch', { unit: '城中中队' }],
    ['unitHandler', 'case.acknowledge', {}],
  ] as const) {
    await act(seat, number, name, input);
    rang.push(await rings(number));
  }
  expect(rang).toEqual([true, true, true, false]);
});

it('is silent once it is voided, merged, turned down, closed or no longer urgent', async () => {
  const main = await report({});
  const ends: readonly (readonly [Seat, string, object])[] = [
    ['shiftLead', 'case.void', { reason: '误录' }],
    ['shiftLead', 'case.merge', { into: main.number }],
    ['receiver', 'case.reject', { reason: '不属于管辖范围' }],
    ['shiftLead', 'case.mark-urgent', { urgent: false }],
  ];
  for (const [seat, name, input] of ends) {
    const { number } = await report();
    expect([name, await rings(number)]).toEqual([name, true]);
    await act(seat, number, name, input);
    expect([name, await rings(number)]).toEqual([name, false]);
  }
  const { number } = await report({ urgent: true, channel: 'patrol', caller: undefined });
  await act('shiftLead', number, 'case.file');
  expect(await rings(number)).toBe(true);
  await act('shiftLead', number, 'case.force-close', { reason: '现场已消失' });
  expect(await rings(number)).toBe(false);
});

it('one that became urgent later rings from then on; what was urgent for longer than the setting says does not', async () => {
  const plain = await report({});
  const old = await report();
  expect([await rings(plain.number), await rings(old.number)]).toEqual([false, true]);
  now = noon + 72 * hour;
  expect(await rings(old.number)).toBe(false);
  const events = await readEvents(`${address}/api/live`, wall.headers);
  await act('shiftLead', plain.number, 'case.mark-urgent', { urgent: true });
  await heard(events, ({ kind }) => kind === 'case.mark-urgent');
  events.close();
  const alarm = (await alarms()).find(({ number }) => number === plain.number)!;
  expect([Date.parse(alarm.since), Date.parse(alarm.reportedAt)]).toEqual([now, noon]);
});

it('told to many screens at once, the cases are looked through once a change', async () => {
  await report();
  const { index } = city.context;
  const read = index.read.bind(index);
  let times = 0;
  index.read = ((collection, work) => {
    times++;
    return read(collection, work);
  }) as typeof index.read;
  await Promise.all(Array.from({ length: 20 }, () => alarms()));
  expect(times).toBe(1);
  const made = await report();
  const before = times;
  const found = await Promise.all(Array.from({ length: 20 }, () => alarms()));
  index.read = read;
  expect(found.every((all) => all.some(({ id }) => id === made.id))).toBe(true);
  expect(times - before).toBeLessThanOrEqual(1);
});

it('a photo of a case is not shown to a wall', async () => {
  const seen = await city.app.inject({ url: `/api/media/${photo}`, headers: as('supervisor') });
  const onWall = await city.app.inject({ url: `/api/media/${photo}`, headers: wall.headers });
  expect([seen.statusCode, onWall.statusCode]).toEqual([200, 403]);
});
