import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoundStop } from '#domain/dispatch/next-shift/round.ts';
import type { ShiftRoutes } from '#domain/dispatch/next-shift/shift-routes.ts';
import type { Fix } from '#domain/people/fix.ts';
import type { Seat } from '#domain/people/seats.ts';
import { keepDay } from '../../../server/positions/store.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const hour = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();
const provenance = { source: 'test', sourceDatum: 'wgs84', validFrom: '2020-01-01T00:00:00Z' } as const;
const day = iso(noon + 8 * hour).slice(0, 10);

const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

const dueCase = {
  id: '00000000-0000-7000-8000-000000000001',
  geometry: { type: 'Point', coordinates: [119.925, 32.49] },
  properties: {
    number: '20261122-0001',
    status: 'handling',
    open: true,
    selfHandled: false,
    action: 2,
    classStandard: 'GB/T 47678.5-2026',
    classKind: 'matter',
    classCode: '06010',
    className: '暴露垃圾',
    channel: 'patrol',
    unit: '甲中队',
    place: '坡子街，人民路口向南50米',
    urgent: false,
    reportedAt: iso(noon - 5 * hour),
    dispatchedAt: iso(noon - 4 * hour),
    dueAt: iso(noon + 3 * hour),
    source: 'test',
    sourceDatum: 'wgs84',
  },
} as BulkFeature;
/** One that came up in the shift, far from every stop. */
const elsewhere = {
  ...dueCase,
  id: '00000000-0000-7000-8000-000000000002',
  geometry: { type: 'Point', coordinates: [119.938, 32.498] },
  properties: { ...dueCase.properties, number: '20261122-0002', status: 'closed', open: false, reportedAt: iso(noon) },
} as BulkFeature;

const road = (id: string, key26: boolean, line: readonly (readonly [number, number])[]): BulkFeature =>
  ({
    id,
    geometry: { type: 'LineString', coordinates: line },
    properties: { name: `${id}路`, class: 'primary', key26, mainCommercial: false, ...provenance },
  }) as unknown as BulkFeature;

let city: OpenCity;
let now = noon;
beforeAll(async () => {
  const zone = {
    id: 'zone-1',
    geometry: { type: 'Polygon', coordinates: box(119.9, 32.48, 119.94, 32.5) },
    properties: { number: 'SR-01', name: '城中片', responsibilityKind: 'order', unit: '甲中队', ...provenance },
  } as unknown as BulkFeature;
  const post = {
    id: 'post-1',
    geometry: { type: 'Point', coordinates: [119.92, 32.49] },
    properties: {
      number: 'GW-1',
      name: '坡子街岗',
      kind: 'order',
      persons: 1,
      radius: 200,
      unit: '甲中队',
      ...provenance,
    },
  } as unknown as BulkFeature;
  city = await openCity(
    {
      zones: [zone],
      posts: [post],
      cases: [dueCase, elsewhere],
      roads: [
        road('a', true, [
          [119.915, 32.49],
          [119.935, 32.49],
        ]),
        road('b', false, [
          [119.915, 32.485],
          [119.915, 32.49],
        ]),
      ],
    },
    {},
    () => now,
  );
  const week = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((one) => [one, true]),
  );
  const approver = { username: 'sample-unitapprover', name: '王某', unit: 'u-a' };
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
      kind: 'people',
      id: 'unitApprover',
      base: 1,
      after: { ...approver, seats: [{ seat: 'unitApprover', units: ['u-a'] }] },
    },
    {
      kind: 'people',
      id: 'crewMember',
      base: 1,
      after: { username: 'sample-crewmember', name: 'crewMember', unit: 'u-a', seats: [{ seat: 'crewMember' }] },
    },
    {
      kind: 'crews',
      id: 'crew-1',
      base: null,
      after: {
        name: '甲一组',
        unit: '甲中队',
        members: ['crewMember'],
        vehicle: 'ebike',
        shift: '白班',
        post: 'GW-1',
      },
    },
  ]);
});
afterAll(() => city?.close());

async function write(records: readonly object[]): Promise<void> {
  const { store, live } = city.context;
  const written = await store.commit({ kind: 'test', note: '', by: 'test', lines: [], records: records as never });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  await live.applied(written.value.seq);
}

/** Puts fixes where those are that were taken in, without the duty they were taken in on. */
async function keepFixes(fixes: readonly Fix[]): Promise<void> {
  await city.context.store.pool.query(
    `insert into person_fix select person, to_timestamp(at / 1000.0), lon, lat, accuracy
     from jsonb_to_recordset($1::jsonb) as f (person text, at bigint, lon float8, lat float8, accuracy float8)`,
    [JSON.stringify(fixes)],
  );
}

async function get(seat: Seat, url: string) {
  const answer = await city.app.inject({ url, headers: as(seat) });
  return { status: answer.statusCode, body: answer.json() };
}

const asked = `unit=${encodeURIComponent('甲中队')}&day=${day}`;

test('a proposal takes deadlines and stretches that nobody patrolled, and says when there are no tracks at all', async () => {
  const overview = await get('unitApprover', `/api/next-shift?day=${day}`);
  expect(overview.body).toMatchObject({
    units: ['甲中队'],
    unit: '甲中队',
    mayPublish: true,
    shifts: [{ name: '白班', crews: ['甲一组'], from: `${day}T00:00:00.000Z` }],
  });
  const proposal = `/api/next-shift/proposal?${asked}&shift=${encodeURIComponent('白班')}`;
  // The minutes on the spot are those that plans of the day reckon with.
  await write([{ kind: 'settings', id: 'plan.matterMinutes', base: null, after: { value: 35 } }]);
  const bare = await get('unitApprover', proposal);
  expect(bare.status).toBe(200);
  expect(bare.body.notes).toContain('no-tracks');
  expect(bare.body.stops).toMatchObject([{ kind: 'deadline', case: { number: '20261122-0001' }, stay: 35 * 60 }]);
  expect(bare.body.orders).toEqual([[0]]);
  expect(bare.body.coverage).toBe(1);
  // Somebody went along the western half of the key road yesterday.
  const at = noon - 20 * hour;
  await keepDay(city.context.store, iso(at + 8 * hour).slice(0, 10));
  await keepFixes(
    Array.from({ length: 45 }, (_, i) => ({
      person: 'x',
      at: at + i * 10_000,
      lon: 119.915 + i * 0.00022,
      lat: 32.49,
      accuracy: 8,
    })),
  );
  const tracked = await get('unitApprover', proposal);
  const stretches = (tracked.body.stops as RoundStop[]).filter(({ kind }) => kind === 'unpatrolled');
  expect(stretches.length).toBeGreaterThan(0);
  for (const { lon, place, why, zone } of stretches) {
    expect(lon).toBeGreaterThan(119.9249);
    expect(place).toBe('a路');
    expect(why.zh).toContain('无巡查轨迹');
    expect(zone).toBe('SR-01');
  }
  expect((await get('unitHandler', proposal)).status).toBe(200);
  expect((await get('crewMember', proposal)).status).toBe(403);
  const wrong = await get('unitApprover', `/api/next-shift/proposal?${asked}&shift=never`);
  expect(wrong.status).toBe(404);
  expect(wrong.body.detail).toContain('"白班"');
});

test('what the approver publishes is shown to the crew, and held against what happened the day after', async () => {
  const shift = encodeURIComponent('白班');
  const times = { arriveAt: `${day}T00:10:00Z`, leaveAt: `${day}T00:30:00Z` };
  const due = `case:${dueCase.id}`;
  const manual = { lon: 119.935, lat: 32.49, place: '迎春路口' };
  const body = {
    unit: '甲中队',
    shift: '白班',
    day,
    base: null as number | null,
    routes: [
      {
        crew: '甲一组',
        stops: [
          { id: due, ...times },
          { id: 's2', manual, ...times },
        ],
      },
    ],
  };
  const send = (seat: Seat, payload: object) =>
    city.app.inject({ method: 'POST', url: '/api/next-shift/publish', headers: as(seat), payload });
  const twice = { ...body, routes: [{ ...body.routes[0]!, crew: '乙组' }] };
  expect((await send('unitApprover', twice)).statusCode).toBe(422);
  expect((await send('unitApprover', { ...body, unit: '乙中队' })).statusCode).toBe(403);
  const unknown = await send('unitApprover', {
    ...body,
    routes: [{ crew: '甲一组', stops: [{ id: 'case:never', ...times }] }],
  });
  expect([unknown.statusCode, unknown.json().errors]).toMatchObject([422, [{ pointer: '/routes/0/stops/0/id' }]]);
  // Nobody says himself what his routes are worth.
  expect((await send('unitApprover', { ...body, coverage: 100, leftOut: 0 })).statusCode).toBe(422);
  const published = await send('unitApprover', body);
  expect(published.json()).toMatchObject({ id: `${day.replaceAll('-', '')}-u-a-01` });
  expect((await send('unitApprover', body)).statusCode).toBe(409);
  expect((await send('unitApprover', { ...body, base: 1 })).json().id).toBe(published.json().id);

  const mine = await get('crewMember', '/api/next-shift/mine');
  expect(mine.body.crews).toEqual(['甲一组']);
  const [plan] = mine.body.plans as { content: ShiftRoutes }[];
  expect(plan!.content.routes[0]!.stops).toMatchObject([
    { id: due, kind: 'deadline', caseNumber: '20261122-0001', lon: 119.925, ...times },
    { id: 's2', kind: 'manual', weight: 0, place: '迎春路口' },
  ]);
  const { stops: proposed } = (await get('unitApprover', `/api/next-shift/proposal?${asked}&shift=${shift}`)).body;
  const weights = (proposed as RoundStop[]).map(({ id, weight }) => ({ weight, covered: id === due ? weight : 0 }));
  const [all, covered] = (['weight', 'covered'] as const).map((key) => weights.reduce((sum, one) => sum + one[key], 0));
  expect(plan!.content.coverage).toBeCloseTo((100 * covered!) / all!, 1);
  expect(plan!.content.leftOut).toBe(proposed.length - 1);
  expect((await get('supervisor', '/api/next-shift/mine')).body.plans).toEqual([]);

  const held = `/api/next-shift/${published.json().id as string}/held`;
  const early = await get('unitApprover', held);
  expect(early.body.stops.map((one: { missed: string }) => one.missed)).toEqual(['not-over', 'not-over']);
  const on = { person: 'crewMember', crew: '甲一组', from: `${day}T00:00:00Z`, until: `${day}T10:00:00Z` };
  await write([{ kind: 'attendances', id: 'at-1', base: null, after: { ...on, to: `${day}T10:00:00Z` } }]);
  await keepDay(city.context.store, day);
  const came = Date.parse(`${day}T06:40:00Z`);
  await keepFixes([
    { person: 'crewMember', at: came, lon: 119.9252, lat: 32.4901, accuracy: 8 },
    { person: 'x', at: came, lon: 119.935, lat: 32.49, accuracy: 8 },
  ]);
  now = noon + 24 * hour;
  const after = await get('unitApprover', held);
  expect(after.body).toMatchObject({
    visited: 1,
    inTime: 0,
    stops: [
      { stop: { id: due }, visitedAt: came, late: true },
      { stop: { id: 's2' }, missed: 'elsewhere' },
    ],
    cases: 1,
    foreseen: 0,
    unforeseen: [{ number: '20261122-0002' }],
  });
  expect((await get('crewMember', '/api/next-shift/mine')).body.plans).toEqual([]);
  now = noon;
});
