import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureLine, placeAt } from '#domain/streets/chainage.ts';
import type { RoadSection } from '#domain/streets/assemble.ts';
import { factsOf } from '#domain/cases/numbers/facts.ts';
import { ActionCounter } from '#domain/wall/action-counter.ts';
import { askedKey, narrowedKinds, readAsked, writeAsked } from '#domain/wall/asked-panels.ts';
import { checkRows } from '#domain/wall/check-rows.ts';
import { illegalMonths, ledgerOf } from '#domain/wall/illegal-months.ts';
import { keyRoads } from '#domain/wall/key-roads.ts';
import { panelAges } from '#domain/wall/panel-ages.ts';
import { partnersOf } from '#domain/wall/partners.ts';
import { phaseFigures } from '#domain/wall/phase-figures.ts';
import { RoadCounter } from '#domain/wall/road-counter.ts';
import { SoonestDue } from '#domain/wall/soonest-due.ts';

const choices = {
  reworkBase: 'dueToClose',
  filingBase: 'reported',
  carryOver: 'no',
  suspendedOut: 'current',
  forced: 'apart',
  closeOnTime: 'closing',
} as const;

describe('what is asked', () => {
  test('is read as it was written, whatever stands in a name', () => {
    const of = fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...narrowedKinds), of, (kind, values) => {
        const asked = { kind, of: [...new Set(values)].sort() };
        expect(readAsked(writeAsked([asked, { kind: 'five', of: values }]))).toEqual(
          expect.arrayContaining([asked, { kind: 'five' }]),
        );
      }),
    );
  });

  test('is one question for the same panel in another order', () => {
    expect(askedKey({ kind: 'newest', of: ['b', 'a', 'b'] })).toBe(askedKey({ kind: 'newest', of: ['a', 'b'] }));
    expect(writeAsked([{ kind: 'phase' }, { kind: 'five' }, { kind: 'phase', of: [] }])).toBe('five,phase');
  });

  test('gets figures that are never older than they may be before newer ones are due', () => {
    for (const { least, most } of Object.values(panelAges)) expect(least).toBeLessThan(most);
  });
});

describe('the phase of the campaign', () => {
  test('is two in the first days of May, and none in winter, with the next one', () => {
    const may = phaseFigures('2026-05-10');
    expect(may.phases.map(({ id, daysLeft, days }) => [id, daysLeft, days])).toEqual([
      ['launch', 0, 10],
      ['push', 143, 153],
    ]);
    expect(may.next).toMatchObject({ zh: '巩固迎检阶段', inDays: 144 });
    const february = phaseFigures('2028-02-29');
    expect(february).toMatchObject({ phases: [], next: { zh: '宣传发动阶段', inDays: 62 }, yearLeft: 306 });
  });

  test('turns with the year', () => {
    expect(phaseFigures('2026-12-31')).toMatchObject({ phases: [{ daysLeft: 0 }], next: { inDays: 121 }, yearLeft: 0 });
    expect(phaseFigures('2027-01-01')).toMatchObject({ phases: [], next: { inDays: 120 }, yearLeft: 364 });
  });
});

test('deadlines: twenty that are late longest, twenty that are due next, more of one where the other are few', () => {
  const told = (late: number, next: number): number[] => {
    const soonest = new SoonestDue(100_000);
    for (let i = 0; i < late; i++) soonest.add(i + 1, 100_000 - i);
    for (let i = 0; i < next; i++) soonest.add(10_000 + i, 100_001 + 60 * i);
    expect([soonest.overdue, soonest.withinHour]).toEqual([late, Math.min(next, 60)]);
    return soonest.ids();
  };
  const both = told(3000, 3000);
  expect([both.length, both[0], both[19], both[20], both[39]]).toEqual([40, 3000, 2981, 10_000, 10_019]);
  expect(told(5, 300)).toHaveLength(40);
  expect(told(300, 0).slice(0, 2)).toEqual([300, 299]);
  expect(told(0, 0)).toEqual([]);
});

test('the trend of an action has a case on the day of Shanghai on which it was filed, the first second included', () => {
  const now = Date.parse('2026-03-05T08:00:00+08:00');
  const counter = new ActionCounter(now, choices);
  const add = (filedAt: string) =>
    counter.add(
      factsOf({ action: 3, status: 'handling', reportedAt: filedAt, filedAt, dueAt: '2026-03-05T00:00:00Z' }),
    );
  for (const filedAt of ['2026-02-20T00:00:00+08:00', '2026-02-19T23:59:59+08:00', '2026-03-05T00:00:00+08:00'])
    add(filedAt);
  const [, , third] = counter.figures();
  expect(third).toEqual({
    action: 3,
    open: 3,
    overdue: 3,
    closed: 0,
    lost: null,
    trend: [1, ...new Array<number>(12).fill(0), 1],
  });
});

describe('key roads', () => {
  const section = (id: string, name: string, line: number[][], more: object = {}): RoadSection => ({
    id,
    name,
    class: 'primary',
    line,
    ...more,
  });
  const sections = [
    section(
      'e',
      '人民东路',
      [
        [119.92, 32.48],
        [119.93, 32.48],
      ],
      { aliases: ['人民路'] },
    ),
    section(
      'w',
      '人民西路',
      [
        [119.91, 32.48],
        [119.92, 32.48],
      ],
      { aliases: ['人民路'] },
    ),
    section('s', '海陵路', [
      [119.92, 32.46],
      [119.92, 32.48],
    ]),
  ];
  const build = (metres: number) => {
    const work = keyRoads(sections, metres);
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
  };

  test('of several names are one road', () => {
    const { roads } = build(60);
    expect(roads).toHaveLength(2);
    const east = measureLine([
      [119.91, 32.48],
      [119.93, 32.48],
    ]).length;
    expect(Math.max(...roads.map(({ metres }) => metres))).toBeGreaterThan(east * 0.99);
  });

  test('have the cases within reach, of two roads the nearer, worst first by kilometre, and none of an empty base', () => {
    const now = Date.parse('2026-11-22T12:00:00+08:00');
    const counter = new RoadCounter(build(60), now, choices);
    const south = measureLine([
      [119.92, 32.46],
      [119.92, 32.48],
    ]);
    const report = (metres: number, left: number, filedAt = '2026-11-01T00:00:00Z') => {
      const [lon, lat] = placeAt(south, metres, left).position;
      counter.add(factsOf({ action: 2, status: 'handling', reportedAt: filedAt, filedAt }), lon, lat);
    };
    report(500, 59);
    report(500, -59);
    report(500, 61);
    report(south.length - 10, 55);
    report(700, 0, '2026-10-20T00:00:00Z');
    const rows = counter.rows();
    expect(rows.map(({ road }) => road)).toEqual([expect.stringMatching('海陵路'), expect.stringMatching('人民')]);
    expect(rows[0]).toMatchObject({ open: 3, overdue: 0, onTime: { n: 0, m: 0, value: null } });
    expect(rows[0]!.perKm! * (south.length / 1000)).toBeCloseTo(2, 6);
    expect(rows[1]!.perKm! * 1.88).toBeCloseTo(1, 1);
  });
});

test('rules: those fulfilled least first, held against a week ago, those accepted as they are counted on both sides', () => {
  const standing = (id: string, percent: number | null, open: number, more: object = {}) => ({
    rule: { id, zh: id, en: id },
    inForce: true,
    state: { percent },
    open,
    excepted: 0,
    trend: [],
    ...more,
  });
  const trend = [
    { day: '2026-11-10', open: 9 },
    { day: '2026-11-15', open: 5 },
    { day: '2026-11-16', open: 7 },
    { day: '2026-11-22', open: 8 },
  ];
  const rows = checkRows(
    [
      standing('none', null, 0),
      standing('gone', 10, 3, { inForce: false }),
      standing('listed', null, 2),
      standing('good', 98, 0, { trend: trend.slice(2) }),
      standing('bad', 40, 6, { excepted: 2, trend }),
    ],
    '2026-11-22',
  );
  expect(rows.map(({ rule, worse }) => [rule, worse])).toEqual([
    ['bad', 3],
    ['good', -7],
    ['listed', 0],
  ]);
});

test('a building stands from the day it was found to the day it went, or was retired from the register', () => {
  const params = {
    collection: 'illegal-buildings',
    where: { kind: ['stock'] },
    zh: '',
    en: '',
    aim: 'monthly',
    gone: { stage: ['demolished'] },
    from: 'foundOn',
    to: 'demolishedOn',
    area: 'floorArea',
  } as const;
  const building = (properties: object) => ({
    collection: 'illegal-buildings',
    id: 'b',
    geometry: { type: 'Point' as const, coordinates: [0, 0] },
    properties: { kind: 'stock', stage: 'found', floorArea: 100, foundOn: '2020-01-01', ...properties },
  });
  const stock = ledgerOf(
    [
      building({}),
      building({ stage: 'demolished', demolishedOn: '2026-02-01' }),
      building({ validTo: '2026-02-28T16:00:00Z' }),
      building({ stage: 'demolished', validTo: '2026-03-31T16:00:00Z' }),
      // Gone, nobody knows when.
      building({ stage: 'demolished' }),
      building({ kind: 'new' }),
    ] as never,
    params as never,
  );
  const months = illegalMonths({ fresh: [], stock }, '2026-04-10');
  expect(months).toHaveLength(12);
  expect(months[0]!.month).toBe('2025-05');
  expect(
    months.slice(-4).map(({ month, stock: standing, stockSquareMetres }) => [month, standing, stockSquareMetres]),
  ).toEqual([
    ['2026-01', 4, 400],
    ['2026-02', 3, 300],
    ['2026-03', 2, 200],
    ['2026-04', 1, 100],
  ]);
});

test('partner communities are those that the divisions name, each with its district', () => {
  const ground = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  };
  const division = (properties: Record<string, string>) => ({ geometry: ground, properties });
  const found = partnersOf([
    division({
      code: '321202001007',
      name: '迎春社区',
      level: 'community',
      parent: '321202001000',
      partner: 'plan 2.10.1',
    }),
    division({ code: '321202001002', name: '东安社区', level: 'community', parent: '321202001000' }),
    division({ code: '321202001000', name: '城东街道', level: 'street', parent: '321202' }),
    division({ code: '321202', name: '海陵区', level: 'district' }),
  ]);
  expect(found.map(({ community, district }) => [community, district])).toEqual([['迎春社区', '海陵区']]);
});
