import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Change } from '#domain/change.ts';
import type { RankedCrew } from '#domain/dispatch/rank-crews.ts';
import { carryOut } from '../../../server/dispatch/carry-out.ts';
import type { UnitPlanAnswer } from '../../../server/dispatch/schemas.ts';
import { createPlans } from '../../../server/dispatch/plans.ts';
import { createStandingOrders } from '../../../server/dispatch/standing-orders.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

const week = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, true]),
);
const mine = as('unitApprover');
const lead = as('shiftLead');
/** Who cleans around 119.99 E, far from all other cases. */
const zone: BulkFeature = {
  id: 'zone-1',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [119.98, 32.47],
        [120, 32.47],
        [120, 32.49],
        [119.98, 32.49],
        [119.98, 32.47],
      ],
    ],
  },
  properties: {
    number: 'BJ-07',
    name: '东城河片',
    responsibilityKind: 'cleaning',
    unit: '乙中队',
    validFrom: '2020-01-01T00:00:00Z',
    source: 'test',
    sourceDatum: 'wgs84',
  },
};
let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ zones: [zone] });
  const crew = (name: string, unit: string, members: readonly string[], more: object = {}) => ({
    kind: 'crews',
    id: name,
    base: null,
    after: { name, unit, members, vehicle: 'ebike', shift: '白班', post: 'GW-1', ...more },
  });
  const person = (id: string, unit: string, more: object = {}, base: number | null = null) => ({
    kind: 'people',
    id,
    base,
    after: { username: id.toLowerCase(), name: id, unit, seats: [{ seat: 'crewMember' }], ...more },
  });
  await write([
    { kind: 'units', id: 'u-a', base: null, after: { name: '甲中队', kind: 'squad' } },
    { kind: 'units', id: 'u-b', base: null, after: { name: '乙中队', kind: 'squad' } },
    {
      kind: 'shift-plans',
      id: 'day',
      base: null,
      after: { name: '白班', unit: '甲中队', startsAt: '08:00', endsAt: '18:00', persons: 1, ...week },
    },
    person('a1', 'u-a', { licensed: true }),
    person('a2', 'u-a', { licensed: true }),
    person('b1', 'u-b'),
    person('crewMember', 'u-a', { username: 'sample-crewmember' }, 1),
    person(
      'unitApprover',
      'u-a',
      { username: 'sample-unitapprover', seats: [{ seat: 'unitApprover', units: ['u-a'] }] },
      1,
    ),
    person(
      'unitHandler',
      'u-b',
      { username: 'sample-unithandler', seats: [{ seat: 'unitHandler', units: ['u-b'] }] },
      1,
    ),
    crew('甲一组', '甲中队', ['a1', 'a2']),
    crew('甲二组', '甲中队', ['crewMember']),
    crew('乙一组', '乙中队', ['b1']),
  ]);
  await city.app.inject({
    method: 'POST',
    url: '/api/changes',
    payload: {
      kind: 'feature.create',
      note: '',
      lines: [
        {
          collection: 'posts',
          id: 'post-1',
          base: null,
          after: {
            geometry: { type: 'Point', coordinates: [119.92, 32.48] },
            properties: {
              number: 'GW-1',
              name: '坡子街岗',
              kind: 'order',
              persons: 1,
              radius: 200,
              unit: '甲中队',
              validFrom: '2020-01-01T00:00:00Z',
              source: 'test',
              sourceDatum: 'wgs84',
            },
          },
        },
      ],
    },
  });
});
afterAll(() => city.close());

async function write(records: readonly object[]): Promise<void> {
  const { store, live } = city.context;
  const written = await store.commit({ kind: 'test', note: '', by: 'test', lines: [], records: records as never });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  await live.applied(written.value.seq);
}

/** Gives the zone to another unit. */
async function rezone(unit: string): Promise<void> {
  const { register, store, live } = city.context;
  const { version } = (await register.get('zones', zone.id!))!;
  const after = { geometry: zone.geometry, properties: { ...zone.properties, unit } };
  const lines = [{ collection: 'zones', id: zone.id!, base: version, after }];
  const written = await store.commit({ kind: 'test', note: '', by: 'test', lines });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  await live.applied(written.value.seq);
}

/** Reports a case of a patrol and files it; with a unit it is dispatched too. */
async function aCase(unit: string | undefined, lon = 119.921): Promise<string> {
  const report = { classKind: 'matter', classCode: '06010', lon, lat: 32.48, channel: 'patrol' };
  const made = await city.app.inject({ method: 'POST', url: '/api/cases', payload: report });
  const { id } = made.json<{ id: string }>();
  await act(id, 'case.file');
  if (unit !== undefined) await act(id, 'case.dispatch', { unit });
  return id;
}

async function act(id: string, name: string, input: object = {}, headers = {}): Promise<void> {
  const { version } = await read(id);
  const payload = { act: name, base: version, input };
  const done = await city.app.inject({ method: 'POST', url: `/api/cases/${id}/acts`, headers, payload });
  if (done.statusCode !== 200) throw new Error(done.body);
}

async function read(id: string) {
  const answer = await city.app.inject(`/api/cases/${id}`);
  return answer.json<{ case: { version: number; properties: Record<string, unknown> } }>().case;
}

async function history(id: string): Promise<readonly Change[]> {
  const changes = await city.context.store.changesAfter(0, 1000);
  return changes.filter(({ lines }) => lines.some((line) => line.id === id));
}

async function planOf(headers = mine): Promise<UnitPlanAnswer> {
  const answer = await city.app.inject({ url: `/api/dispatch/plan?unit=${encodeURIComponent('甲中队')}`, headers });
  expect(answer.statusCode).toBe(200);
  return answer.json<UnitPlanAnswer>();
}
const post = async (path: string, payload: object, headers = mine) => {
  const answer = await city.app.inject({ method: 'POST', url: `/api/dispatch/${path}`, headers, payload });
  return { status: answer.statusCode, body: answer.json<Record<string, never>>() };
};
const crewFor = ({ plan }: UnitPlanAnswer, task: string) =>
  plan.routes.find(({ visits }) => visits.some((visit) => visit.task === task))?.crew;

describe('the crews for a case', () => {
  it('are the unit’s own, ranked, with what speaks against each; those of a helping unit come where it was called', async () => {
    const id = await aCase('甲中队');
    const ask = async (more = '') => {
      const answer = await city.app.inject({ url: `/api/dispatch/crews?case=${id}${more}`, headers: mine });
      return answer.json<{ unit: string; crews: RankedCrew[] }>();
    };
    const found = await ask();
    expect(found.unit).toBe('甲中队');
    expect(found.crews.map(({ crew, fits }) => [crew, fits]).sort()).toEqual([
      ['甲一组', true],
      ['甲二组', true],
    ]);
    expect(found.crews[0]!.travel).toBeGreaterThan(0);
    const penalty = await ask('&penalty=true');
    expect(penalty.crews.map(({ crew, fits, whyNot }) => [crew, fits, whyNot])).toEqual([
      ['甲一组', true, []],
      ['甲二组', false, [{ why: 'licence', has: 0, needs: 2 }]],
    ]);
    await act(id, 'case.involve', { coUnit: '乙中队', reason: '人手不足' });
    const helped = await ask();
    expect(helped.crews.find(({ crew }) => crew === '乙一组')).toMatchObject({
      unit: '乙中队',
      fits: true,
      cautions: expect.arrayContaining(['other-unit']) as unknown,
    });
    await act(id, 'case.void', { reason: 'test' });
  });

  it('may act on what they were given, also those of a helping unit, and not before it was called', async () => {
    const helper = (seat: object, base: number) => ({
      kind: 'people',
      id: 'crewMember',
      base,
      after: { username: 'sample-crewmember', name: 'crewMember', unit: 'u-b', seats: [seat] },
    });
    const known = city.context.records.get('people', 'crewMember')!;
    const left = city.context.records.get('crews', '甲二组')!;
    await write([
      helper({ seat: 'crewMember', units: ['u-b'] }, known.version),
      {
        kind: 'crews',
        id: '乙二组',
        base: null,
        after: { name: '乙二组', unit: '乙中队', members: ['crewMember'], vehicle: 'foot' },
      },
      { kind: 'crews', id: left.id, base: left.version, after: { ...left.content, members: [] } },
    ]);
    const tasks = async () => {
      const answer = await city.app.inject({ url: '/api/field/tasks', headers: as('crewMember') });
      return answer.json<{ tasks: { id: string; acts: { act: string }[] }[] }>().tasks;
    };
    const [id, other] = [await aCase('甲中队'), await aCase('甲中队', 119.93)];
    await act(id, 'case.involve', { coUnit: '乙中队', reason: '人手不足' });
    await act(id, 'case.assign', { crew: '乙二组' }, mine);
    const [task, ...more] = await tasks();
    expect([task!.id, more]).toEqual([id, []]);
    expect(task!.acts.map((one) => one.act)).toContain('case.sign-for');
    await act(id, 'case.sign-for', {}, as('crewMember'));
    await act(other, 'case.acknowledge');
    await expect(act(other, 'case.arrive', {}, as('crewMember'))).rejects.toThrow('"status":403');
    for (const one of [id, other]) await act(one, 'case.void', { reason: 'test' });
    await write([
      { kind: 'people', id: known.id, base: known.version + 1, after: known.content },
      { kind: 'crews', id: '乙二组', base: 1, after: null },
      { kind: 'crews', id: left.id, base: left.version + 1, after: left.content },
    ]);
  });

  it('keep their name while they have cases in hand: it is said which, and what to do first', async () => {
    const { id, version, content } = city.context.records.get('crews', '甲一组')!;
    const change = async (after: object | null, more: readonly object[] = []) => {
      const records = [{ kind: 'crews', id, base: version, after }, ...more];
      const payload = { kind: 'crews.change', note: '', lines: [], records };
      const answer = await city.app.inject({ method: 'POST', url: '/api/changes', payload });
      return { status: answer.statusCode, body: answer.json<{ errors?: { pointer: string; detail: string }[] }>() };
    };
    const handed = await aCase('甲中队');
    await act(handed, 'case.assign', { crew: '甲一组' }, mine);
    const number = String((await read(handed)).properties['number']);
    const detail = `the crew "甲一组" has 1 cases in hand (${number}): assign them to another crew first`;
    for (const [after, pointer] of [
      [null, '/records/0/after'],
      [{ ...content, name: '甲三组' }, '/records/0/after/name'],
    ] as const) {
      expect(await change(after)).toMatchObject({ status: 422, body: { errors: [{ pointer, detail }] } });
    }
    const other = city.context.records.get('crews', '甲二组')!;
    const exchanged = { kind: 'crews', id: other.id, base: other.version, after: { ...other.content, name: '甲一组' } };
    expect((await change({ ...content, name: '甲三组' }, [exchanged])).status).toBe(201);
    await write([
      { kind: 'crews', id: other.id, base: other.version + 1, after: other.content },
      { kind: 'crews', id, base: version + 1, after: content },
    ]);
    await act(handed, 'case.void', { reason: 'test' });
    const free = city.context.records.get('crews', '甲一组')!;
    const records = [{ kind: 'crews', id, base: free.version, after: { ...content, name: '甲三组' } }];
    const payload = { kind: 'crews.change', note: '', lines: [], records };
    expect((await city.app.inject({ method: 'POST', url: '/api/changes', payload })).statusCode).toBe(201);
    await write([{ kind: 'crews', id, base: free.version + 1, after: content }]);
  });

  it('that were lent are chosen by their own squad leader, and answer to him; the case’s unit goes on seeing it', async () => {
    const known = city.context.records.get('people', 'unitHandler')!;
    const seats = [{ seat: 'unitApprover', units: ['u-b'] }];
    const crew = { name: '乙二组', unit: '乙中队', members: ['crewMember'], vehicle: 'foot' };
    await write([
      { kind: 'people', id: known.id, base: known.version, after: { ...known.content, seats } },
      { kind: 'crews', id: '乙三组', base: null, after: crew },
    ]);
    const theirs = as('unitHandler');
    const refused = (id: string, name: string, input: object, headers: Record<string, string>) =>
      expect(act(id, name, input, headers)).rejects.toThrow('"status":403');
    const id = await aCase('甲中队');
    await act(id, 'case.acknowledge');
    await refused(id, 'case.assign', { crew: '乙二组' }, theirs);
    await act(id, 'case.involve', { coUnit: '乙中队', reason: '人手不足' });
    const asked = await city.app.inject({ url: `/api/dispatch/crews?case=${id}`, headers: theirs });
    expect(asked.json<{ crews: RankedCrew[] }>().crews.map(({ unit }) => unit)).toEqual(['乙中队', '乙中队']);
    // His own crew he sends, not that of the case's unit.
    await refused(id, 'case.assign', { crew: '甲一组' }, theirs);
    await act(id, 'case.assign', { crew: '乙二组' }, theirs);
    expect((await read(id)).properties['crew']).toBe('乙二组');
    await act(id, 'case.request-hand-back', { reason: '不在辖区' }, as('crewMember'));
    await refused(id, 'case.approve-hand-back', {}, mine);
    await act(id, 'case.approve-hand-back', {}, theirs);
    await act(id, 'case.assign', { crew: '甲一组' }, mine);
    await refused(id, 'case.assign', { crew: '乙二组' }, theirs);
    await act(id, 'case.void', { reason: 'test' });
    await write([
      { kind: 'people', id: known.id, base: known.version + 1, after: known.content },
      { kind: 'crews', id: '乙三组', base: 1, after: null },
    ]);
  });

  it('and the unit’s plan are seen by its own seats and the shift lead, and by nobody else', async () => {
    const id = await aCase('甲中队');
    const unit = encodeURIComponent('甲中队');
    for (const [headers, status] of [
      [mine, 200],
      [lead, 200],
      [as('unitHandler'), 403],
      [as('dispatcher'), 403],
      [as('crewMember'), 403],
      [as('leader'), 403],
    ] as const) {
      const asked = await Promise.all([
        city.app.inject({ url: `/api/dispatch/crews?case=${id}`, headers }),
        city.app.inject({ url: `/api/dispatch/plan?unit=${unit}`, headers }),
        city.app.inject({
          method: 'POST',
          url: '/api/dispatch/cost',
          headers,
          payload: { unit: '甲中队', case: id, crew: '甲一组' },
        }),
      ]);
      expect(asked.map(({ statusCode }) => statusCode)).toEqual([status, status, status]);
    }
    const moves = [{ case: id, crew: '甲一组', base: (await read(id)).version }];
    expect((await post('apply', { unit: '甲中队', moves }, lead)).status).toBe(403);
    expect((await read(id)).properties['crew']).toBeUndefined();
    expect((await planOf(lead)).mayAssign).toBe(false);
    await act(id, 'case.void', { reason: 'test' });
  });
});

describe('a unit’s plan', () => {
  it('is carried out by acts of assignment; what differs needs a reason, and costs what was shown', async () => {
    const [a, b] = [await aCase('甲中队', 119.921), await aCase('甲中队', 119.935)];
    const before = await planOf();
    expect(before.tasks.map(({ id }) => id).sort()).toEqual([a, b].sort());
    expect(before.mayAssign).toBe(true);
    expect(before.units).toEqual(['甲中队']);
    const planned = crewFor(before, a)!;
    const version = async (id: string) => (await read(id)).version;
    const asPlanned = await post('apply', {
      unit: '甲中队',
      moves: [{ case: a, crew: planned, base: await version(a) }],
    });
    expect(asPlanned.body['results']).toMatchObject([{ id: a, status: 'handling' }]);
    expect((await read(a)).properties['crew']).toBe(planned);
    expect((await history(a)).at(-1)).toMatchObject({ kind: 'case.assign', note: `按派班计划指派${planned}` });

    const now = await planOf();
    const had = crewFor(now, b)!;
    const other = had === '甲一组' ? '甲二组' : '甲一组';
    const cost = await post('cost', { unit: '甲中队', case: b, crew: other });
    expect(cost.body).toMatchObject({ lateness: expect.any(Number) as number, travel: expect.any(Number) as number });
    const move = { case: b, crew: other, base: await version(b) };
    const unsaid = await post('apply', { unit: '甲中队', moves: [move] });
    expect(unsaid.body['results']).toMatchObject([
      { id: b, problem: { status: 422, errors: [{ pointer: '/moves/0/reason' }] } },
    ]);
    expect((await read(b)).properties['crew']).toBeUndefined();
    const said = await post('apply', { unit: '甲中队', moves: [{ ...move, reason: '熟悉该店' }] });
    expect(said.body['results']).toMatchObject([{ id: b, status: 'handling' }]);
    const note = (await history(b)).at(-1)!.note;
    expect(note).toMatch(new RegExp(`^计划为${had}，人工改为${other}，超期.*，路程.*，理由：熟悉该店$`));
    const after = await planOf();
    expect(crewFor(after, b)).toBe(other);
    const { lateness, travel } = cost.body as unknown as { lateness: number; travel: number };
    expect(after.plan.cost).toEqual({
      lateness: now.plan.cost.lateness + lateness,
      travel: now.plan.cost.travel + travel,
    });
    for (const id of [a, b]) await act(id, 'case.void', { reason: 'test' });
  });

  it('is carried out as far as it can be where a case of it went away meanwhile, and goes on without that one', async () => {
    const ids = [await aCase('甲中队', 119.921), await aCase('甲中队', 119.93), await aCase('甲中队', 119.935)];
    const plan = await planOf();
    const moves = await Promise.all(
      ids.map(async (id) => ({ case: id, crew: crewFor(plan, id)!, base: (await read(id)).version })),
    );
    await act(ids[1]!, 'case.void', { reason: 'test' });
    const { body } = await post('apply', { unit: '甲中队', moves });
    expect(body['results']).toMatchObject([
      { id: ids[0], status: 'handling' },
      { id: ids[1], problem: { status: 409 } },
      { id: ids[2], status: 'handling' },
    ]);
    const left = [ids[0]!, ids[2]!];
    expect((await planOf()).plan.routes.flatMap(({ visits }) => visits.map(({ task }) => task)).sort()).toEqual(
      left.toSorted(),
    );
    for (const id of left) await act(id, 'case.void', { reason: 'test' });
  });

  it('follows the last one: what comes is put in, all else stays in its order', async () => {
    const ids = [await aCase('甲中队', 119.93), await aCase('甲中队', 119.94), await aCase('甲中队', 119.95)];
    const order = ({ plan }: UnitPlanAnswer) => plan.routes.map(({ visits }) => visits.map(({ task }) => task));
    const before = order(await planOf());
    const late = await aCase('甲中队', 119.96);
    const after = order(await planOf());
    expect(after.flat()).toContain(late);
    expect(after.map((route) => route.filter((task) => task !== late))).toEqual(before);
    for (const id of [...ids, late]) await act(id, 'case.void', { reason: 'test' });
  });

  it('goes on from what was moved by hand, also where another plan was made meanwhile', async () => {
    const ids = [await aCase('甲中队', 119.93), await aCase('甲中队', 119.94)];
    const plans = createPlans(city.context);
    const before = await plans.of('甲中队');
    await act(ids[0]!, 'case.void', { reason: 'test' });
    await plans.of('甲中队');
    plans.goOnFrom(before);
    const { plan } = await plans.of('甲中队');
    expect(plan.routes.flatMap(({ visits }) => visits.map(({ task }) => task))).toEqual([ids[1]]);
    await act(ids[1]!, 'case.void', { reason: 'test' });
  });

  it('is made once for all who ask until something is written', async () => {
    const plans = createPlans(city.context);
    const asked = vi.spyOn(city.context.travel, 'matrix');
    const id = await aCase('甲中队', 119.93);
    const first = await plans.of('甲中队');
    const tables = asked.mock.calls.length;
    expect(await plans.of('甲中队')).toBe(first);
    expect(asked.mock.calls.length).toBe(tables);
    await act(id, 'case.assign', { crew: '甲二组' });
    const then = await plans.of('甲中队');
    expect(then.problem.tasks.find((task) => task.id === id)?.fixed).toBe('甲二组');
    await act(id, 'case.void', { reason: 'test' });
    asked.mockRestore();
  });

  it('tells a member of a crew the order of what was assigned to it, and nothing that is merely thought of', async () => {
    const [given, thought] = [await aCase('甲中队', 119.93), await aCase('甲中队', 119.94)];
    await act(given, 'case.assign', { crew: '甲二组' });
    const answer = await city.app.inject({ url: '/api/dispatch/mine', headers: as('crewMember') });
    expect(answer.json()).toMatchObject({ routes: [{ crew: '甲二组', visits: [{ case: given, late: 0 }] }] });
    expect(answer.body).not.toContain(thought);
    const nobody = await city.app.inject({ url: '/api/dispatch/mine', headers: as('dispatcher') });
    expect(nobody.json()).toMatchObject({ routes: [] });
    for (const id of [given, thought]) await act(id, 'case.void', { reason: 'test' });
  });
});

describe('the unit that a case is sent to', () => {
  it('comes with what says so; where nothing does, that is said', async () => {
    const id = await aCase(undefined);
    const answer = await city.app.inject({ url: `/api/dispatch/unit?case=${id}`, headers: as('dispatcher') });
    expect(answer.json()).toEqual({ named: '', basis: 'none', kind: 'cleaning' });
    expect((await city.app.inject({ url: `/api/dispatch/unit?case=${id}`, headers: mine })).statusCode).toBe(403);
    const held = await aCase(undefined, 119.99);
    const said = await city.app.inject({ url: `/api/dispatch/unit?case=${held}`, headers: as('dispatcher') });
    expect(said.json()).toEqual({
      unit: '乙中队',
      named: '乙中队',
      basis: 'zone',
      kind: 'cleaning',
      zone: { number: 'BJ-07' },
    });
    for (const one of [id, held]) await act(one, 'case.void', { reason: 'test' });
  });
});

describe('a standing order', () => {
  const order = (name: string, more: object) => ({
    kind: 'standing-orders',
    id: name,
    base: null,
    after: { name, dispatch: false, enabled: true, classes: ['06010'], ...more },
  });

  it('assigns once, however many processes carry it out, and not again after the crew gave it back', async () => {
    await write([order('暴露垃圾', { crew: '甲二组' })]);
    const id = await aCase('甲中队');
    await Promise.all(Array.from({ length: 6 }, () => carryOut(city.context, id)));
    const assigned = async () => (await history(id)).filter(({ kind }) => kind === 'case.assign');
    expect(await assigned()).toMatchObject([{ by: 'program:standing-order', note: '常设指令“暴露垃圾”：指派甲二组' }]);
    expect((await read(id)).properties).toMatchObject({ crew: '甲二组', status: 'handling' });
    await act(id, 'case.request-hand-back', { reason: '不在辖区' }, as('crewMember'));
    await act(id, 'case.approve-hand-back', {}, mine);
    expect((await read(id)).properties['crew']).toBeUndefined();
    await carryOut(city.context, id);
    expect(await assigned()).toHaveLength(1);
    await act(id, 'case.void', { reason: 'test' });
    const other = await aCase('乙中队');
    expect(await carryOut(city.context, other)).toBeUndefined();
    await act(other, 'case.void', { reason: 'test' });
  });

  it('what came while nobody carried orders out is carried out by whoever begins next, by two at once only once', async () => {
    const id = await aCase('甲中队');
    const begun = [createStandingOrders(city.context, 20), createStandingOrders(city.context, 20)];
    for (const one of begun) one.start();
    await expect.poll(async () => (await read(id)).properties['crew'], { timeout: 5000 }).toBe('甲二组');
    const later = await aCase('甲中队');
    await expect.poll(async () => (await read(later)).properties['crew'], { timeout: 5000 }).toBe('甲二组');
    await begun[0]!.close();
    const last = await aCase('甲中队');
    await expect.poll(async () => (await read(last)).properties['crew'], { timeout: 5000 }).toBe('甲二组');
    await begun[1]!.close();
    for (const one of [id, later, last]) {
      expect((await history(one)).filter(({ kind }) => kind === 'case.assign')).toHaveLength(1);
    }
  });

  it('sends to the unit that answers now, not to the one found when the report came in', async () => {
    const id = await aCase(undefined, 119.99);
    await rezone('甲中队');
    await write([order('自动派遣', { dispatch: true, zones: ['BJ-07'] })]);
    await carryOut(city.context, id);
    expect((await read(id)).properties).toMatchObject({ status: 'pendingAcknowledgement', unit: '甲中队' });
    const note = '常设指令“自动派遣”：按责任区BJ-07派遣，上报时为乙中队';
    expect((await history(id)).at(-1)).toMatchObject({ kind: 'case.dispatch', note });
    await rezone('乙中队');
    const unheld = await aCase(undefined);
    expect(await carryOut(city.context, unheld)).toBeUndefined();
    for (const one of [id, unheld]) await act(one, 'case.void', { reason: 'test' });
    await write([{ kind: 'standing-orders', id: '自动派遣', base: 1, after: null }]);
  });

  it('leaves to people what waited for more than a day', async () => {
    const id = await aCase('甲中队');
    const later = { ...city.context, now: () => city.context.now() + 25 * 3_600_000 };
    expect(await carryOut(later, id)).toBeUndefined();
    expect(await carryOut(city.context, id)).toMatchObject({ kind: 'case.assign' });
    await act(id, 'case.void', { reason: 'test' });
  });

  it('is written for dispatch by the shift lead, for a crew by whoever assigns in its unit alone', async () => {
    const save = async (headers: Record<string, string>, id: string, more: object, base: number | null = null) => {
      const after = { name: id, dispatch: false, enabled: true, classes: ['05001'], ...more };
      const records = [{ kind: 'standing-orders', id, base, after }];
      const payload = { kind: 'order', note: '', lines: [], records };
      const answer = await city.app.inject({ method: 'POST', url: '/api/changes', headers, payload });
      return [answer.statusCode, /case\.endorse/.test(answer.body)];
    };
    expect(await save(lead, '派遣甲', { dispatch: true })).toEqual([201, false]);
    expect(await save(lead, '指派甲', { crew: '甲一组' })).toEqual([403, true]);
    expect(await save(lead, '派遣甲', { dispatch: true, crew: '甲一组' }, 1)).toEqual([403, true]);
    expect(await save(mine, '指派甲', { crew: '甲一组' })).toEqual([201, false]);
    expect(await save(mine, '指派乙', { crew: '乙一组' })).toEqual([403, false]);
    expect(await save(mine, '派遣乙', { dispatch: true })).toEqual([403, false]);
    expect(await save(as('unitHandler'), '指派丙', { crew: '乙一组' })).toEqual([403, false]);
    expect(await save(lead, '指派甲', { crew: '甲一组', enabled: false }, 1)).toEqual([201, false]);
    expect(await save(lead, '指派甲', { crew: '甲一组' }, 2)).toEqual([403, true]);
  });
});
