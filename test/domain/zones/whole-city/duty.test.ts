import { describe, expect, it } from 'vitest';
import type { ZoneContent } from '#domain/zones/content.ts';
import type { CityTest, TestEntry } from '#domain/zones/whole-city/report.ts';
import { cityTests, testCity } from '#domain/zones/whole-city/test-city.ts';
import type { PostGround, ShiftGround, TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { letteredCoverage } from '../../../worlds/lettered-coverage.ts';
import { emptyGround, squarePlace } from '../../../worlds/small-city.ts';

const complete: Omit<ZoneContent, 'number' | 'name'> = {
  kindOfPlace: 'block',
  unit: '一中队',
  leader: '王某',
  officer: '李某',
  standardOfWork: '示意',
  timeLimit: '2026-12-31',
};

function zone(number: string, given: Partial<ZoneContent> = {}) {
  return { is: 'zone' as const, content: { number, name: `${number}区`, ...complete, ...given } };
}

function test(test: CityTest, given: Partial<TestGround>, a: Partial<ZoneContent> = {}): TestEntry {
  const coverage = letteredCoverage(['AB'], { A: zone('SR-1', a), B: zone('SR-2') });
  return testCity(coverage, emptyGround(given)).entries.find((entry) => entry.test === test)!;
}

const ids = ({ items }: TestEntry): (string | undefined)[] => items.map(({ subject }) => subject?.id);
const inA = squarePlace(0.5, 0.5);
const inB = squarePlace(1.5, 0.5);

function post(number: string, given: Partial<PostGround> = {}): PostGround {
  return { id: number, number, name: `${number}岗`, persons: 1, at: inA, ...given };
}

const weekdays = [true, true, true, true, true, false, false] as const;

function shift(given: Partial<ShiftGround>): ShiftGround {
  return { name: '早班', startsAt: '06:00', endsAt: '14:00', persons: 1, days: weekdays, ...given };
}

/** Cases in A at minutes of the week. */
function casesAt(...minuteOfWeek: number[]): TestGround['cases'] {
  return {
    numbers: minuteOfWeek.map((_, i) => `20261101-000${i}`),
    lon: minuteOfWeek.map(() => inA[0]),
    lat: minuteOfWeek.map(() => inA[1]),
    minuteOfWeek,
  };
}

describe('the whole-city test', () => {
  it('has an entry for each test that applies to the kind, in order', () => {
    for (const kind of ['order', 'cleaning', 'river', 'patrol'] as const) {
      const coverage = letteredCoverage(['A'], { A: zone('SR-1') });
      const report = testCity(coverage, emptyGround({ kind }));
      expect(report.entries.map((entry) => entry.test)).toEqual(cityTests[kind]);
      expect(report).toMatchObject({ kind, day: '2026-11-23' });
    }
  });

  it('finds zones in which a field of the plan is missing', () => {
    expect(ids(test('officer', {}, { officer: undefined }))).toEqual(['A']);
    expect(test('officer', {}, { officer: undefined })).toMatchObject({ figure: 1, of: 2 });
    expect(ids(test('timeLimit', {}, { timeLimit: undefined }))).toEqual(['A']);
    expect(ids(test('standard', {}, { standardOfWork: undefined }))).toEqual(['A']);
    for (const field of ['unit', 'leader', 'officer', 'standard', 'timeLimit'] as const)
      expect(test(field, {}).figure).toBe(0);
  });

  it('shows a dash, not a nought, where there is nothing to measure', () => {
    const report = testCity(letteredCoverage(['.'], {}), emptyGround());
    for (const entry of report.entries) {
      if (entry.unit === 'count' || entry.unit === '%') expect(entry.figure, entry.test).toBeNull();
    }
  });
});

describe('posts', () => {
  it('belong to the zone they name, wherever they stand', () => {
    const posts = [post('P1', { zone: 'SR-2', at: inA })];
    expect(ids(test('post', { posts }))).toEqual(['A']);
  });

  it('belong to the zone they stand in where they name none, or one that is not there', () => {
    const posts = [post('P1', { at: inB }), post('P2', { at: inA, zone: 'SR-99' })];
    expect(test('post', { posts })).toMatchObject({ figure: 0, of: 2 });
  });

  it('without anyone assigned are found, and persons whose post does not exist', () => {
    const assignment = { id: 'a', shift: '早班', person: '王某' };
    const ground = {
      posts: [post('P1'), post('P2')],
      otherPosts: ['Q1'],
      assignments: [
        { ...assignment, post: 'P1' },
        { ...assignment, id: 'b', post: 'Q1' },
        { ...assignment, id: 'c', post: 'P9', person: '李某' },
      ],
    };
    expect(ids(test('person', ground))).toEqual(['P2']);
    expect(test('person', ground)).toMatchObject({ figure: 1, of: 2 });
    expect(test('assignment', ground).items).toMatchObject([{ subject: { id: 'c', number: 'P9', name: '李某' } }]);
  });
});

describe('letters of responsibility', () => {
  const party = (number: string, letterSigned?: string, letterUntil?: string, at = inA) => ({
    id: number,
    number,
    name: number,
    at,
    ...(letterSigned === undefined ? {} : { letterSigned }),
    ...(letterUntil === undefined ? {} : { letterUntil }),
  });
  const liableParties = [
    party('1', '2026-01-01'),
    party('2', '2026-01-01', '2026-11-22'),
    party('3', '2026-01-01', '2026-11-23'),
    party('4'),
    party('5', '2026-11-24'),
    party('6', '2026-01-01', undefined, inB),
    party('7', undefined, undefined, squarePlace(5, 5)),
  ];

  it('are missing in a zone where a party never signed, or the letter ran out or is not yet signed', () => {
    expect(test('letter', { liableParties })).toMatchObject({
      figure: 1,
      of: 2,
      items: [{ subject: { id: 'A' }, measured: 3, of: 5 }],
    });
  });

  it('give the rate of signing, signed of all', () => {
    const entry = test('letterRate', { liableParties });
    expect(entry.figure).toBeCloseTo((100 * 3) / 7, 9);
    expect(entry.of).toBe(7);
    expect(ids(entry)).toEqual(['2', '4', '5', '7']);
  });
});

describe('hours with cases but nobody on shift', () => {
  const monday = (hours: number, minutes = 0): number => hours * 60 + minutes;

  it('are told with zone, hour and count, and the nearest post', () => {
    const posts = [post('P1', { at: inA, startsAt: '08:30', endsAt: '20:00' }), post('P2', { at: inB, persons: 0 })];
    const entry = test('shift', { posts, cases: casesAt(monday(8, 10), monday(8, 20), monday(8, 30), monday(20)) });
    expect(entry).toMatchObject({ figure: 2, of: 4 });
    expect(entry.items).toMatchObject([
      { subject: { id: 'A', number: 'SR-1' }, hour: 8, measured: 2, nearestPost: { number: 'P1' } },
      { hour: 20, measured: 1 },
    ]);
    expect(entry.items[0]!.nearestPost!.metres).toBeLessThan(0.01);
  });

  it('are covered by a shift of the zone, of one of its posts, or by an assignment to one', () => {
    const cases = casesAt(monday(7));
    const posts = [post('P1', { zone: 'SR-1' })];
    expect(test('shift', { cases, posts }).figure).toBe(1);
    expect(test('shift', { cases, shifts: [shift({ zone: 'SR-1' })] }).figure).toBe(0);
    expect(test('shift', { cases, shifts: [shift({ zone: 'SR-2' })] }).figure).toBe(1);
    expect(test('shift', { cases, posts, shifts: [shift({ post: 'P1' })] }).figure).toBe(0);
    expect(test('shift', { cases, posts, shifts: [shift({ post: 'P1', persons: 0 })] }).figure).toBe(1);
    const assignments = [{ id: 'a', post: 'P1', shift: '早班', person: '王某' }];
    expect(test('shift', { cases, posts, shifts: [shift({})] }).figure).toBe(1);
    expect(test('shift', { cases, posts, assignments, shifts: [shift({})] }).figure).toBe(0);
  });

  it('follow the days of a shift, and a night shift into the next morning, from Sunday to Monday too', () => {
    const night = shift({
      zone: 'SR-1',
      startsAt: '22:00',
      endsAt: '06:00',
      days: [false, false, false, false, false, false, true],
    });
    const sunday = 6 * 1440;
    expect(test('shift', { cases: casesAt(sunday + monday(23)), shifts: [night] }).figure).toBe(0);
    expect(test('shift', { cases: casesAt(monday(5, 59)), shifts: [night] }).figure).toBe(0);
    expect(test('shift', { cases: casesAt(monday(6)), shifts: [night] }).figure).toBe(1);
    expect(test('shift', { cases: casesAt(sunday + monday(5)), shifts: [night] }).figure).toBe(1);
  });

  it('take the hours of the post where no roster is kept, and not where it has a shift or stands empty', () => {
    const posts = [post('P1', { startsAt: '00:00', endsAt: '24:00' })];
    const elsewhere = [{ id: 'a', post: 'P2', shift: '早班', person: '王某' }];
    expect(test('shift', { posts, assignments: elsewhere, cases: casesAt(0, 10_079) }).figure).toBe(2);
    expect(test('shift', { posts, cases: casesAt(0, 10_079) }).figure).toBe(0);
    expect(test('shift', { posts, shifts: [shift({ post: 'P1' })], cases: casesAt(0, 10_079) }).figure).toBe(2);
  });
});

describe('river sections', () => {
  it('lack class, piece, person or post', () => {
    const line = [squarePlace(0, 0), squarePlace(0, 1), squarePlace(0, 2)];
    const river = { id: 'r', number: 'HD-1', name: '凤城河一段', line };
    const rivers = [
      { ...river, riverClass: 'city', post: '岗' },
      { ...river, id: 's', riverClass: 'city', piece: 1, officer: '王某', post: '岗' },
    ];
    const entry = test('river', { kind: 'river', rivers });
    expect(entry).toMatchObject({
      figure: 1,
      of: 2,
      items: [{ measured: 2, missing: ['piece', 'officer'], subject: { id: 'r' } }],
    });
    expect(Math.abs(entry.items[0]!.at![1] - squarePlace(0, 1)[1])).toBeLessThan(1e-6);
  });
});
