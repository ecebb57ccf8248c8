import type { Point } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { phasesOn } from '#domain/cases/numbers/phases.ts';
import { figuredKinds, writeAsked, type AskedPanel } from '#domain/wall/asked-panels.ts';
import type { Figured, Figures } from '#domain/wall/figures.ts';
import type { FiguredKind } from '#domain/wall/panel-kinds.ts';
import { buildApp } from '../../../server/app.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { metric } from './plain-metres.ts';
import { as, editorToken } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const sample = generateSampleCity({ seed: 7, cases: 3000, until: '2026-11-22' });
const content = Object.fromEntries(
  ['cases', 'roads', 'divisions', 'illegal-buildings', 'unit-grid', 'zones'].map((id) => [
    id,
    [...sample.features(id)],
  ]),
) as Record<string, BulkFeature[]>;

let city: OpenCity;
let now = noon;
let cases: readonly BulkFeature[];
beforeAll(async () => {
  cases = content['cases']!.slice(-1000);
  city = await openCity({ ...content, cases }, {}, () => now);
  const { store, live } = city.context;
  const crew = { members: ['crewMember'], vehicle: 'ebike', shift: '白班', phone: '13905260000' };
  const week = { monday: true, tuesday: true, wednesday: true, thursday: true, friday: true };
  const weekend = { saturday: true, sunday: true };
  const plan = { startsAt: '08:00', endsAt: '18:00', persons: 1, ...week, ...weekend };
  const written = await store.commit({
    kind: 'test',
    note: '',
    by: 'test',
    lines: [],
    records: [
      { kind: 'units', id: 'u-a', base: null, after: { name: '甲中队', kind: 'squad' } },
      { kind: 'shift-plans', id: 'day', base: null, after: { name: '白班', unit: '甲中队', ...plan } },
      { kind: 'crews', id: 'c-1', base: null, after: { name: '甲一组', unit: '甲中队', ...crew } },
      { kind: 'crews', id: 'c-2', base: null, after: { name: '甲二组', unit: '甲中队', ...crew, shift: '夜班' } },
    ] as never,
  });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  await live.applied(written.value.seq, 5000);
});
afterAll(() => city?.close());

interface Answer {
  readonly seq: number;
  readonly panels: readonly Figured[];
}

/** What is slow the first time is asked for again, as a page does. */
async function ask(asked: readonly AskedPanel[], { app } = city): Promise<readonly Figured[]> {
  const url = `/api/wall/panels?${new URLSearchParams({ of: writeAsked(asked) }).toString()}`;
  for (;;) {
    const answer = await app.inject({ url, headers: as('leader') });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    const { panels } = answer.json<Answer>();
    if (panels.every((panel) => !('error' in panel && panel.error === 'busy'))) return panels;
  }
}

async function figures<K extends FiguredKind>(kind: K, of?: readonly string[]): Promise<Figures[K]> {
  const [panel] = (await ask([{ kind, ...(of && { of }) }])) as [Figured<K>];
  expect([panel.kind, panel.of]).toEqual([kind, of]);
  if ('error' in panel) throw new Error(`${kind}: ${panel.error}`);
  return panel.figures;
}

const everything = figuredKinds.map((kind) => ({ kind }));

const day = 86_400_000;
const month = Date.parse('2026-10-31T16:00:00Z');
const at = (instant: unknown): number => (typeof instant === 'string' ? Date.parse(instant) : NaN);
const isWithUnit = ({ properties: p }: BulkFeature): boolean =>
  p['status'] === 'pendingAcknowledgement' || p['status'] === 'handling';
const isOverdue = (one: BulkFeature): boolean => isWithUnit(one) && at(one.properties['dueAt']) <= now;
const isCounted = ({ properties: p }: BulkFeature): boolean =>
  p['selfHandled'] !== true && !['merged', 'voided'].includes(String(p['status']));
const filedSince = (one: BulkFeature, since: number): boolean =>
  isCounted(one) && at(one.properties['filedAt']) >= since && at(one.properties['filedAt']) < now;
const isOpen = ({ properties: p }: BulkFeature): boolean => p['open'] === true;
const count = (of: readonly BulkFeature[], holds: (one: BulkFeature) => boolean): number => of.filter(holds).length;
const placeOf = ({ geometry }: BulkFeature) => (geometry as Point).coordinates as [number, number];

/** 按期处置率 of this month, counted by hand (practice.md 5). */
function onTime(of: readonly BulkFeature[]) {
  const due = of.filter(
    (one) =>
      isCounted(one) &&
      one.properties['status'] !== 'suspended' &&
      one.properties['appeal'] !== 'upheld' &&
      at(one.properties['dueAt']) >= month &&
      at(one.properties['dueAt']) <= now,
  );
  const n = count(
    due,
    (one) => !isWithUnit(one) && at(one.properties['reportedBackAt']) <= at(one.properties['dueAt']),
  );
  return { n, m: due.length, value: due.length === 0 ? null : n / due.length };
}

describe('The figures of the sample city are those of a plain count', () => {
  test('the five and the second row are those of the desk, without what opens their lists', async () => {
    const desk = (await city.app.inject({ url: '/api/numbers/five', headers: as('leader') })).json<{
      five: Figures['five'];
      second: { newIllegal: object; noZone: object };
    }>();
    const five = await figures('five');
    const { filedToday, overdue, onTime: rate, repeat, onDuty } = desk.five;
    expect([five.overdue.n, five.onTime]).toEqual([count(cases, isOverdue), expect.objectContaining(onTime(cases))]);
    expect(desk.five).toMatchObject({ overdue: five.overdue, onDuty: five.onDuty });
    expect([filedToday.n, overdue.n, rate.n, rate.m, repeat.n, onDuty.m]).toEqual([
      ...[five.filedToday.n, five.overdue.n, five.onTime.n, five.onTime.m, five.repeat.n, five.onDuty.m],
    ]);
    expect(five.repeat.worst?.place).toMatch(/路/);
    expect(JSON.stringify(five)).not.toContain('query');
    const second = await figures('second');
    expect(desk.second.newIllegal).toMatchObject(second.newIllegal);
    expect(desk.second.noZone).toEqual({ value: null, metres: null });
    expect(second).toMatchObject({ noZone: null, daysLeft: phasesOn('2026-11-22')[0]!.daysLeft });
  });

  test('the ten actions, with the fourteen days up to today', async () => {
    const rows = await figures('actions');
    expect(rows.map(({ action }) => action)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const first = Date.parse('2026-11-08T16:00:00Z');
    for (const row of rows) {
      const own = cases.filter(({ properties }) => properties['action'] === row.action);
      const trend = Array.from({ length: 14 }, (_, i) =>
        count(
          own,
          (one) => filedSince(one, first + i * day) && !(at(one.properties['filedAt']) >= first + (i + 1) * day),
        ),
      );
      const closed = count(
        own,
        (one) => one.properties['status'] === 'closed' && isCounted(one) && at(one.properties['closedAt']) >= month,
      );
      expect(row).toEqual({
        action: row.action,
        open: count(own, isOpen),
        overdue: count(own, isOverdue),
        closed,
        lost: null,
        trend,
      });
    }
    expect(rows[1]!.open + rows[1]!.closed).toBeGreaterThan(20);
  });

  test('the 26 roads, each case on the nearest within 60 m, worst first', async () => {
    const { expected, rows } = await figures('roads');
    expect([expected, rows.length]).toEqual([26, 26]);
    const { lines, kilometres } = metric(content['roads']!.filter(({ properties }) => properties['key26'] === true));
    const roadOf = new Map(cases.map((one) => [one, lines.nearest(placeOf(one), 60)]));
    for (const { road, perKm, ...row } of rows) {
      const own = cases.filter((one) => roadOf.get(one) === road);
      expect({ road, ...row }).toEqual({
        road,
        open: count(own, isOpen),
        overdue: count(own, isOverdue),
        onTime: onTime(own),
      });
      const filed = count(own, (one) => filedSince(one, now - 30 * day));
      expect([road, Math.abs(perKm! * kilometres.get(road)! - filed) < 0.01 * filed + 1e-9]).toEqual([road, true]);
    }
    expect(rows.map(({ perKm }) => perKm)).toEqual(rows.map(({ perKm }) => perKm).sort((a, b) => b! - a!));
    expect(count(cases, (one) => roadOf.get(one) !== undefined)).toBeGreaterThan(200);
  });

  test('the rates with formula, base and the month before, for the city and for a unit', async () => {
    const table = async (narrowed: string, from: string, to: string) => {
      const url = `/api/numbers/table?by=district&from=${from}&to=${to}${narrowed}`;
      const answer = await city.app.inject({ url, headers: as('leader') });
      return answer.json<{ table: { total: { cells: Record<string, object> } } }>().table.total.cells;
    };
    const [start, end] = ['2026-10-31T16:00:00Z', new Date(noon).toISOString().replace('.000', '')];
    const unit = '城南市容中队';
    for (const [of, narrowed] of [
      [undefined, ''],
      [[unit], `&unit=${encodeURIComponent(unit)}`],
    ] as const) {
      const [cells, before] = [await table(narrowed, start, end), await table(narrowed, '2026-09-30T16:00:00Z', start)];
      for (const { key, formula, ...rate } of await figures('rates', of)) {
        expect(formula.zh).toContain(' ÷ ');
        expect([key, rate.rate, rate.before]).toEqual([key, cells[key], before[key]]);
      }
    }
    expect((await figures('rates'))[0]).toMatchObject({ key: 'onTimeHandlingRate', rate: onTime(cases) });
  });

  test('deadlines and newest cases, those of one action too', async () => {
    const { overdue, withinHour, rows } = await figures('deadlines');
    const late = cases.filter(isOverdue).sort((a, b) => at(a.properties['dueAt']) - at(b.properties['dueAt']));
    expect(overdue).toBe(late.length);
    expect(withinHour).toBe(
      count(
        cases,
        (one) => isWithUnit(one) && at(one.properties['dueAt']) > now && at(one.properties['dueAt']) <= now + 3_600_000,
      ),
    );
    expect(rows.slice(0, 5).map(({ number }) => number)).toEqual(
      late.slice(0, 5).map(({ properties }) => properties['number']),
    );
    const left = rows.map(({ dueAt }) => at(dueAt));
    expect(left).toEqual([...left].sort((a, b) => a - b));
    expect(left.at(-1)).toBeGreaterThan(now);

    const newest = await figures('newest', ['3']);
    const own = cases
      .filter(
        ({ properties: p }) =>
          p['action'] === 3 && !['voided', 'merged', 'notAccepted', 'notFiled'].includes(String(p['status'])),
      )
      .sort((a, b) => at(b.properties['reportedAt']) - at(a.properties['reportedAt']));
    // Of what is rare no pages of weeks ago: those of a day, and at least ten.
    const fresh = own.filter(({ properties: p }) => at(p['reportedAt']) >= now - 86_400_000).length;
    expect(newest.map(({ number }) => number)).toEqual(
      own.slice(0, Math.max(10, Math.min(40, fresh))).map(({ properties }) => properties['number']),
    );
    expect(own.length).toBeGreaterThan(newest.length);
  });

  test('crews by unit, without their people', async () => {
    expect(await figures('crews')).toEqual({
      onShift: 1,
      reached: 0,
      rows: [{ unit: '甲中队', crews: 2, onShift: 1, reached: 0, tasks: 0 }],
    });
  });

  test('the two partner communities, with what checks found inside', async () => {
    await keepFinding(1, 'kiosks TP-001', { collection: 'kiosks', id: 'k-1', name: 'TP-001' }, [119.9365, 32.4845]);
    await keepFinding(2, 'kiosks TP-001', { collection: 'kiosks', id: 'k-1', name: 'TP-001' }, [119.9365, 32.4846]);
    await keepFinding(3, 'kiosks TP-002', { collection: 'kiosks', id: 'k-2', name: 'TP-002' }, [119.9, 32.45]);
    now += 60_000;
    const rows = await figures('communities');
    expect(rows.map(({ community, district }) => `${district} ${community}`)).toEqual([
      '海陵区 迎春社区',
      '高港区 新明社区',
    ]);
    for (const { community, ...row } of rows) {
      const own = cases.filter(({ properties }) => properties['community'] === community);
      expect(row).toMatchObject({
        open: count(own, isOpen),
        overdue: count(own, isOverdue),
        filedThisMonth: count(own, (one) => filedSince(one, month)),
      });
    }
    expect(rows.map(({ faults }) => faults)).toEqual([1, 0]);
  });

  test('what stands of illegal buildings month by month', async () => {
    const { months } = await figures('illegal');
    expect(months.map(({ month: name }) => name).slice(-2)).toEqual(['2026-10', '2026-11']);
    expect(months).toHaveLength(12);
    for (const [name, last] of [
      ['2026-03', '2026-03-31'],
      ['2026-11', '2026-11-22'],
    ] as const) {
      const standing = (kind: string) =>
        content['illegal-buildings']!.map(({ properties }) => properties).filter(
          (p) => p['kind'] === kind && String(p['foundOn']) <= last && !(String(p['demolishedOn'] ?? '9999') <= last),
        );
      const area = (kind: string) => standing(kind).reduce((sum, p) => sum + Number(p['floorArea']), 0);
      expect(months.find(({ month: one }) => one === name)).toEqual({
        month: name,
        newStanding: standing('new').length,
        newSquareMetres: area('new'),
        stock: standing('stock').length,
        stockSquareMetres: area('stock'),
      });
    }
  });

  test('checks as the rules stand, and high-incidence areas of the last twelve weeks', async () => {
    await city.context.store.pool.query(
      `insert into check_rule (rule, at, seq, state) values ('kiosks-permitted', now(), 1, $1)`,
      [JSON.stringify({ percent: 75, base: { amount: 4, measure: 'count' }, figures: {} })],
    );
    now += 60_000;
    const rows = await figures('checks');
    expect(rows.find(({ rule }) => rule === 'kiosks-permitted')).toMatchObject({ value: 75, open: 3, worse: 0 });
    const hot = await figures('hotspots');
    expect([hot.from, hot.to]).toEqual(['2026-08-29T16:00:00.000Z', '2026-11-21T16:00:00.000Z']);
    const top = await city.app.inject({ url: '/api/hotspots/top', headers: as('leader') });
    expect(hot.rows.map(({ place }) => place)).toEqual(
      top.json<{ places: { place: string }[] }>().places.map(({ place }) => place),
    );
  });
});

async function keepFinding(id: number, owner: string, subject: object, [lon, lat]: [number, number]): Promise<void> {
  const found = { owner, subjects: [subject], geometry: { type: 'Point', coordinates: [lon, lat] }, place: '迎春社区' };
  await city.context.store.pool.query(
    `insert into finding (id, rule, owner, state, found, severity, place, words, min_lon, min_lat, max_lon, max_lat, since, changed_at)
     values ($1, 'kiosks-permitted', $2, 'open', $3, 'middle', '迎春社区', '', $4, $5, $4, $5, now(), now())`,
    [id, owner, JSON.stringify(found), lon, lat],
  );
}

describe('However many screens ask', () => {
  test('figures are reckoned anew only when something changed and they are old enough, and 304 says that none did', async () => {
    const read = async (headers: object = {}) =>
      city.app.inject({ url: '/api/wall/panels?of=newest', headers: { ...as('leader'), ...headers } });
    const first = await read();
    expect(first.json<Answer>().panels[0]!.at).toBe(new Date(now).toISOString());
    expect((await read({ 'if-none-match': first.headers['etag'] })).statusCode).toBe(304);
    now += 19_000;
    expect((await read()).json<Answer>().panels).toEqual(first.json<Answer>().panels);
    const number = await report();
    const seen = (answer: Awaited<ReturnType<typeof read>>) =>
      (answer.json<Answer>().panels[0] as { figures: Figures['newest'] }).figures[0]!.number;
    const after = await read({ 'if-none-match': first.headers['etag'] });
    expect([after.statusCode, seen(after)]).toEqual([200, number]);
    const next = await report();
    expect(seen(await read())).toBe(number);
    now += 2_000;
    expect(seen(await read())).toBe(next);
  });

  test('a kind that fails is said so, the others go on', async () => {
    const { positions } = city.context;
    const broken = { ...positions, crewsNow: () => Promise.reject(new Error('gone')) };
    const app = await buildApp({ ...city.context, positions: broken });
    try {
      const url = '/api/wall/panels?of=crews,phase';
      const { panels } = (
        await app.inject({ url, headers: { authorization: `Bearer ${editorToken}` } })
      ).json<Answer>();
      expect(panels).toMatchObject([
        { kind: 'crews', error: 'failed' },
        { kind: 'phase', figures: { yearLeft: 39 } },
      ]);
    } finally {
      await app.close();
    }
  });

  test('what cannot be asked is refused by name', async () => {
    for (const [of, detail] of [
      ['', 'is missing'],
      ['headline', 'not "headline"'],
      ['five:1', 'cannot narrow "five"'],
      ['newest:%zz', 'cannot be read'],
    ] as const) {
      const url = `/api/wall/panels?${new URLSearchParams({ of }).toString()}`;
      const answer = await city.app.inject({ url, headers: as('leader') });
      expect([of, answer.statusCode]).toEqual([of, 400]);
      expect(answer.json<{ detail: string }>().detail).toContain(detail);
    }
  });
});

const caller = { name: '王秀英', phone: '13905260417', address: '坡子街17号302室' };
const description = '店主姓周，态度恶劣';

async function report(): Promise<string> {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/cases',
    headers: as('receiver'),
    payload: {
      classKind: 'matter',
      classCode: '06001',
      lon: 119.92,
      lat: 32.48,
      channel: 'hotline12345',
      description,
      caller,
    },
  });
  expect(answer.statusCode).toBe(201);
  return answer.json<{ number: string }>().number;
}

test('nothing personal is in any answer', async () => {
  await report();
  now += 600_000;
  const told = JSON.stringify(await ask(everything));
  expect(told).toContain('20261122-');
  const people = [...content['cases']!, ...content['zones']!].flatMap(({ properties: p }) => [
    ...['description', 'leader', 'officer', 'phone', 'answer', 'reason', 'requestReason', 'assignee', 'task'].map(
      (name) => p[name],
    ),
    ...((p['officers'] ?? []) as string[]),
  ]);
  const secret = new Set([...Object.values(caller), description, 'crewMember', '13905260000', ...people]);
  for (const one of secret) {
    if (typeof one === 'string' && one.length > 1) expect([one, told.includes(one)]).toEqual([one, false]);
  }
  expect(secret.size).toBeGreaterThan(20);
  for (const key of ['description', 'photos', 'assignee', 'officers', 'members', 'callerName']) {
    expect(told).not.toContain(`"${key}"`);
  }
});

test('at midnight nothing of yesterday is called today', async () => {
  now = Date.parse('2026-11-22T15:59:59Z');
  const before = await figures('five');
  expect(before.filedToday.n).toBe(count(cases, (one) => filedSince(one, noon - 12 * 3_600_000)));
  now += 1_000;
  expect(await ask([{ kind: 'five' }, { kind: 'second' }])).toMatchObject([
    { at: '2026-11-22T16:00:00.000Z', figures: { filedToday: { n: 0 } } },
    { figures: { daysLeft: phasesOn('2026-11-23')[0]!.daysLeft } },
  ]);
});

test('an empty city answers every panel, without a rate of nothing', async () => {
  const empty = await openCity();
  try {
    const panels = (await ask(everything, empty)) as readonly { kind: string; figures?: unknown }[];
    const of = Object.fromEntries(panels.map(({ kind, figures: told }) => [kind, told])) as unknown as Figures;
    expect(of.five).toMatchObject({
      overdue: { n: 0 },
      onTime: { n: 0, m: 0, value: null },
      onDuty: { n: null, value: null },
    });
    expect(of.second).toMatchObject({ newIllegal: { n: 0 }, noZone: null });
    expect(of.actions).toHaveLength(10);
    expect(of.roads).toEqual({ expected: 26, rows: [] });
    expect(of.rates.map(({ rate, before }) => [rate.value, before.value])).toEqual(of.rates.map(() => [null, null]));
    expect([of.deadlines.rows, of.hotspots.rows, of.crews.rows, of.communities, of.newest]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(of.illegal.months.map(({ stock }) => stock)).toEqual(new Array(12).fill(0));
    expect(of.phase.phases).toHaveLength(1);
    expect(of.checks).toEqual([]);
  } finally {
    await empty.close();
  }
});
