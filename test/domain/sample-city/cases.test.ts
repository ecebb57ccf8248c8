import type { Point } from 'geojson';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Properties } from '#domain/feature.ts';
import { distance } from '#domain/geometry/measure.ts';
import { openStatuses } from '#domain/cases/status.ts';
import { makeCase } from '#domain/sample-city/cases/make-case.ts';
import { standardRules } from '#domain/sample-city/cases/rules.ts';
import { drawCases } from '#domain/sample-city/cases/stream.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import type { SampleFeature } from '#domain/sample-city/feature.ts';

const now = Date.parse('2026-11-21T00:00:00+08:00');

describe('thirty thousand cases', () => {
  const city = generateSampleCity({ seed: 1, cases: 30_000, until: '2026-11-21' });
  let features: SampleFeature[];
  let all: Properties[];
  beforeAll(() => {
    features = [...city.features('cases')];
    all = features.map(({ properties }) => properties);
  }, 60_000);
  const share = (of: (p: Properties) => unknown) => all.filter(of).length / all.length;

  test('are exactly as many, in the order of their reports, none after now', () => {
    expect(all.length).toBe(30_000);
    const reported = all.map((p) => p['reportedAt'] as string);
    expect([...reported].sort()).toEqual(reported);
    expect(Date.parse(reported[0]!)).toBeGreaterThanOrEqual(Date.parse('2025-11-21T00:00:00+08:00'));
    const happened = ['reportedAt', 'filedAt', 'dispatchedAt', 'reportedBackAt', 'closedAt'];
    expect(all.filter((p) => happened.some((f) => p[f] !== undefined && Date.parse(p[f] as string) > now))).toEqual([]);
  });

  test('are numbered from 0001 on each day', () => {
    const next = new Map<string, number>();
    for (const p of all) {
      const day = new Date(Date.parse(p['reportedAt'] as string) + 8 * 3_600_000)
        .toISOString()
        .slice(0, 10)
        .replaceAll('-', '');
      const running = (next.get(day) ?? 0) + 1;
      next.set(day, running);
      expect(p['number']).toBe(`${day}-${String(running).padStart(4, '0')}`);
    }
    expect(next.size).toBe(365);
  });

  test('have the mix of a published month: flyposting 48 %, stacked goods 13 %, components 2.5 %', () => {
    expect(share((p) => p['classCode'] === '07001')).toBeGreaterThan(0.44);
    expect(share((p) => p['classCode'] === '07001')).toBeLessThan(0.5);
    expect(share((p) => p['classCode'] === '06036')).toBeCloseTo(0.13, 1);
    expect(share((p) => p['classKind'] === 'component')).toBeGreaterThan(0.02);
    expect(share((p) => p['classKind'] === 'component')).toBeLessThan(0.03);
    expect(share((p) => p['channel'] === 'patrol')).toBeCloseTo(0.86, 1);
  });

  test('are closed to about 94 %, with 600 to 1,200 open, most of them recent', () => {
    const open = all.filter((p) => p['open']);
    expect(share((p) => p['status'] === 'closed')).toBeGreaterThan(0.92);
    expect(share((p) => p['status'] === 'closed')).toBeLessThan(0.96);
    expect(open.length).toBeGreaterThan(600);
    expect(open.length).toBeLessThan(1200);
    const age = open.map((p) => (now - Date.parse(p['reportedAt'] as string)) / 86_400_000).sort((a, b) => a - b);
    expect(age[age.length >> 1]).toBeLessThan(25);
  });

  test('are handled on time to between 76 and 85 %', () => {
    const due = all.filter((p) => p['dueAt'] !== undefined && Date.parse(p['dueAt'] as string) < now);
    const onTime = due.filter((p) => p['reportedBackAt'] !== undefined && p['reportedBackAt']! <= p['dueAt']!);
    expect(onTime.length / due.length).toBeGreaterThan(0.76);
    expect(onTime.length / due.length).toBeLessThan(0.85);
  });

  test('show every way a case can end and the marks of practice', () => {
    const statuses = new Set(all.map((p) => p['status']));
    for (const status of [
      'closed',
      'notAccepted',
      'notFiled',
      'voided',
      'merged',
      'forceClosed',
      'suspended',
      'handling',
    ]) {
      expect(statuses).toContain(status);
    }
    expect(all.some((p) => p['reworks'] === 1)).toBe(true);
    expect(share((p) => p['selfHandled'])).toBeGreaterThan(0.07);
    for (const p of all) {
      expect(p['open']).toBe(openStatuses.includes(p['status'] as (typeof openStatuses)[number]));
      if (p['selfHandled']) expect(p['filedAt']).toBeUndefined();
      if (p['status'] === 'suspended') expect(p['dueAt']).toBeUndefined();
      if (p['status'] === 'merged') expect(p['mergedInto']).not.toBe(p['number']);
    }
  });

  test('turn amber between dispatch and due, and go forward in time', () => {
    const backwards = all.filter((p) => {
      const course = ['reportedAt', 'filedAt', 'dispatchedAt', 'reportedBackAt', 'closedAt'].flatMap((f) => p[f] ?? []);
      return course.some((at, i) => i > 0 && at < course[i - 1]!);
    });
    expect(backwards).toEqual([]);
    const sent = all.filter((p) => p['dueAt'] !== undefined);
    expect(sent.length).toBeGreaterThan(20_000);
    // A source's own deadline may lie in a holiday, or be past when the clock runs on.
    const inTime = sent.filter((p) => p['answerBy'] === undefined);
    expect(inTime.filter((p) => p['yellowAt']! <= p['dispatchedAt']! || p['yellowAt']! >= p['dueAt']!)).toEqual([]);
  });

  test('come at the hours of their class: flyposting by day, barbecues in the evening', () => {
    const hours = (code: string) =>
      all
        .filter((p) => p['classCode'] === code)
        .map((p) => (Number((p['reportedAt'] as string).slice(11, 13)) + 8) % 24);
    const between = (list: number[], from: number, to: number) =>
      list.filter((h) => h >= from && h < to).length / list.length;
    expect(between(hours('07001'), 7, 18)).toBeGreaterThan(0.8);
    expect(between(hours('06029'), 18, 24)).toBeGreaterThan(0.5);
  });

  test('lie in the grid cell and the zone that they name', () => {
    const grid = new Map([...city.features('unit-grid')].map((f) => [f.properties['code'], f]));
    const zones = new Map([...city.features('zones')].map((f) => [f.properties['number'], f]));
    for (const feature of features.filter((_, i) => i % 37 === 0)) {
      const { grid: code, zone } = feature.properties;
      const [lng, lat] = (feature.geometry as Point).coordinates as [number, number];
      if (code !== undefined) expect(holds(grid.get(code)!, lng, lat)).toBe(true);
      if (zone !== undefined) expect(holds(zones.get(zone)!, lng, lat), `${String(zone)} ${lng} ${lat}`).toBe(true);
    }
    expect(share((p) => p['zone'] !== undefined && p['grid'] !== undefined)).toBeGreaterThan(0.999);
  });

  test('go to the unit of the zone whose kind answers for their class, and components to their owner', () => {
    const zones = new Map([...city.features('zones')].map(({ properties: z }) => [z['number'], z]));
    // Some were sent on to another unit: reassigned, or dispatched anew after a return.
    const stayed = (p: Properties) => p['reassignments'] === undefined && p['returns'] === undefined;
    const kindOf = { '07001': 'order', '06010': 'cleaning', '06025': 'river', '09005': 'order', '06042': 'cleaning' };
    for (const [code, kind] of Object.entries(kindOf)) {
      const some = all.filter((p) => p['classCode'] === code && p['classKind'] === 'matter' && p['zone'] !== undefined);
      expect(some.length).toBeGreaterThan(50);
      expect(new Set(some.map((p) => zones.get(p['zone'])!['responsibilityKind']))).toEqual(new Set([kind]));
      expect(some.filter(stayed).filter((p) => p['unit'] !== zones.get(p['zone'])!['unit'])).toEqual([]);
    }
    const lamps = all.filter((p) => stayed(p) && p['classKind'] === 'component' && p['classCode'] === '01037');
    expect(new Set(lamps.map((p) => p['unit']))).toEqual(new Set(['城市照明管理处']));
  });

  test('hold the planted rise: 2 cases in the first week, 13 in the twelfth, nothing else near', () => {
    const { at } = city.city.plantedSpots.trend;
    const near = features.filter(
      ({ geometry }) => distance((geometry as { coordinates: number[] }).coordinates, [at[0] / 1e7, at[1] / 1e7]) < 60,
    );
    const end = Date.parse('2026-11-21T00:00:00+08:00');
    const weeks = new Array<number>(12).fill(0);
    for (const { properties } of near) {
      expect(properties['classCode']).toBe('06036');
      const week = 11 - Math.floor((end - Date.parse(properties['reportedAt'] as string)) / (7 * 86_400_000));
      weeks[week] = weeks[week]! + 1;
    }
    expect(weeks).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });
});

test('the open ones stay a few thousand however many cases there are', { timeout: 60_000 }, () => {
  const { city } = generateSampleCity({ seed: 1, cases: 100_000, until: '2026-11-21' });
  let open = 0;
  let count = 0;
  for (const { head, course } of drawCases(city)) {
    count += 1;
    // What took the plain course to its end is closed; only the others are made.
    if (course.plain && course.steps.at(-1)!.at <= now) continue;
    if (makeCase(head, course, now, standardRules).properties['open']) open += 1;
  }
  expect(count).toBe(100_000);
  expect(open).toBeGreaterThan(2000);
  expect(open).toBeLessThan(6000);
});

function holds(feature: SampleFeature, lng: number, lat: number): boolean {
  const geometry = feature.geometry as { type: string; coordinates: number[][][] | number[][][][] };
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as number[][][][];
  return polygons.some((rings) => rings.every((ring, i) => inside(ring, lng, lat) === (i === 0)));
}

function inside(ring: readonly number[][], x: number, y: number): boolean {
  let within = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]! as [number, number];
    const [bx, by] = ring[i]! as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}
