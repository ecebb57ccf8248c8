import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Check } from 'typebox/value';
import { collections, collectionById } from '#domain/collections.ts';
import { distance } from '#domain/geometry/measure.ts';
import { generateSampleCity, type SampleCity } from '#domain/sample-city/generate.ts';

const options = { seed: 1, cases: 3000, until: '2026-11-21' };

/** Registers that the sample leaves to be filled on the page. */
const emptyAtFirst = [
  'ad-plan-zones',
  'volunteer-teams',
  'collection-routes',
  'patrol-plans',
  'city-gateways',
  'cycle-parking',
  'pedicab-ranks',
  'venues',
];
/** Of these there are one or two. */
const single = ['city-extents', 'incineration-plants', 'landfills', 'disposal-yards'];

function digest(city: SampleCity): string {
  const hash = createHash('sha256');
  for (const { id } of collections) for (const feature of city.features(id)) hash.update(JSON.stringify(feature));
  return hash.digest('hex');
}

describe('the sample city', () => {
  let city: SampleCity;
  beforeAll(() => {
    city = generateSampleCity(options);
  });

  test('is the same to the byte for the same seed, day and size, and another for another', { timeout: 60_000 }, () => {
    const first = digest(city);
    expect(digest(generateSampleCity(options))).toBe(first);
    expect(digest(city)).toBe(first);
    expect(digest(generateSampleCity({ ...options, seed: 2 }))).not.toBe(first);
    expect(digest(generateSampleCity({ ...options, until: '2026-11-20' }))).not.toBe(first);
  });

  test.each(collections.map(({ id }) => id))(
    '%s: every feature fits its schema, has its kind of geometry and an id of its own',
    (id) => {
      const { schema, geometry } = collectionById(id)!;
      const fits = { point: ['Point'], line: ['LineString', 'MultiLineString'], area: ['Polygon', 'MultiPolygon'] }[
        geometry
      ];
      const ids = new Set<string>();
      for (const feature of city.features(id)) {
        expect(Check(schema, feature.properties), JSON.stringify(feature.properties)).toBe(true);
        expect(fits).toContain(feature.geometry.type);
        ids.add(feature.id);
      }
      expect(ids.size).toBe([...city.features(id)].length);
      if (emptyAtFirst.includes(id)) expect(ids.size).toBe(0);
      else expect(ids.size).toBeGreaterThan(single.includes(id) ? 0 : 7);
    },
  );

  test('says of every feature that it is sample data', () => {
    for (const { id } of collections) {
      for (const { properties } of city.features(id)) expect(properties['source']).toBe('示意数据');
    }
  });

  test('counts 28 roads, 26 of them key roads, cut into sections whose length is measured', () => {
    const roads = [...city.features('roads')];
    const names = new Set(roads.map(({ properties }) => properties['name']));
    const key = new Set(
      roads.filter(({ properties }) => properties['key26']).map(({ properties }) => properties['name']),
    );
    expect(names.size).toBe(28);
    expect(key.size).toBe(26);
    expect([...names].filter((name) => !key.has(name)).sort()).toEqual(['坡子街', '药城大道']);
    expect(roads.flatMap(({ properties }) => properties['aliases'])).toEqual(
      expect.arrayContaining(['人民东路', '人民西路', '东风南路', '东风北路']),
    );
    const shopping = roads.filter(({ properties }) => properties['mainCommercial'] && properties['name'] === '海陵路');
    expect(shopping.map(({ properties }) => [properties['from'], properties['to']])).toEqual([
      ['人民路', '东进路'],
      ['东进路', '迎春路'],
    ]);
    for (const { geometry, properties } of roads) {
      const line = (geometry as { coordinates: number[][] }).coordinates;
      const length = line.slice(1).reduce((sum, to, i) => sum + distance(line[i]!, to), 0);
      expect(properties['length']).toBeCloseTo(length, 0);
    }
  });

  test('has the two partner communities of the plan, in their districts', () => {
    const partners = [...city.features('divisions')].filter(({ properties }) => properties['partner'] !== undefined);
    expect(partners.map(({ properties }) => [properties['name'], properties['parent']])).toEqual([
      ['迎春社区', '321202001000'],
      ['新明社区', '321203001000'],
    ]);
  });

  test('names no one: people are a surname and 某, phones cannot exist', () => {
    for (const { properties } of city.features('zones')) {
      for (const field of ['leader', 'officer'])
        if (properties[field] !== undefined) expect(properties[field]).toMatch(/^.某$/);
      expect(properties['phone']).toMatch(/^0523-0000\d{4}$/);
    }
  });
});

describe('the ground', () => {
  const city = generateSampleCity({ ...options, cases: 0 });
  const outline = units([city.builtUp.coordinates[0]!]);

  test.each([
    ['street order', 'zones', 'order'],
    ['cleaning', 'zones', 'cleaning'],
    ['patrol', 'zones', 'patrol'],
    ['the unit grid', 'unit-grid', undefined],
  ])('%s tiles the built-up area without gap or overlap', { timeout: 30_000 }, (_, id, kind) => {
    const rings = [...city.features(id)]
      .filter(({ properties }) => kind === undefined || properties['responsibilityKind'] === kind)
      .flatMap(({ geometry }) =>
        geometry.type === 'Polygon'
          ? units(geometry.coordinates)
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates.flatMap(units)
            : [],
      );
    expect(rings.length).toBeGreaterThan(20);
    expect(rings.reduce((sum, ring) => sum + twiceArea(ring), 0n)).toBe(twiceArea(outline[0]!));
    const edges = new Map<string, number>();
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const key = `${ring[i - 1]!.join()} ${ring[i]!.join()}`;
        edges.set(key, (edges.get(key) ?? 0) + 1);
      }
    }
    expect(Math.max(...edges.values())).toBe(1);
    const alone = [...edges.keys()].filter((key) => !edges.has(key.split(' ').reverse().join(' ')));
    const border = new Set(outline[0]!.slice(1).map((to, i) => `${outline[0]![i]!.join()} ${to.join()}`));
    expect(alone.filter((key) => !border.has(key))).toEqual([]);
    expect(alone.length).toBe(border.size);
  });

  test('the grid has cells of about a hectare with identifiers of their own', () => {
    const cells = [...city.features('unit-grid')];
    const areas = cells.map(({ properties }) => properties['area'] as number).sort((a, b) => a - b);
    expect(new Set(cells.map(({ properties }) => properties['code'])).size).toBe(cells.length);
    expect(areas[areas.length >> 1]).toBeGreaterThan(9_900);
    expect(areas[areas.length >> 1]).toBeLessThan(10_100);
    expect(areas[0]).toBeGreaterThan(3_000);
  });
});

/** Rings in whole units of 1e-7 degree. */
function units(rings: readonly (readonly number[])[][]): bigint[][][] {
  return rings.map((ring) => ring.map((position) => position.map((value) => BigInt(Math.round(value * 1e7)))));
}

function twiceArea(ring: readonly (readonly bigint[])[]): bigint {
  let sum = 0n;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return sum;
}
