import { describe, expect, test } from 'vitest';
import { deadlineStops, type DueCase } from '#domain/dispatch/next-shift/deadline-stops.ts';
import { heldAgainst, type ShiftThen } from '#domain/dispatch/next-shift/held-against.ts';
import { hotStops } from '#domain/dispatch/next-shift/hot-stops.ts';
import type { ShiftRoutes } from '#domain/dispatch/next-shift/shift-routes.ts';
import { gridOf, squaresBeside } from '#domain/dispatch/next-shift/squares-beside.ts';
import { findingUnpatrolled } from '#domain/dispatch/next-shift/unpatrolled-stops.ts';
import type { HotPlace } from '#domain/hotspots/hotspot.ts';
import { positionAt } from '../../../worlds/metric.ts';

/** Hours of 23 November 2026, a Monday, Asia/Shanghai; epoch seconds. */
const at = (hour: number): number => Date.parse('2026-11-22T16:00:00Z') / 1000 + hour * 3600;
const late = { from: at(14), until: at(22) };
const figures = { leadMinutes: 30, stayMinutes: 15 };

/** A place with 84 cases in 84 days, at these hours of the day. */
function place(hours: Readonly<Record<number, number>>): HotPlace {
  const all = Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0);
  return {
    cell: {
      id: '1,2',
      lon: 119.92,
      lat: 32.49,
      count: 84,
      z: 4,
      p: 0,
      hot: true,
      emerging: 'intensifying',
      slices: [],
      hotSlices: [],
      trendZ: 2,
      trendP: 0.02,
    },
    place: '坡子街',
    classes: [{ code: '09001', name: '占道经营', nameEn: 'Stalls in the way', count: 60 }],
    publicShare: 0.5,
    hours: all,
    weekdays: [12, 12, 12, 12, 12, 12, 12],
    why: { zh: '近12周有9周高发', en: 'hot in 9 of 12 weeks' },
    query: {},
  };
}

function done<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

describe('stops of the next shift', () => {
  test('one is at a high-incidence place before its hours begin, with what is expected in the shift', () => {
    const [stop] = hotStops([place({ 9: 21, 18: 30, 19: 33 })], 84, late, figures);
    expect(stop!.weight).toBeCloseTo(63 / 84, 6);
    expect([stop!.from, stop!.until]).toEqual([at(17.5), at(18)]);
    expect(stop!.why.zh).toContain('加剧高发');
    expect(stop!.why.zh).toContain('18:00—20:00');
    // What it is mostly is said by the place's sentence alone, and here it does not say so.
    expect(stop!.why.zh).not.toContain('为主');
    expect(stop!.why.en).toContain('18:00 to 20:00');
  });

  test('a place that is high over the whole period, and of no class, is not called none', () => {
    const plain = place({ 18: 84 });
    const [stop] = hotStops([{ ...plain, cell: { ...plain.cell, emerging: 'none' } }], 84, late, figures);
    expect(stop!.why.zh).toMatch(/^高发区域：/);
    expect(stop!.why.en).toMatch(/^High incidence: /);
  });

  test('where it has begun before the shift does one comes while it lasts; where nothing is expected nobody goes', () => {
    const [begun] = hotStops([place({ 13: 20, 14: 40, 15: 24 })], 84, late, figures);
    expect([begun!.from, begun!.until]).toEqual([at(14), at(15.75)]);
    expect(hotStops([place({ 3: 84 })], 84, late, figures)).toEqual([]);
  });

  test('a shift over midnight has the hours of both days', () => {
    const [stop] = hotStops([place({ 1: 84 })], 84, { from: at(20), until: at(28) }, figures);
    expect(stop!.until).toBe(at(25));
  });

  test('a case due in the shift is met in time, an overdue one as soon as may be, a later one is not the shift’s', () => {
    const due = (id: string, dueAt: number, urgent = false): DueCase => ({
      id,
      number: `20261123-000${id}`,
      className: '暴露垃圾',
      place: '坡子街',
      lon: 119.92,
      lat: 32.49,
      dueAt,
      urgent,
      work: 1200,
    });
    const stops = deadlineStops([due('1', at(16)), due('2', at(10), true), due('3', at(30))], late, {
      dueAheadHours: 2,
      overdueWeight: 0.25,
    });
    expect(stops.map(({ id, until, weight }) => ({ id, until, weight }))).toEqual([
      { id: 'case:1', until: at(16) - 1200, weight: 1 },
      { id: 'case:2', until: at(22) - 1200, weight: 0.5 },
    ]);
    expect(stops[1]!.why.zh).toContain('已无法按期');
  });

  test('stretches beyond every fix are stops, once where a plan runs along a road', () => {
    const line = [positionAt(0, 0), positionAt(1_000, 0)];
    const beside = [positionAt(0, 5), positionAt(1_000, 5)];
    const ways = [
      { id: 'r', name: '人民路', line, isPlan: false },
      { id: 'p', name: '夜巡一线', line: beside, isPlan: true },
    ];
    // Somebody went along the first 380 metres; a gap of 60 metres in the track is no stretch.
    const walked = [...Array(7).keys(), 10, 11, 12].map((i) => positionAt(i * 30, 10));
    const fixes = { lon: walked.map(([x]) => x), lat: walked.map(([, y]) => y) };
    const settings = { trackMetres: 30, unpatrolledDays: 3, kmWeight: 1, stayMinutes: 15 };
    const stops = done(findingUnpatrolled(ways, fixes, late, settings));
    expect(stops.map(({ place: name }) => name)).toEqual(['人民路', '人民路']);
    const metres = stops.reduce((sum, { weight }) => sum + weight * 1000, 0);
    expect(metres).toBeCloseTo(1_000 - 360 - Math.sqrt(30 ** 2 - 10 ** 2), 0);
    expect(stops[0]!.why.zh).toContain('近3天无巡查轨迹');
  });

  test('every place within reach of a way lies in a square that is asked for, and none far from it', () => {
    const line = [positionAt(0, 0), positionAt(400, 300), positionAt(400, 900)];
    const grid = gridOf(10, line[0]![1]);
    const squares = done(squaresBeside([{ id: 'r', name: '人民路', line, isPlan: false }], 30, grid));
    const isAsked = (x: number, y: number): boolean => {
      const [lon, lat] = positionAt(x, y);
      return squares.has(Math.floor(lon / grid.lon) * grid.rows + Math.floor(lat / grid.lat));
    };
    for (let metres = 0; metres <= 500; metres += 7) {
      // Beside the first stretch, on both sides and up to thirty metres away.
      for (const away of [-30, -13, 0, 13, 30]) {
        expect(isAsked(0.8 * metres - 0.6 * away, 0.6 * metres + 0.8 * away)).toBe(true);
      }
      expect(isAsked(400 + 29, 300 + metres)).toBe(true);
      expect(isAsked(400 + 90, 300 + metres)).toBe(false);
    }
  });
});

test('a published plan is held against fixes, acts and cases, and what was missed has its reason', () => {
  const iso = (hour: number): string => new Date(at(hour) * 1000).toISOString();
  const stop = (id: string, x: number, more: object = {}) => {
    const [lon, lat] = positionAt(x, 0);
    const times = { from: iso(14), until: iso(16), arriveAt: iso(15), leaveAt: iso(15.5) };
    return { id, kind: 'hotspot' as const, lon, lat, place: id, why: { zh: '', en: '' }, weight: 1, ...times, ...more };
  };
  const evening = { from: iso(17.5), until: iso(18) };
  const routes: ShiftRoutes = {
    unit: '甲中队',
    shift: '晚班',
    day: '2026-11-23',
    from: iso(14),
    until: iso(22),
    leftOut: 0,
    publishedAt: iso(8),
    publishedBy: 'person:x',
    routes: [
      { crew: '一组', vehicle: 'ebike', stops: [stop('a', 0), stop('b', 500), stop('c', 1_000, { case: 'k' })] },
      { crew: '二组', vehicle: 'foot', stops: [stop('d', 2_000)] },
      { crew: '三组', vehicle: 'foot', stops: [stop('e', 3_000)] },
      { crew: '四组', vehicle: 'foot', stops: [stop('f', 4_000, evening), stop('g', 6_000, evening)] },
    ],
  };
  const fix = (hour: number, x: number, y = 0) => {
    const [lon, lat] = positionAt(x, y);
    return { person: 'p', at: at(hour) * 1000, lon, lat, accuracy: 5 };
  };
  const case_ = (id: string, hour: number, x: number) => {
    const [lon, lat] = positionAt(x, 0);
    return { id, number: id, className: '', lon, lat, reportedAt: at(hour) * 1000 };
  };
  const then: ShiftThen = {
    now: at(30) * 1000,
    // Before the shift does not count, nor does 60 metres beside.
    fixes: new Map([
      ['一组', [fix(13, 500), fix(15, 20, 30), fix(15.2, 500, 60)]],
      // Somewhere within three kilometres is nowhere.
      ['二组', [{ ...fix(15, 2_000), accuracy: 3_000 }]],
      ['四组', [fix(14.2, 4_000), fix(14.4, 6_000), fix(17.8, 6_000)]],
    ]),
    on: new Set(['一组', '二组', '四组']),
    acts: [
      { case: 'k', crew: '一组', at: at(17) * 1000 },
      { case: 'k', crew: '二组', at: at(14.5) * 1000 },
    ],
    cases: [case_('near', 18, 30), case_('far', 18, 5_000), case_('before', 12, 30)],
    visitMetres: 50,
    caseMetres: 100,
  };
  const held = heldAgainst(routes, then);
  expect(
    held.stops.map(({ stop: { id }, visitedAt, late: isLate, missed }) => [id, visitedAt, isLate, missed]),
  ).toEqual([
    ['a', at(15) * 1000, undefined, undefined],
    ['b', undefined, undefined, 'elsewhere'],
    ['c', at(17) * 1000, true, undefined],
    ['d', undefined, undefined, 'no-track'],
    ['e', undefined, undefined, 'not-on'],
    // Passing by in the afternoon is no visit of the evening's hours; coming again is.
    ['f', undefined, undefined, 'early'],
    ['g', at(17.8) * 1000, undefined, undefined],
  ]);
  expect(held).toMatchObject({ visited: 3, inTime: 2, cases: 2, foreseen: 1, unforeseen: [{ id: 'far' }] });
  const running = heldAgainst(routes, { ...then, now: at(15) * 1000 });
  expect(running.stops[4]!.missed).toBe('not-over');
});
