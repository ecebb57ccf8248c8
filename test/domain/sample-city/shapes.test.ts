import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { areaOf } from '#domain/geometry/measure.ts';
import { collections } from '#domain/collections.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';

const city = generateSampleCity({ seed: 7, cases: 0, until: '2026-11-21' });
type Units = readonly (readonly [number, number])[];

/** Rings of all polygons of a collection, in whole units of 1e-7 degree. */
function ringsOf(id: string, of: (p: Readonly<Record<string, unknown>>) => boolean = () => true): Units[] {
  return [...city.features(id)]
    .filter(({ properties }) => of(properties))
    .flatMap(({ geometry }) => {
      if (geometry.type === 'Polygon') return geometry.coordinates;
      return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
    })
    .map((ring) => ring.map(([x, y]) => [Math.round(x! * 1e7), Math.round(y! * 1e7)] as const));
}

const turn = (a: Units[0], b: Units[0], c: Units[0]) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

function crosses(a: Units[0], b: Units[0], c: Units[0], d: Units[0]): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function edges(ring: Units): (readonly [Units[0], Units[0]])[] {
  return ring.slice(1).map((to, i) => [ring[i]!, to] as const);
}

test.each(collections.filter(({ geometry }) => geometry === 'area').map(({ id }) => id))(
  '%s: rings are closed, turn counter-clockwise outside, never cross themselves and visit no point twice',
  { timeout: 30_000 },
  (id) => {
    for (const ring of ringsOf(id)) {
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
      const list = edges(ring);
      list.forEach(([a, b], i) => {
        for (const [c, d] of list.slice(i + 1))
          if (crosses(a, b, c, d)) expect.unreachable(`${id} ${a.join()} ${b.join()}`);
      });
    }
    for (const { geometry } of city.features(id)) {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : [];
      for (const [outer] of polygons) expect(signedArea(outer!)).toBeGreaterThan(0);
    }
  },
);

test('river zones lie side by side and none over another', { timeout: 30_000 }, () => {
  const rings = ringsOf('zones', (p) => p['responsibilityKind'] === 'river');
  expect(rings.length).toBe(28);
  rings.forEach((one, i) => {
    for (const other of rings.slice(i + 1)) {
      for (const [a, b] of edges(one)) for (const [c, d] of edges(other)) expect(crosses(a, b, c, d)).toBe(false);
      const shared = new Set(one.map(String));
      for (const point of other) if (!shared.has(String(point))) expect(inside(one, point)).toBe(false);
    }
  });
});

test('markets, sites, schools and stalls stand clear of the roads and of each other', () => {
  const { markets, keyPlaces, stallZones, sites, illegal } = city.city.places;
  const places = [...markets, ...keyPlaces, ...stallZones, ...sites, ...illegal];
  for (const place of places.filter(({ kind }) => kind !== 'businessDistrict')) {
    const blocks = place.plot.ring.map(([x, y]) => city.city.locator.blockAt(x, y));
    expect(new Set(blocks).size, place.name).toBe(1);
    expect(blocks[0]).not.toBe(-1);
  }
  places.forEach((one, i) => {
    for (const other of places.slice(i + 1)) {
      for (const [a, b] of edges(one.plot.ring)) {
        for (const [c, d] of edges(other.plot.ring))
          expect(crosses(a, b, c, d), `${one.name} ${other.name}`).toBe(false);
      }
    }
  });
});

test('the area that a zone states is the area of its geometry', () => {
  for (const { geometry, properties } of city.features('zones')) {
    if (geometry.type === 'Polygon') expect(properties['area']).toBe(Math.round(areaOf(geometry.coordinates)));
  }
});

function signedArea(ring: readonly Position[]): number {
  const [ox, oy] = ring[0] as [number, number];
  return ring
    .slice(1)
    .reduce((sum, [x, y], i) => sum + (ring[i]![0]! - ox) * (y! - oy) - (x! - ox) * (ring[i]![1]! - oy), 0);
}

function inside(ring: Units, [x, y]: Units[0]): boolean {
  let within = false;
  for (const [[ax, ay], [bx, by]] of edges(ring)) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}
