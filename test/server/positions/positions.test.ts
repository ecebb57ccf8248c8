import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import type { CrewNow } from '#domain/people/crew-now.ts';
import { isOfGroup, type PostGroup, type PostState } from '#domain/people/presence-at-post.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { positionsForgetJob } from '../../../server/positions/forget-job.ts';
import { createPositions } from '../../../server/positions/positions.ts';
import { tracks } from '../../../server/positions/reader.ts';
import { as, stranger } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const iso = (at: number) => new Date(at).toISOString();
const minute = 60_000;
const hour = 60 * minute;
const provenance = { source: 'test', sourceDatum: 'wgs84' } as const;

const post: BulkFeature = {
  id: 'post-1',
  geometry: { type: 'Point', coordinates: [119.92, 32.48] },
  properties: {
    number: 'GW-001',
    name: '坡子街市容岗',
    kind: 'order',
    persons: 1,
    radius: 200,
    unit: '甲中队',
    validFrom: '2020-01-01T00:00:00Z',
    ...provenance,
  },
};

let city: OpenCity;
let now = noon;

beforeAll(async () => {
  city = await openCity({ posts: [post] }, {}, () => now);
  await write([
    { kind: 'units', id: 'u-a', base: null, after: { name: '甲中队', kind: 'squad' } },
    { kind: 'units', id: 'u-b', base: null, after: { name: '乙中队', kind: 'squad' } },
    {
      kind: 'shift-plans',
      id: 'day',
      base: null,
      after: { name: '白班', unit: '甲中队', startsAt: '08:00', endsAt: '18:00', persons: 1, ...week },
    },
    {
      kind: 'assignments',
      id: 'a-1',
      base: null,
      after: { post: 'GW-001', shift: '白班', person: '张某（工号001）', from: '2026-01-01' },
    },
    person('crewMember', '张某（工号001）', 'u-a', { seat: 'crewMember', units: ['u-a'] }),
    person('unitHandler', '李某', 'u-b', { seat: 'unitHandler', units: ['u-b'] }),
    person('unitApprover', '王某', 'u-a', { seat: 'unitApprover', units: ['u-a'] }),
    {
      kind: 'crews',
      id: 'crew-1',
      base: null,
      after: { name: '甲一组', unit: '甲中队', members: ['crewMember'], vehicle: 'ebike', post: 'GW-001' },
    },
  ]);
});
afterAll(() => city.close());

const week = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, true]),
);

function person(id: string, name: string, unit: string, seat: object) {
  return {
    kind: 'people',
    id,
    base: 1,
    after: { username: `sample-${id.toLowerCase()}`, name, unit, seats: [seat], licensed: true },
  };
}

async function write(records: readonly { kind: string; id: string; base: number | null; after: object | null }[]) {
  const { store, live } = city.context;
  const written = await store.commit({ kind: 'test', note: '', by: 'test', lines: [], records: records as never });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  await live.applied(written.value.seq);
}

/** Each test has a day of its own, so that none meets what another left. */
let day = 0;
beforeEach(() => {
  now = noon + ++day * 24 * hour;
});

async function post_(seat: Seat, path: string, body: object, headers: object = {}) {
  const answer = await city.app.inject({
    method: 'POST',
    url: `/api/${path}`,
    headers: { ...as(seat), ...headers },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

const get = async <T = Record<string, unknown>>(headers: Record<string, string>, path: string) => {
  const answer = await city.app.inject({ url: `/api/${path}`, headers });
  return { status: answer.statusCode, body: answer.json<T>() };
};

const fixAt = (at: number, lon = 119.9201, lat = 32.4801, accuracy = 12) => ({
  at: new Date(at).toISOString(),
  lon,
  lat,
  accuracy,
});
const send = (...fixes: object[]) => post_('crewMember', 'positions', { fixes });
const crews = async (seat: Seat) => (await get<{ crews: CrewNow[] }>(as(seat), 'crews')).body.crews;

test('a position is refused before 上岗, taken once within, and refused after 离岗', async () => {
  expect(await send(fixAt(now))).toMatchObject({ status: 409, body: { type: '/problems/off-duty' } });
  const on = await post_('crewMember', 'attendance/on', { lon: 119.9201, lat: 32.48, accuracy: 10 });
  expect(on).toMatchObject({ status: 201, body: { post: 'GW-001', shift: '白班', crew: '甲一组' } });
  expect(on.body['until']).toBe(new Date(now + 6.5 * hour).toISOString());
  expect(on.body['metres']).toBe(9);
  now += minute;
  expect(await send(fixAt(now), fixAt(now - 5 * hour), fixAt(now + hour))).toMatchObject({
    status: 200,
    body: {
      taken: 1,
      known: 0,
      refused: [{ pointer: '/fixes/1/at' }, { pointer: '/fixes/2/at', detail: 'lies in the future' }],
    },
  });
  expect((await send(fixAt(now))).body).toEqual({ taken: 0, known: 1, refused: [] });
  const [crew] = await crews('unitApprover');
  expect(crew).toMatchObject({
    crew: { name: '甲一组' },
    onShift: { shift: '白班' },
    members: [{ name: '张某（工号001）', licensed: true, on: true }],
    whereabouts: { state: 'known', fix: { accuracy: 12 }, ageSeconds: 0 },
    standsAt: [119.92, 32.48],
    load: { tasks: 0 },
  });
  now += minute;
  expect(await post_('crewMember', 'attendance/off', {})).toMatchObject({ status: 200 });
  expect((await crews('unitApprover'))[0]).toMatchObject({
    members: [{ on: false, whereabouts: { state: 'unknown' } }],
  });
  expect(JSON.stringify(await crews('unitApprover'))).not.toContain('119.9201');
  now += minute;
  expect((await send(fixAt(now))).status).toBe(409);
  expect(await post_('crewMember', 'attendance/off', {})).toMatchObject({
    status: 409,
    body: { type: '/problems/not-on-duty' },
  });
});

test('an old or vague position is unknown, and a vague one does not hide an exact one', async () => {
  await post_('crewMember', 'attendance/on', {});
  await send(fixAt(now));
  now += minute;
  await send(fixAt(now, 119.99, 32.5, 3_000));
  expect((await crews('shiftLead'))[0]!.whereabouts).toMatchObject({ state: 'known', ageSeconds: 60 });
  now += 9 * minute;
  expect((await crews('shiftLead'))[0]!.whereabouts.state).toBe('known');
  now += 1_000;
  expect((await crews('shiftLead'))[0]!.whereabouts).toMatchObject({ state: 'unknown', ageSeconds: 601 });
  await post_('crewMember', 'attendance/off', {});
});

test('nobody but whoever may sees where somebody is, and each sees his own', async () => {
  await post_('crewMember', 'attendance/on', {});
  await send(fixAt(now));
  for (const headers of [stranger, { authorization: '' }]) expect((await get(headers, 'crews')).status).toBe(401);
  for (const seat of [
    'crewMember',
    'receiver',
    'supervisor',
    'planner',
    'assessor',
    'leader',
    'administrator',
  ] as const) {
    expect([seat, (await get(as(seat), 'crews')).status]).toEqual([seat, 403]);
    expect([seat, (await get(as(seat), 'records/attendances')).status]).toEqual([seat, 403]);
  }
  // Another unit's handler has the right, for his unit.
  expect(await crews('unitHandler')).toEqual([]);
  for (const seat of ['shiftLead', 'dispatcher', 'unitApprover'] as const) expect(await crews(seat)).toHaveLength(1);
  const kept = async (seat: Seat) =>
    (await get<{ records: { id: string }[] }>(as(seat), 'records/attendances')).body.records;
  expect(await kept('unitHandler')).toEqual([]);
  const [record] = await kept('unitApprover');
  for (const path of ['records/attendances', 'history/records/attendances']) {
    const of = async (seat: Seat) => (await get(as(seat), `${path}/${record!.id}`)).status;
    expect([path, await of('unitApprover'), await of('unitHandler')]).toEqual([path, 200, 404]);
  }
  const mine = await get(as('crewMember'), 'attendance/mine');
  expect(mine.body).toMatchObject({ on: { post: 'GW-001' }, latest: { lon: 119.9201 }, crews: ['甲一组'] });
  expect((mine.body['shifts'] as object[])[0]).toMatchObject({ post: 'GW-001', name: '坡子街市容岗', radius: 200 });
  expect(JSON.stringify((await get(as('unitHandler'), 'attendance/mine')).body)).not.toContain('119.9201');
  const journal = await city.context.store.changesAfter(0, 1000);
  expect(JSON.stringify(journal)).not.toContain('119.9201');
  await post_('crewMember', 'attendance/off', {});
  expect((await get(as('crewMember'), 'attendance/mine')).body).not.toHaveProperty('latest');
});

test('who forgets to sign off is signed off after the shift, and is not followed home', async () => {
  await post_('crewMember', 'attendance/on', {});
  await send(fixAt(now));
  now += 6.5 * hour + minute;
  expect((await send(fixAt(now))).status).toBe(409);
  expect((await crews('shiftLead'))[0]!.members[0]).toMatchObject({ on: false, whereabouts: { state: 'unknown' } });
  await city.context.positions.sweep();
  await expect.poll(() => city.context.positions.stretches('crewMember').at(-1)!.to).toBe(now - minute);
  const ended = (await city.context.store.changesAfter(0, 1000)).findLast(({ kind }) => kind === 'attendance.end');
  expect(ended).toMatchObject({ occurredAt: new Date(now - minute).toISOString() });
  // What was kept without signal still counts, and so does having signed off before.
  expect((await send(fixAt(now - 2 * hour))).body).toMatchObject({ taken: 1 });
  const off = await post_('crewMember', 'attendance/off', { occurredAt: new Date(now - 3 * hour).toISOString() });
  expect(off).toMatchObject({ status: 200, body: { to: new Date(now - 3 * hour).toISOString() } });
  const left: number[] = [];
  for await (const { at } of tracks(city.context, now - 12 * hour, now, ['crewMember'])) left.push(at);
  expect(left).toEqual([now - 6.5 * hour - minute]);
});

test('another unit whose crew named somebody before that was refused does not see where he is, nor has him out', async () => {
  await write([
    {
      kind: 'crews',
      id: 'crew-2',
      base: null,
      after: { name: '乙一组', unit: '乙中队', members: ['crewMember'], vehicle: 'foot' },
    },
  ]);
  await post_('crewMember', 'attendance/on', {});
  await send(fixAt(now));
  const seen = await crews('unitHandler');
  expect(seen).toMatchObject([
    { crew: { name: '乙一组' }, members: [{ on: false }], whereabouts: { state: 'unknown' } },
  ]);
  expect(JSON.stringify(seen)).not.toContain('119.9201');
  const all = await crews('shiftLead');
  expect(Object.fromEntries(all.map(({ crew, whereabouts }) => [crew.name, whereabouts.state]))).toEqual({
    甲一组: 'known',
    乙一组: 'unknown',
  });
  await post_('crewMember', 'attendance/off', {});
  await write([{ kind: 'crews', id: 'crew-2', base: 1, after: null }]);
});

test('signing off that is told late forgets what came after it, and nothing of the next stretch', async () => {
  await post_('crewMember', 'attendance/on', {});
  now += minute;
  await send(fixAt(now));
  now += 7 * hour;
  await city.context.positions.sweep();
  await expect.poll(() => city.context.positions.stretches('crewMember').at(-1)!.to).toBeDefined();
  await post_('crewMember', 'attendance/on', {});
  await send(fixAt(now));
  const off = await post_('crewMember', 'attendance/off', { occurredAt: new Date(now - 7 * hour - 1).toISOString() });
  expect(off.status).toBe(200);
  const left: number[] = [];
  for await (const { at } of tracks(city.context, now - 12 * hour, now + hour, ['crewMember'])) left.push(at);
  expect(left).toEqual([now]);
  expect(city.context.positions.latest('crewMember')?.at).toBe(now);
  await post_('crewMember', 'attendance/off', {});
});

test('a position that is taken in while somebody signs off is not kept', async () => {
  const on = await post_('crewMember', 'attendance/on', {});
  now += minute;
  const at = now;
  const { store } = city.context;
  const client = await store.pool.connect();
  // The end as of the beginning is written, but not yet for all to see, when the position comes.
  await client.query('begin');
  await client.query(
    `update record set content = content || jsonb_build_object('to', content ->> 'from')
     where kind = 'attendances' and id = $1`,
    [on.body['id']],
  );
  const sent = send(fixAt(at));
  await expect
    .poll(async () => (await store.pool.query('select 1 from pg_locks where not granted')).rowCount, { timeout: 5_000 })
    .toBeGreaterThan(0);
  await client.query('commit');
  client.release();
  await sent;
  const left: number[] = [];
  for await (const fix of tracks(city.context, at, at + 1, ['crewMember'])) left.push(fix.at);
  expect(left).toEqual([]);
  await post_('crewMember', 'attendance/off', {});
});

test('signing on twice is told, and the same request again has one effect', async () => {
  const key = { 'idempotency-key': 'on-1' };
  const first = await post_('crewMember', 'attendance/on', {}, key);
  expect(await post_('crewMember', 'attendance/on', {}, key)).toEqual(first);
  expect(await post_('crewMember', 'attendance/on', {})).toMatchObject({
    status: 409,
    body: { type: '/problems/on-duty', current: { post: 'GW-001' } },
  });
  expect((await post_('crewMember', 'attendance/on', { crew: '乙一组' })).status).toBe(422);
  await post_('crewMember', 'attendance/off', {});
});

test('whoever is at the post is counted as there, and whoever is elsewhere is not', async () => {
  const onPost = () => {
    const { due, present, outside, lost, absent } = city.context.positions.onPost(now)!;
    return { due, present, outside, lost, absent };
  };
  const onDuty = async () => (await get<{ five: { onDuty: object } }>(as('leader'), 'numbers/five')).body.five.onDuty;
  expect(onPost()).toEqual({ due: 1, present: 0, outside: 0, lost: 0, absent: 1 });
  await post_('crewMember', 'attendance/on', {});
  expect(onPost()).toMatchObject({ lost: 1, absent: 0 });
  await send(fixAt(now));
  expect(onPost()).toMatchObject({ present: 1, lost: 0 });
  expect(await onDuty()).toEqual({ value: 1, n: 1, m: 1, lost: { n: 0, outside: 0 }, absent: { n: 0 } });
  now += minute;
  await send(fixAt(now, 119.93));
  expect(onPost()).toMatchObject({ present: 0, outside: 1 });
  expect(await onDuty()).toEqual({ value: 0, n: 0, m: 1, lost: { n: 1, outside: 1 }, absent: { n: 0 } });
  // The number opens exactly what it counts; whose names are told is for whoever may see that unit's people.
  type Told = { posts: { post: string; state?: PostState; people: { name: string }[]; hidden: number }[] };
  const listed = async (seat: Seat) => (await get<Told>(as(seat), 'numbers/on-duty')).body.posts;
  const { n, m, lost, absent } = (await onDuty()) as Record<'lost' | 'absent', { n: number; outside: number }> &
    Record<'n' | 'm', number>;
  const sizes = { due: m, present: n, missing: lost.n, outside: lost.outside, absent: absent.n };
  const all = await listed('leader');
  for (const [group, size] of Object.entries(sizes)) {
    expect([group, all.filter(({ state }) => isOfGroup(group as PostGroup, state))]).toEqual([
      group,
      expect.objectContaining({ length: size }),
    ]);
  }
  expect(all).toMatchObject([{ post: 'GW-001', name: '坡子街市容岗', people: [], hidden: 1 }]);
  for (const seat of ['shiftLead', 'unitApprover'] as const) {
    expect(await listed(seat)).toMatchObject([
      {
        unit: '甲中队',
        shifts: [{ name: '白班' }],
        hidden: 0,
        people: [
          { name: '张某（工号001）', state: 'outside', since: iso(now - minute), heardAt: iso(now), metres: 940 },
        ],
      },
    ]);
  }
  expect(await listed('unitHandler')).toMatchObject([{ state: 'outside', people: [], hidden: 1 }]);
  expect(JSON.stringify(await listed('shiftLead'))).not.toMatch(/119\.|"lon"/);
  await post_('crewMember', 'attendance/off', {});
});

test('what one process takes in another knows, and one that starts later too', async () => {
  const { context } = city;
  const other = await createPositions({ ...context, name: 'other' });
  await post_('crewMember', 'attendance/on', {});
  await send(fixAt(now));
  await expect.poll(() => other.latest('crewMember')?.at).toBe(now);
  const late = await createPositions({ ...context, name: 'late' });
  expect(late.latest('crewMember')).toEqual(context.positions.latest('crewMember'));
  await post_('crewMember', 'attendance/off', {});
  for (const process of [context.positions, other, late]) expect(process.latest('crewMember')).toBeUndefined();
  await other.stop();
  await late.stop();
});

test('tracks are kept for some days and then forgotten', async () => {
  await post_('crewMember', 'attendance/on', {});
  await send(fixAt(now));
  const run = (days: number) =>
    positionsForgetJob({ ...city.context, now: () => now + days * 24 * hour }).run(
      {},
      { signal: new AbortController().signal, by: 'test', progress: () => undefined },
    );
  const kept = async () => {
    const all = [];
    for await (const fix of tracks(city.context, 0, now + hour)) all.push(fix);
    return all.map(({ at }) => at);
  };
  await run(30);
  expect(await kept()).toEqual([now]);
  await run(31);
  expect(await kept()).toEqual([]);
  await post_('crewMember', 'attendance/off', {});
});
