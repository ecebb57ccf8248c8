import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Acknowledgement, EscalationNews } from '#domain/cases/acknowledgement.ts';
import type { FieldTask } from '#domain/cases/field-task.ts';
import type { Caller } from '#domain/people/caller.ts';
import { callerOfPerson, type Person } from '#domain/people/person.ts';
import type { Seat } from '#domain/people/seats.ts';
import { unanswered } from '../../../server/field/store.ts';
import { uploadPhoto } from '../cases/upload-photo.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const minute = 60_000;
const listeners: readonly Seat[] = ['crewMember', 'unitApprover', 'shiftLead', 'supervisor'];
let city: OpenCity;
let now = noon;
const photos: string[] = [];
/** What the readers of this process were told, and who of some seats may hear it. */
const told: { readonly news: EscalationNews; readonly heardBy: readonly Seat[] }[] = [];
/** Who may hear what was told of a case, by its number. */
const ears = new Map<string, (caller: Caller) => boolean>();

beforeAll(async () => {
  city = await openCity({}, {}, () => now);
  const { readers, records } = city.context;
  vi.spyOn(readers, 'tell').mockImplementation((_topic, { event, data }, mayHear) => {
    if (event !== 'escalation') return;
    const callerOf = (id: Seat) => callerOfPerson(id, records.get('people', id)!.content as unknown as Person, records);
    ears.set((data as EscalationNews).number, mayHear);
    told.push({ news: data as EscalationNews, heardBy: listeners.filter((id) => mayHear(callerOf(id))) });
  });
  await write('units', [
    { name: '城中中队', kind: 'squad' },
    { name: '城东中队', kind: 'squad' },
  ]);
  const unit = records.all('units').find(({ content }) => content['name'] === '城中中队')!.id;
  await rewrite(['crewMember', 'unitApprover'], { unit });
  await write('crews', [
    { name: '一班', unit: '城中中队', members: ['crewMember'], vehicle: 'ebike' },
    { name: '二班', unit: '城中中队', members: ['unitApprover'], vehicle: 'foot' },
    { name: '东班', unit: '城东中队', members: [], vehicle: 'car' },
  ]);
  for (let n = 0; n < 3; n++) photos.push(await uploadPhoto(city, as('supervisor'), n));
});
beforeEach(() => {
  now = noon;
  told.length = 0;
});
afterAll(() => city.close());

function ask(seat: Seat, method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}) {
  return city.app.inject({
    method,
    url,
    headers: { ...as(seat), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
}

async function write(kind: string, contents: readonly object[]): Promise<void> {
  const records = contents.map((after) => ({ kind, base: null, after }));
  const change = { kind: `${kind}.create`, note: '', lines: [], records };
  const answer = await ask('administrator', 'POST', '/api/changes', change);
  expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
}

/** Gives people something more. */
async function rewrite(people: readonly Seat[], more: object): Promise<void> {
  const records = people.map((id) => {
    const { version, content } = city.context.records.get('people', id)!;
    return { kind: 'people', id, base: version, after: { ...content, ...more } };
  });
  const change = { kind: 'people.update', note: '', lines: [], records };
  const answer = await ask('administrator', 'POST', '/api/changes', change);
  expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
}

interface Said {
  readonly input?: object;
  readonly occurredAt?: string;
  readonly base?: number;
  readonly key?: string;
}

/** Does an act on what the case is now. */
async function act(seat: Seat, ref: string, name: string, { key, base, ...said }: Said = {}) {
  const seen = base ?? (await feature(ref)).version;
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return ask(seat, 'POST', `/api/cases/${ref}/acts`, { act: name, base: seen, ...said }, headers);
}

async function done(seat: Seat, ref: string, name: string, said: Said = {}): Promise<void> {
  const answer = await act(seat, ref, name, said);
  expect([name, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([name, 200, '']);
}

async function feature(ref: string) {
  const answer = await ask('shiftLead', 'GET', `/api/cases/${ref}`);
  return answer.json<{ case: { id: string; version: number; properties: Record<string, unknown> } }>().case;
}

/** A case in the hands of somebody of 城中中队, assigned at `now`. */
async function assigned(input: object, more: object = {}): Promise<string> {
  const place = { lon: 119.92, lat: 32.48 };
  const report = { classKind: 'matter', classCode: '06010', ...place, channel: 'patrol', ...more };
  const answer = await ask('supervisor', 'POST', '/api/cases', report);
  const { number } = answer.json<{ number: string }>();
  await done('shiftLead', number, 'case.file');
  await done('dispatcher', number, 'case.dispatch', { input: { unit: '城中中队' } });
  await done('unitApprover', number, 'case.assign', { input });
  return number;
}

async function taskOn(seat: Seat, number: string): Promise<FieldTask | undefined> {
  const answer = await ask(seat, 'GET', '/api/field/tasks');
  expect(answer.statusCode).toBe(200);
  return answer.json<{ tasks: FieldTask[] }>().tasks.find((task) => task.number === number);
}

const at = (offset: number): string => new Date(now + offset).toISOString();
const seconds = (instant: number): string => new Date(instant).toISOString().replace(/\.\d{3}/, '');

describe('a crew on the street', () => {
  it('has the cases of its crew on its phone, signs for them, arrives, and reports back itself', async () => {
    const number = await assigned({ crew: '一班' });
    expect(await taskOn('supervisor', number)).toBeUndefined();
    const task = (await taskOn('crewMember', number))!;
    expect(task).toMatchObject({ kind: 'handle', crew: '一班', status: 'handling', steps: { sentAt: seconds(noon) } });
    const acts = task.acts.map((one) => one.act);
    const street = ['case.sign-for', 'case.arrive', 'case.ask-support', 'case.handle', 'case.report-back'];
    expect(acts).toEqual(expect.arrayContaining([...street, 'case.request-hand-back']));
    now += 5 * minute;
    await done('crewMember', number, 'case.sign-for');
    now += 10 * minute;
    await done('crewMember', number, 'case.arrive', { input: { lon: 119.921, lat: 32.48, accuracy: 12 } });
    expect((await taskOn('crewMember', number))!.steps).toEqual({
      sentAt: seconds(noon),
      signedForAt: seconds(noon + 5 * minute),
      arrivedAt: seconds(noon + 15 * minute),
      arrivedMetres: 94,
    });
    await done('crewMember', number, 'case.ask-support', { input: { reason: '当事人不配合' } });
    await done('unitApprover', number, 'case.end-support');
    await done('crewMember', number, 'case.report-back', { input: { photosAfter: [photos[0]], measure: 'cleared' } });
    expect((await feature(number)).properties).toMatchObject({ status: 'pendingInspection', crew: '一班' });
    expect(await taskOn('crewMember', number)).toBeUndefined();
    expect(await taskOn('supervisor', number)).toMatchObject({ kind: 'inspect' });
  });

  it('does nothing on what another crew has, and is told which', async () => {
    const number = await assigned({ crew: '二班' });
    expect(await taskOn('crewMember', number)).toBeUndefined();
    for (const name of ['case.sign-for', 'case.arrive', 'case.handle', 'case.report-back', 'case.request-hand-back']) {
      const input =
        name === 'case.request-hand-back'
          ? { reason: '不便' }
          : name === 'case.handle'
            ? { photosAfter: [photos[0]] }
            : {};
      const answer = await act('crewMember', number, name, { input });
      expect([name, answer.statusCode, answer.body]).toEqual([name, 403, expect.stringContaining('二班')]);
    }
    const foreign = await act('unitApprover', number, 'case.assign', { input: { crew: '东班' } });
    expect([foreign.statusCode, foreign.body]).toEqual([422, expect.stringContaining('case.involve')]);
  });

  it('is judged by when it was done, and what came late is marked; one key has one effect', async () => {
    const number = await assigned({ crew: '一班' });
    const { version, properties } = await feature(number);
    const due = Date.parse(String(properties['dueAt']));
    // Twenty minutes without signal, over the deadline.
    now = due + 15 * minute;
    const back = { input: { photosAfter: [photos[1]] }, occurredAt: at(-20 * minute), base: version, key: 'phone-1' };
    const first = await act('crewMember', number, 'case.report-back', back);
    expect([first.statusCode, first.json()]).toMatchObject([200, { version: version + 1 }]);
    const again = await act('crewMember', number, 'case.report-back', back);
    expect(again.body).toBe(first.body);
    const { id, properties: after } = await feature(number);
    expect(after).toMatchObject({ reportedBackAt: seconds(due - 5 * minute), lateUpload: 20 });
    // Whoever inspects has his own limit from when he can know of it.
    expect(after['stageDueAt']).toBe(seconds(now + 30 * minute));
    expect(after['photoFlags']).toContainEqual(expect.stringContaining('noTime'));
    const history = await ask('shiftLead', 'GET', `/api/history/features/cases/${id}`);
    const [last] = history.json<{ entries: { at: string; occurredAt?: string }[] }>().entries;
    expect(last).toMatchObject({ at: at(0), occurredAt: at(-20 * minute) });
  });

  it('has one effect of an act that is sent again and again before any answer came', async () => {
    const number = await assigned({ crew: '一班' });
    const { version } = await feature(number);
    const send = () => act('crewMember', number, 'case.sign-for', { base: version, key: 'phone-3' });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect([answers[0]!.statusCode, (await feature(number)).version]).toEqual([200, version + 1]);
  });

  it('cannot have been elsewhere in time: not ahead, not long ago, not before the last step, not at a desk', async () => {
    now = noon + 24 * 60 * minute;
    const number = await assigned({ crew: '一班' });
    now += 30 * minute;
    const refused = async (occurredAt: string, name = 'case.sign-for', seat: Seat = 'crewMember') => {
      const answer = await act(seat, number, name, { occurredAt });
      return [answer.statusCode, answer.json<{ errors?: { pointer: string }[] }>().errors?.[0]?.pointer];
    };
    expect(await refused(at(3 * minute))).toEqual([422, '/occurredAt']);
    expect(await refused(at(-33 * minute))).toEqual([422, '/occurredAt']);
    expect(await refused(at(-minute), 'case.urge', 'dispatcher')).toEqual([422, '/occurredAt']);
    // A desk that reports back for its unit cannot say that it was in time.
    expect(await refused(at(-minute), 'case.report-back', 'unitHandler')).toEqual([422, '/occurredAt']);
    // A clock that is out by a minute is set right, not refused.
    await done('crewMember', number, 'case.sign-for', { occurredAt: at(-31 * minute) });
    expect((await feature(number)).properties['signedForAt']).toBe(seconds(now - 30 * minute));
    const stale = await act('crewMember', number, 'case.arrive', { base: 1 });
    expect([stale.statusCode, stale.json()]).toMatchObject([409, { current: (await feature(number)).version }]);
  });

  it('alone says when it was, where it has the case: nobody else brings it into its time', async () => {
    const number = await assigned({ crew: '一班' });
    await done('crewMember', number, 'case.report-back', { input: { photosAfter: [photos[2]] } });
    now += 40 * minute;
    const then = { occurredAt: at(-30 * minute) };
    const refused = async (seat: Seat, name: string, input: object) => {
      const answer = await act(seat, number, name, { input, ...then });
      return [answer.statusCode, answer.json<{ errors?: { pointer: string }[] }>().errors?.[0]?.pointer];
    };
    expect(await refused('shiftLead', 'case.rework', { reason: '不合格' })).toEqual([422, '/occurredAt']);
    expect(await refused('unitHandler', 'case.note', { note: '已完成' })).toEqual([422, '/occurredAt']);
    await done('crewMember', number, 'case.note', { input: { note: '已完成' }, ...then });
    await done('supervisor', number, 'case.inspect', { input: { photos: [photos[0]] }, ...then });
    const told = { classKind: 'matter', classCode: '06010', lon: 119.94, lat: 32.48, channel: 'hotline12345', ...then };
    const report = await ask('supervisor', 'POST', '/api/cases', told);
    expect([report.statusCode, report.body]).toEqual([422, expect.stringContaining('/occurredAt')]);
  });

  it('reports what it saw without signal as of then, and clears it on the spot', async () => {
    const seen = { classKind: 'matter', classCode: '06010', lon: 119.93, lat: 32.48, channel: 'patrol' };
    const cleared = { selfHandled: true, photosBefore: [photos[0]], photosAfter: [photos[2]] };
    const body = { ...seen, ...cleared, occurredAt: at(-25 * minute) };
    const answer = await ask('supervisor', 'POST', '/api/cases', body, { 'idempotency-key': 'phone-2' });
    const again = await ask('supervisor', 'POST', '/api/cases', body, { 'idempotency-key': 'phone-2' });
    expect([answer.statusCode, again.body]).toEqual([201, answer.body]);
    const { properties } = await feature(answer.json<{ number: string }>().number);
    const then = seconds(noon - 25 * minute);
    expect(properties).toMatchObject({ reportedAt: then, handledAt: then, closedAt: then, lateUpload: 25 });
    const old = await ask('supervisor', 'POST', '/api/cases', { ...seen, occurredAt: at(-37 * 60 * minute) });
    expect(old.statusCode).toBe(422);
  });
});

describe('an assignment', () => {
  async function acknowledgement(number: string): Promise<Acknowledgement> {
    return (await ask('unitHandler', 'GET', `/api/cases/${number}/acknowledgement`)).json();
  }

  it('tells who got it, read it, signed for it and is there', async () => {
    const number = await assigned({ crew: '一班' });
    const { id } = await feature(number);
    expect(await acknowledgement(number)).toEqual({
      steps: [{ step: 'sent', at: at(0) }, ...['delivered', 'read', 'signedFor', 'arrived'].map((step) => ({ step }))],
      awaited: 'delivered',
      dueAt: at(5 * minute),
    });
    now += 3 * minute;
    const receipts = [
      { case: id, kind: 'delivered', at: at(-2 * minute) },
      { case: id, kind: 'read', at: at(-minute) },
      { case: 'never-was', kind: 'read', at: at(0) },
    ];
    expect((await ask('shiftLead', 'POST', '/api/field/receipts', { receipts })).json()).toEqual({ kept: 0 });
    expect((await ask('crewMember', 'POST', '/api/field/receipts', { receipts })).json()).toEqual({ kept: 2 });
    await ask('crewMember', 'POST', '/api/field/receipts', { receipts: [{ case: id, kind: 'read', at: at(0) }] });
    await done('crewMember', number, 'case.sign-for');
    const by = 'crewMember';
    expect(await acknowledgement(number)).toMatchObject({
      steps: [
        { step: 'sent' },
        { step: 'delivered', at: at(-2 * minute), by },
        { step: 'read', at: at(-minute), by },
        { step: 'signedFor', at: seconds(now), by },
        { step: 'arrived' },
      ],
      awaited: 'arrived',
      dueAt: at(60 * minute),
    });
    // Another crew begins with a clean sheet.
    now += minute;
    await done('unitApprover', number, 'case.assign', { input: { crew: '二班' } });
    expect((await acknowledgement(number)).steps.map((one) => one.at)).toEqual([at(0), ...Array<undefined>(4)]);
  });

  it('is told level by level when nobody answers, each once, until somebody does', async () => {
    const { escalations } = city.context;
    const number = await assigned({ crew: '一班' });
    const heard = async (count: number) => {
      await escalations.look();
      await escalations.look();
      await vi.waitFor(() => expect(ours().length).toBeGreaterThanOrEqual(count), 15_000);
      return ours();
    };
    const ours = () => told.filter(({ news }) => news.number === number);
    now += 4 * minute;
    expect(await heard(0)).toEqual([]);
    now += minute;
    expect(await heard(1)).toEqual([
      {
        news: expect.objectContaining({ number, level: 1, step: 'delivered', unit: '城中中队', crew: '一班' }),
        heardBy: ['crewMember'],
      },
    ]);
    now += 10 * minute;
    expect((await heard(2)).at(-1)).toMatchObject({ news: { level: 2 }, heardBy: ['crewMember', 'unitApprover'] });
    expect((await acknowledgement(number)).escalated).toEqual({ level: 2, step: 'delivered', at: at(0) });
    now += 10 * minute;
    const third = (await heard(3)).at(-1);
    expect(third).toMatchObject({ news: { level: 3 }, heardBy: ['crewMember', 'unitApprover', 'shiftLead'] });
    await done('crewMember', number, 'case.arrive');
    now += 600 * minute;
    expect((await heard(3)).length).toBe(3);
    const calls = vi.mocked(city.context.readers.tell).mock.calls;
    expect(JSON.stringify(calls)).not.toMatch(/caller(Name|Phone|Address)/);
  });

  it('that nobody answered for days calls nobody when it is first looked at, and is not looked at again', async () => {
    const number = await assigned({ crew: '一班' });
    const waits = async () => (await unanswered(city.context.store)).map(({ feature }) => feature.properties['number']);
    expect(await waits()).toContain(number);
    now += 5 * 24 * 60 * minute;
    await city.context.escalations.look();
    expect(await waits()).not.toContain(number);
    expect(told.filter(({ news }) => news.number === number)).toEqual([]);
    expect((await acknowledgement(number)).escalated).toBeUndefined();
    // Somebody signs for it after all: what comes next is waited for anew.
    await done('crewMember', number, 'case.sign-for');
    expect(await waits()).toContain(number);
    await done('crewMember', number, 'case.arrive');
  });

  it('to a crew that another unit lent is told to its own squad leader, and to that of the case’s unit', async () => {
    const number = await assigned({ crew: '一班' });
    await done('shiftLead', number, 'case.involve', { input: { coUnit: '城东中队', reason: '人手不足' } });
    await done('unitApprover', number, 'case.assign', { input: { crew: '东班' } });
    now += 15 * minute;
    await city.context.escalations.look();
    await vi.waitFor(
      () => expect(told.map(({ news }) => [news.number, news.level])).toContainEqual([number, 2]),
      15_000,
    );
    const hears = (unit: string): boolean =>
      ears.get(number)!({
        ...{ kind: 'person', id: 'x', name: 'x', by: 'person:x', collections: 'all' },
        grants: [{ rights: ['case.endorse'], units: [unit] }],
      });
    expect(['城东中队', '城中中队', '城西中队'].map(hears)).toEqual([true, true, false]);
  });

  it('to a crew that is not registered is not waited for: nobody there has a phone', async () => {
    const number = await assigned({ crew: '早班' });
    now += 300 * minute;
    await city.context.escalations.look();
    expect(told.filter(({ news }) => news.number === number)).toEqual([]);
  });
});

describe('the rule here and now over HTTP', () => {
  it('names the place, what stands near it and what is forbidden without it', async () => {
    const answer = await ask('crewMember', 'POST', '/api/field/here', { lon: 119.92, lat: 32.48 });
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { at: at(0), zones: [], permits: [] }]);
    const { classes } = answer.json<{ classes: { code: string; state: string }[] }>();
    expect(classes.find(({ code }) => code === '09001')).toMatchObject({ state: 'forbidden' });
    expect((await ask('crewMember', 'POST', '/api/field/here', { lon: 119.92 })).statusCode).toBe(422);
    // Where a person is stands in no address: proxies log them.
    expect((await ask('crewMember', 'GET', '/api/field/here?lon=119.92&lat=32.48')).statusCode).toBe(405);
  });
});

// Last: the crew of this file has its hands full from here on.
it('several hundred that nobody answers are each told once, and after the last level not looked at again', async () => {
  const { store, escalations } = city.context;
  const number = await assigned({ crew: '一班' });
  const { properties } = await feature(number);
  const many = Array.from({ length: 400 }, (_, n) => ({
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    geometry: { type: 'Point' as const, coordinates: [119.92, 32.48] },
    properties: { ...properties, number: `20261122-${9000 + n}` },
  }));
  await store.bulk({ collection: 'cases', kind: 'load', note: '', by: 'test' }, many);
  now += 300 * minute;
  await escalations.look();
  const heard = () => told.filter(({ news }) => news.number.startsWith('20261122-9')).map(({ news }) => news.number);
  await vi.waitFor(() => expect(new Set(heard()).size).toBe(many.length), 10_000);
  const waiting = (await unanswered(store)).map((one) => String(one.feature.properties['number']));
  expect(waiting.filter((one) => one.startsWith('20261122-9'))).toEqual([]);
  await escalations.look();
  expect(heard()).toHaveLength(many.length);
}, 60_000);
