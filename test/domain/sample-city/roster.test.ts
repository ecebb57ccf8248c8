import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { startOfDay, parseDay } from '#domain/calendar/work-calendar.ts';
import type { Assignment } from '#domain/duty/assignments.ts';
import { onShift } from '#domain/duty/on-shift.ts';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { StandIn } from '#domain/duty/stand-ins.ts';
import type { RecordsView } from '#domain/record.ts';
import { recordKindById } from '#domain/records.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { contains } from '#domain/geometry/lattice.ts';

const until = '2026-11-21';
const city = generateSampleCity({ seed: 4, cases: 0, until });
const list = (id: string) => [...city.features(id)];
const faults = (kind: string) => city.plantedFaults.filter((fault) => fault.kind === kind);
const subjects = (kind: string) => faults(kind).map((fault) => fault.subjects[0]);
const contents = <T>(kind: string) => city.records.filter((line) => line.kind === kind).map(({ after }) => after as T);
const shifts = contents<ShiftPlan>('shift-plans');
const assignments = contents<Assignment>('assignments');
const standIns = contents<StandIn>('stand-ins');
const posts = list('posts').map(({ properties }) => properties);

const view: RecordsView = {
  get: (kind, id) => view.all(kind).find((record) => record.id === id),
  all: (kind) =>
    city.records
      .filter((line) => line.kind === kind)
      .map(({ id, after }) => ({ kind, id: id!, version: 1, content: after! })),
};

test('the records are of the kinds that the sample has, with ids of their own, the same for the same seed', () => {
  const kinds = [
    'shift-plans',
    'assignments',
    'stand-ins',
    'kiosk-surveys',
    'transport-permits',
    'rules',
    'scenes',
    'walls',
  ];
  expect([...new Set(city.records.map(({ kind }) => kind))]).toEqual(kinds);
  expect(new Set(city.records.map(({ id }) => id)).size).toBe(city.records.length);
  expect(generateSampleCity({ seed: 4, cases: 0, until }).records).toEqual(city.records);
});

test('no record is one that its kind would refuse', () => {
  const kinds = [...new Set(city.records.map(({ kind }) => kind))];
  const of = new Map(kinds.map((kind) => [kind, view.all(kind)]));
  const all: RecordsView = { ...view, all: (kind) => of.get(kind) ?? [] };
  for (const { kind, id, after } of city.records) {
    const { schema, check } = recordKindById(kind)!;
    expect([kind, Check(schema, after)]).toEqual([kind, true]);
    expect(check?.(all, id!, after) ?? []).toEqual([]);
  }
});

test('every zone has a post of its kind, but for the planted ones', () => {
  const posted = new Map(posts.map(({ zone, kind }) => [zone, kind]));
  const bare = list('zones').filter(({ properties }) => !posted.has(String(properties['number'])));
  expect(bare.map(({ properties }) => properties['number'])).toEqual(subjects('post'));
  for (const { properties } of list('zones')) {
    const kind = posted.get(String(properties['number']));
    if (kind !== undefined) expect(kind).toBe(properties['responsibilityKind']);
  }
});

test('every post has somebody, and everybody a post that there is, but for the planted ones', () => {
  const manned = new Set(assignments.map(({ post }) => post));
  expect(posts.filter(({ number }) => !manned.has(String(number))).map(({ number }) => number)).toEqual(
    subjects('person'),
  );
  const known = new Set(posts.map(({ number }) => number));
  expect(assignments.filter(({ post }) => !known.has(post)).map(({ post }) => post)).toEqual(subjects('assignment'));
});

describe('at every half hour of a day', () => {
  const roster = { shifts, assignments, standIns };
  const zoneOf = new Map(posts.map(({ number, zone }) => [number, String(zone)]));
  const minutes = Array.from({ length: 48 }, (_, i) => i * 30);
  const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

  test('somebody is on shift in every zone of order, cleaning and rivers, but for the planted hours', () => {
    const bare = new Map<string, number>();
    const zones = list('zones').filter(({ properties }) => properties['responsibilityKind'] !== 'patrol');
    for (const minute of minutes) {
      const at = startOfDay(parseDay(until)) + minute * 60_000;
      const covered = new Set(onShift(roster, at).map(({ post }) => zoneOf.get(post)));
      for (const { zone, startsAt, endsAt } of shifts) {
        if (zone === undefined) continue;
        const [from, to] = [minuteOf(startsAt), minuteOf(endsAt)];
        if (from < to ? minute >= from && minute < to : minute >= from || minute < to) covered.add(zone);
      }
      for (const { properties } of zones) {
        const number = String(properties['number']);
        if (!covered.has(number)) bare.set(number, (bare.get(number) ?? 0) + 0.5 * 7);
      }
    }
    expect([...bare].sort()).toEqual(
      faults('shift')
        .map((fault) => [fault.subjects[0], fault.measured])
        .sort(),
    );
  });
});

test('somebody stands in today, for somebody who would be there', () => {
  expect(standIns.length).toBeGreaterThan(3);
  const noon = startOfDay(parseDay(until)) + 10 * 3_600_000;
  const standing = onShift({ shifts, assignments, standIns }, noon).filter(({ standsInFor }) => standsInFor);
  expect(standing.length).toBeGreaterThan(2);
});

test('liable parties lack a letter that holds only where planted, stand in their zone, and have a door of their own', () => {
  const parties = list('liable-parties');
  expect(parties.length).toBeGreaterThan(300);
  const lacking = parties.filter(({ properties }) => {
    const until_ = properties['letterUntil'];
    return until_ === undefined || String(until_) < until;
  });
  const numbers = (zone: unknown) =>
    lacking.filter(({ properties }) => properties['zone'] === zone).map(({ properties }) => properties['number']);
  expect(faults('letter').reduce((sum, { measured }) => sum + measured, 0)).toBe(lacking.length);
  for (const fault of faults('letter')) {
    expect(fault.subjects).toEqual([fault.subjects[0], ...numbers(fault.subjects[0])]);
    expect(fault.measured).toBe(fault.subjects.length - 1);
  }
  expect(lacking.length / parties.length).toBeLessThan(0.15);
  expect(lacking.some(({ properties }) => properties['letterUntil'] !== undefined)).toBe(true);
  expect(
    new Set(parties.map(({ properties: { road, doorNumber } }) => `${String(road)}${String(doorNumber)}`)).size,
  ).toBe(parties.length);
  const zones = new Map(list('zones').map(({ geometry, properties }) => [properties['number'], geometry]));
  for (const { geometry, properties } of parties) {
    const area = zones.get(properties['zone'])!;
    const polygons =
      area.type === 'MultiPolygon' ? area.coordinates : area.type === 'Polygon' ? [area.coordinates] : [];
    const [x, y] = (geometry as { coordinates: number[] }).coordinates as [number, number];
    expect(polygons.some((rings) => contains(rings[0] as [number, number][], x, y))).toBe(true);
  }
});
