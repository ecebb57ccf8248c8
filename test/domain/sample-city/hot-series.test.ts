import { beforeAll, describe, expect, test } from 'vitest';
import type { Polygon } from 'geojson';
import { distance } from '#domain/geometry/measure.ts';
import { worldX, worldY } from '#domain/geometry/tile.ts';
import { countCases } from '#domain/hotspots/count.ts';
import { hotspotsOf } from '#domain/hotspots/hotspots-of.ts';
import { latticeOf, type Lattice } from '#domain/hotspots/lattice.ts';
import { hotLimitsOf } from '#domain/hotspots/limits.ts';
import { marketCandidates } from '#domain/hotspots/weak-places.ts';
import { drawCases } from '#domain/sample-city/cases/stream.ts';
import { generateSampleCity, type SampleCity } from '#domain/sample-city/generate.ts';
import { settingOf } from '#domain/settings/settings.ts';

const until = '2026-11-21';
const to = Date.parse(`${until}T00:00:00+08:00`) / 1000;
const day = 86_400;
/** Nothing is set: the standard's figures hold. */
const unset = { get: () => undefined, all: () => [] };

const at = ([x, y]: readonly number[]): [number, number] => [x! / 1e7, y! / 1e7];

function latticeFrom(sample: SampleCity): Lattice {
  const [codes, positions, rings, cells]: [string[], number[], number[], number[]] = [[], [], [0], [0]];
  for (const { geometry, properties } of sample.features('unit-grid')) {
    codes.push(String(properties['code']));
    for (const ring of (geometry as Polygon).coordinates) {
      positions.push(...ring.flat());
      rings.push(positions.length / 2);
    }
    cells.push(rings.length - 1);
  }
  return latticeOf({
    codes,
    positions: Float64Array.from(positions),
    rings: Uint32Array.from(rings),
    cells: Uint32Array.from(cells),
  });
}

describe.each([1, 2, 3])('the sample of seed %i', (seed) => {
  const sample = generateSampleCity({ seed, cases: 30_000, until });
  const planted = sample.plantedFaults.filter(({ kind }) => kind === 'hotspot');
  const spots = new Map([...sample.city.plantedSpots.hot].map(([series, own]) => [series.name as string, own]));
  let lattice: Lattice;
  let drawn: { lon: number; lat: number; at: number; code: string; isPlanted: boolean }[];
  beforeAll(() => {
    lattice = latticeFrom(sample);
    drawn = Array.from(drawCases(sample.city), ({ head, planted: isPlanted }) => {
      const [lon, lat] = head.site.geometry.coordinates as [number, number];
      return { lon, lat, at: head.reportedAt / 1000, code: head.item.caseClass.code, isPlanted };
    });
  }, 30_000);

  const columns = (cases: typeof drawn) => ({
    count: cases.length,
    x: Uint32Array.from(cases, ({ lon }) => worldX(lon)),
    y: Uint32Array.from(cases, ({ lat }) => worldY(lat)),
    at: Uint32Array.from(cases, (one) => one.at),
  });
  /** The classes of the cells that the spots of a series lie in. */
  const classesAt = (name: string, end: number): Set<string> => {
    const counts = countCases(columns(drawn), lattice, { from: end - 84 * day, to: end, slice: 'week' });
    const { cells, guard } = hotspotsOf(lattice, counts, hotLimitsOf(unset));
    expect(guard).toBeUndefined();
    const own = spots.get(name)!.map((spot) => at(spot.at));
    const ids = new Set(own.map(([lon, lat]) => lattice.ids[lattice.locate(worldX(lon), worldY(lat))]!));
    return new Set(cells.filter(({ id }) => ids.has(id)).map(({ emerging }) => emerging));
  };

  test('shows each planted place in its class over the last twelve weeks, and a day later too', () => {
    const series = planted.map(({ subjects }) => subjects[2]!).filter((name) => name !== 'market');
    expect(series.sort()).toEqual(['diminishing', 'intensifying', 'new', 'persistent']);
    for (const end of [to, to + day]) {
      for (const name of series) expect([...classesAt(name, end)], `${name} at ${end - to}`).toContain(name);
    }
  });

  test('shows the night market by place, weekday and hours', () => {
    const hawkers = columns(drawn.filter(({ code }) => code === '09001'));
    const { cellOf } = countCases(hawkers, lattice, { from: to - 84 * day, to, slice: 'week' });
    const weeks = Number(settingOf(unset, 'hotspot.marketWeeks').value);
    const [lon, lat] = at(spots.get('market')![0]!.at);
    const cell = lattice.locate(worldX(lon), worldY(lat));
    expect(marketCandidates({ ...hawkers, cellOf }, { weeks })[0]).toEqual({
      cell,
      weekday: 5,
      from: 19,
      to: 21,
      weeks: 12,
      cases: 36,
    });
  });

  test('has as many cases of each as is said, and nothing else lies near them', () => {
    for (const { subjects, measured } of planted) {
      const [, code, name] = subjects;
      const own = spots.get(name!)!.map((spot) => at(spot.at));
      const [x, y] = own[0]!;
      // Nobody further off than this is near; measuring each of them would take seconds.
      const around = drawn.filter(({ lon, lat }) => Math.abs(lon - x) < 0.01 && Math.abs(lat - y) < 0.01);
      const near = around.filter(({ lon, lat }) => own.some((place) => distance(place, [lon, lat]) < 120));
      expect(near.length, name).toBe(measured);
      expect(new Set(near.map((one) => one.code))).toEqual(new Set([code]));
      expect(near.every(({ isPlanted }) => isPlanted)).toBe(true);
    }
  });

  test('keeps them far from all else that is planted', () => {
    const { trend, repeated } = sample.city.plantedSpots;
    const others = [trend, repeated].map((spot) => at(spot.at));
    const zones = sample.city.places.stallZones.map(({ plot }) => plot.centre as [number, number]);
    const lists = [...spots.values()].map((own) => own.map((spot) => at(spot.at)));
    for (const [i, list] of lists.entries()) {
      const rest = [...others, ...zones, ...lists.filter((_, j) => j !== i).flat()];
      for (const place of list) expect(Math.min(...rest.map((other) => distance(place, other)))).toBeGreaterThan(300);
    }
  });
});

test('a small sample holds none of them', () => {
  const sample = generateSampleCity({ seed: 1, cases: 3000, until });
  expect(sample.plantedFaults.filter(({ kind }) => kind === 'hotspot')).toEqual([]);
  expect(sample.city.plantedSpots.hot.size).toBe(0);
});
