import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { CheckCity, RuleCheck } from '#domain/checks/check.ts';
import { faultsOfRule } from '#domain/checks/faults-of-rule.ts';
import { reach, type ReachParams } from '#domain/checks/reach/kind.ts';
import { openReach } from '#domain/checks/reach/open.ts';
import type { ReachShown } from '#domain/checks/reach/shown.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { Found } from '#domain/finding.ts';
import { areaOf } from '#domain/geometry/measure.ts';
import { checkCity, type GivenFeature } from '../../../worlds/check-city.ts';
import { positionAt } from '../../../worlds/metric.ts';

const toiletsWithin = (params: Partial<ReachParams> = {}): RuleContent => ({
  zh: '公共厕所服务半径',
  en: 'Toilets within reach',
  kind: 'reach',
  params: {
    facilities: { collection: 'public-toilets', where: {} },
    counts: { state: ['intact'] },
    metres: 300,
    by: 'network',
    places: [{ collection: 'markets', where: {} }],
    cell: 20,
    ignore: 0,
    walkable: { class: ['branch', 'lane'] },
    barriers: [{ collection: 'river-sections', where: {} }],
    ...params,
  },
  source: 'GB 55013-2021 5.0.1',
  tier: 'mandatory',
  enabled: true,
});

const point = (id: string, x: number, y: number, properties: GivenFeature['properties'] = {}): GivenFeature => ({
  id,
  geometry: { type: 'Point', coordinates: positionAt(x, y) },
  properties: { name: id, ...properties },
});
const toilet = (id: string, x: number, y: number, state = 'intact') => point(id, x, y, { state });
const line = (id: string, places: readonly [number, number][], properties: GivenFeature['properties'] = {}) => ({
  id,
  geometry: { type: 'LineString' as const, coordinates: places.map(([x, y]) => positionAt(x, y)) },
  properties: { class: 'branch', name: id, ...properties },
});
const square = (id: string, west: number, south: number, east: number, north: number, properties = {}) => ({
  id,
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        positionAt(west, south),
        positionAt(east, south),
        positionAt(east, north),
        positionAt(west, north),
        positionAt(west, south),
      ],
    ],
  },
  properties: { name: id, ...properties },
});

function run(rule: RuleContent, city: CheckCity): RuleCheck {
  expect(faultsOfRule(rule)).toEqual([]);
  const check = openReach(rule, city);
  for (const share of check.run()) expect(share).toBeLessThanOrEqual(1);
  return check;
}
const all = (check: RuleCheck): Found[] => [...check.found.values()].flat();
const shownBy = (check: RuleCheck): ReachShown => check.shows!('reach', '') as ReachShown;

/** Two streets along a river with a bridge 400 m away. */
const riverside = {
  roads: [
    line('南岸路', [
      [0, 0],
      [400, 0],
    ]),
    line('北岸路', [
      [0, 100],
      [400, 100],
    ]),
    line('桥', [
      [400, 0],
      [400, 100],
    ]),
  ],
  'river-sections': [
    line('河', [
      [-500, 50],
      [380, 50],
    ]),
  ],
};

describe('a place', () => {
  test('near across the river is out of reach on foot, and says by how much and what mends it', () => {
    const city = checkCity({
      features: { ...riverside, markets: [point('南市场', 0, -10)], 'public-toilets': [toilet('北公厕', 0, 105)] },
    });
    const [found, ...others] = all(run(toiletsWithin(), city));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ owner: 'markets 南市场', reason: 'place-out', limit: 300, measure: 'm' });
    expect(found!.measured).toBeCloseTo(10 + 400 + 100 + 400 + 5, 0);
    expect(found!.details!['circle']).toBeCloseTo(115, 0);
    expect(found!.remedy).toMatchObject({ do: 'add', proven: true });
    expect(found!.remedy.do === 'add' && found!.remedy.places).toHaveLength(1);
    const { wrong, remedy } = reach.words(found!);
    expect(wrong.zh).toBe('南市场：步行至最近的公共厕所 915 米，限 300 米（直线 115 米）');
    expect(wrong.en).toBe('南市场: nearest public toilets 915 m on foot, limit 300 m (115 m straight)');
    expect(remedy.zh).toMatch(/^增设 1 处：南岸路/);
    expect(all(run(toiletsWithin({ by: 'circle' }), city))).toEqual([]);
  });

  test('walks straight to what stands in the same block, nearer than the roads of both', () => {
    const features = {
      roads: riverside.roads,
      markets: [point('市场', 100, 50)],
      'public-toilets': [toilet('公厕', 180, 55)],
    };
    expect(all(run(toiletsWithin({ metres: 90 }), checkCity({ features })))).toEqual([]);
    expect(all(run(toiletsWithin({ metres: 70 }), checkCity({ features })))[0]!.measured).toBeCloseTo(80.2, 0);
  });

  test('exactly at the limit is within reach, and a metre beyond is not', () => {
    const at = (metres: number) =>
      run(
        toiletsWithin(),
        checkCity({
          features: {
            roads: [
              line('路', [
                [0, 0],
                [150, 0],
                [150, 400],
              ]),
            ],
            markets: [point('市场', 0, 0)],
            'public-toilets': [toilet('公厕', 150, metres - 150)],
          },
        }),
      );
    expect(all(at(300))).toEqual([]);
    expect(at(300).state()).toMatchObject({ percent: 100, base: { amount: 1, measure: 'count' } });
    expect(all(at(301))[0]).toMatchObject({ severity: 'low' });
    expect(all(at(301))[0]!.measured).toBeCloseTo(301, 1);
  });

  test('is not served by a damaged toilet', () => {
    const features = { ...riverside, markets: [point('市场', 20, -10)] };
    const near = { 'public-toilets': [toilet('坏公厕', 30, -5, 'damaged'), toilet('远公厕', 390, -5)] };
    const check = run(toiletsWithin(), checkCity({ features: { ...features, ...near } }));
    expect(all(check)[0]!.measured).toBeCloseTo(385, 0);
    expect(shownBy(check).facilities.map(({ subject, counts }) => [subject.name, counts])).toEqual([
      ['坏公厕', false],
      ['远公厕', true],
    ]);
  });

  test('with no facility anywhere has nothing to measure', () => {
    const check = run(toiletsWithin(), checkCity({ features: { ...riverside, markets: [point('市场', 20, -10)] } }));
    expect(all(check)[0]).toMatchObject({ measured: null, severity: 'high' });
    expect(reach.words(all(check)[0]!).wrong.zh).toBe('市场：步行到不了任何公共厕所，限 300 米');
    expect(check.state().percent).toBe(0);
  });

  test('is gone to straight where there are no roads, and an empty city has no share', () => {
    const features = { markets: [point('市场', 0, 0)], 'public-toilets': [toilet('公厕', 500, 0)] };
    expect(all(run(toiletsWithin(), checkCity({ features })))[0]!.measured).toBeCloseTo(500, 0);
    expect(run(toiletsWithin(), checkCity({})).state().percent).toBeNull();
  });

  test('is closed from the given sites only, with as few as it takes, or not at all', () => {
    const features = {
      ...riverside,
      markets: [point('东市场', 380, -10), point('西市场', 20, -10), point('远市场', 20, 3000)],
      estates: [
        square('甲地', 190, -30, 210, -10),
        square('乙地', 380, -30, 390, -10),
        square('丙地', 0, -30, 10, -10),
      ],
    };
    const check = run(toiletsWithin({ candidates: { collection: 'estates', where: {} } }), checkCity({ features }));
    const remedies = new Map(all(check).map(({ owner, remedy }) => [owner, remedy]));
    for (const owner of ['markets 东市场', 'markets 西市场']) {
      expect(remedies.get(owner)).toMatchObject({
        do: 'add',
        proven: true,
        places: [{ candidate: { collection: 'estates', name: '甲地' } }],
      });
    }
    expect(remedies.get('markets 远市场')).toEqual({ do: 'impossible', why: 'no-candidate' });
    const { sites, unclosed } = shownBy(check);
    expect(sites.map(({ places }) => places.map(({ name }) => name))).toEqual([['东市场', '西市场']]);
    expect(unclosed.places.map(({ name }) => name)).toEqual(['远市场']);
  });
});

describe('an area', () => {
  const roads = [
    line('东西路', [
      [-1000, 0],
      [0, 0],
      [1000, 0],
    ]),
    line('南北路', [
      [0, -1000],
      [0, 0],
      [0, 1000],
    ]),
  ];
  const area: Partial<ReachParams> = {
    places: [],
    area: { collection: 'city-extents', where: { kind: ['builtUp'] } },
    per: { collection: 'divisions', where: { level: ['community'] } },
  };
  const features = {
    roads,
    'city-extents': [square('城区', -600, -400, 600, 400, { kind: 'builtUp' })],
    divisions: [
      { ...square('区', -600, -400, 600, 400), properties: { name: '海陵区', level: 'district', code: '321202' } },
      { ...square('西', -600, -400, 0, 400), properties: { name: '西社区', level: 'community', parent: '321202' } },
      { ...square('东', 0, -400, 600, 400), properties: { name: '东社区', level: 'community', parent: '321202' } },
    ],
    'public-toilets': [toilet('公厕', 0, 0)],
  };

  test('is out of reach in patches by communities, whose areas are what is missing', () => {
    const check = run(toiletsWithin(area), checkCity({ features }));
    const found = all(check);
    expect(new Set(found.map(({ owner }) => owner))).toEqual(new Set(['divisions 西', 'divisions 东']));
    for (const { geometry, measured, district, place } of found) {
      expect(areaOf((geometry as Polygon).coordinates) / measured!).toBeCloseTo(1, 3);
      expect([district, place.slice(0, 4)]).toEqual(['海陵区', place.startsWith('西') ? '西社区，' : '东社区，']);
    }
    const { figures, percent, base } = check.state();
    expect(base.amount).toBeCloseTo(1200 * 800, -4);
    // On foot a diamond with its corners 300 m away, straight a circle.
    expect(base.amount - figures['outAreaNetwork']!).toBeCloseTo(2 * 300 ** 2, -4);
    expect(base.amount - figures['outAreaCircle']!).toBeCloseTo(Math.PI * 300 ** 2, -4);
    expect(percent).toBeCloseTo(100 * (180_000 / 960_000), 0);
    expect(found.reduce((sum, { measured }) => sum + measured!, 0)).toBeCloseTo(figures['outAreaNetwork']!, -1);
  });

  test('has outlines that share the places of their borders', () => {
    const found = all(run(toiletsWithin(area), checkCity({ features })));
    const borders = found.map(({ geometry }) => (geometry as Polygon).coordinates);
    const places = (rings: readonly Position[][]) => new Set(rings.flat().map(String));
    const [west, east] = [borders[0]!, borders.at(-1)!].map(places);
    const onLine = [...west!].filter((place) => east!.has(place));
    expect(onLine.length).toBeGreaterThan(1);
    for (const rings of borders) for (const ring of rings) expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
  });

  test('is within reach as a whole when the proposed sites are built', () => {
    for (const by of ['network', 'circle'] as const) {
      const city = checkCity({ features });
      const check = run(toiletsWithin({ ...area, by, roads: {} }), city);
      const { sites, atLeast, unclosed } = shownBy(check);
      expect(unclosed).toEqual({ places: [], area: 0, road: 0 });
      expect(sites.length).toBeGreaterThanOrEqual(atLeast);
      expect(check.state().figures['sitesNeeded']).toBe(sites.length);
      expect(sites.reduce((sum, { area: closed }) => sum + closed, 0)).toBeCloseTo(
        check.state().figures[by === 'network' ? 'outAreaNetwork' : 'outAreaCircle']!,
        0,
      );
      const built = sites.map(({ place }, i) => ({
        ...toilet(`新${i}`, 0, 0),
        geometry: { type: 'Point' as const, coordinates: [place.lon, place.lat] },
      }));
      check.take(
        city.change({ features: { 'public-toilets': Object.fromEntries(built.map((one) => [one.id, one])) } }),
      );
      expect(all(check)).toEqual([]);
      expect(check.state()).toMatchObject({ percent: 100, figures: { sitesNeeded: 0 } });
    }
  });

  test('leaves out patches that are too small to count', () => {
    const wide = toiletsWithin({ ...area, ignore: 10_000_000 });
    const check = run(wide, checkCity({ features }));
    expect(all(check)).toEqual([]);
    expect(check.state().figures['sitesNeeded']).toBe(0);
    expect(check.state().percent).toBeLessThan(30);
  });
});

test('roads are out of reach metre by metre, street by street', () => {
  const features = {
    roads: [
      line(
        '长路一段',
        [
          [0, 0],
          [500, 0],
        ],
        { name: '长路' },
      ),
      line(
        '长路二段',
        [
          [500, 0],
          [1000, 0],
        ],
        { name: '长路' },
      ),
      line(
        '快速路',
        [
          [0, 0],
          [0, 900],
        ],
        { class: 'motorway' },
      ),
    ],
    'public-toilets': [toilet('公厕', 400, 10)],
  };
  const check = run(toiletsWithin({ places: [], roads: { class: ['branch'] } }), checkCity({ features }));
  const [found, ...others] = all(check);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ owner: 'street 长路', reason: 'road-out', geometry: { type: 'MultiLineString' } });
  expect(found!.measured).toBeCloseTo(400 - 290 + 600 - 290, 0);
  expect(check.state().figures['outRoadCircle']).toBeCloseTo(1000 - 2 * Math.sqrt(300 ** 2 - 10 ** 2), 0);
  expect(reach.words(found!).wrong.zh).toBe('长路：420 米路段步行 300 米内无公共厕所');
  expect(check.state()).toMatchObject({ base: { measure: 'm' } });
  expect(check.state().percent).toBeCloseTo(58, 0);
});

test('roads are within reach as a whole when the proposed sites are built, however short the reach', () => {
  const roads = [
    line(
      '东行',
      [
        [0, 0],
        [700, 0],
      ],
      { name: '双路' },
    ),
    line(
      '西行',
      [
        [0, 6],
        [700, 6],
      ],
      { name: '双路' },
    ),
    line(
      '支路',
      [
        [300, 0],
        [300, -90],
      ],
      { name: '支路' },
    ),
  ];
  for (const metres of [20, 60, 250]) {
    const city = checkCity({ features: { roads } });
    const check = run(toiletsWithin({ places: [], roads: {}, metres }), city);
    const { sites, unclosed, demand } = shownBy(check);
    expect(unclosed.road).toBe(0);
    expect(sites.reduce((sum, { road }) => sum + road, 0)).toBeCloseTo(demand.road, 3);
    const built = sites.map(({ place }, i) => ({
      ...toilet(`新${i}`, 0, 0),
      geometry: { type: 'Point' as const, coordinates: [place.lon, place.lat] },
    }));
    check.take(city.change({ features: { 'public-toilets': Object.fromEntries(built.map((one) => [one.id, one])) } }));
    expect(all(check)).toEqual([]);
  }
});

test('after any edits it is as if computed anew', () => {
  const rule = toiletsWithin({
    area: { collection: 'city-extents', where: {} },
    roads: { class: ['branch'] },
    cell: 90,
    metres: 200,
  });
  const spot = fc.tuple(fc.integer({ min: -100, max: 900 }), fc.integer({ min: -100, max: 700 }));
  const edit = fc.oneof(
    fc.tuple(fc.constant('public-toilets'), fc.nat(3), fc.option(spot)),
    fc.tuple(fc.constant('markets'), fc.nat(2), fc.option(spot)),
    fc.tuple(fc.constant('roads'), fc.nat(2), fc.option(spot)),
    fc.tuple(fc.constant('city-extents'), fc.nat(1), fc.option(spot)),
  );
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const city = checkCity({
        features: {
          roads: [0, 1, 2]
            .map((i) =>
              line(`${i}路`, [
                [0, i * 250],
                [800, i * 250],
              ]),
            )
            .concat(
              line('纵路', [
                [300, 0],
                [300, 500],
              ]),
            ),
          markets: [point('0', 100, 20), point('1', 700, 240)],
          'public-toilets': [toilet('0', 50, 5), toilet('1', 320, 250, 'damaged')],
          'city-extents': [square('城区', 0, -50, 800, 550)],
        },
      });
      const check = run(rule, city);
      for (const [collection, id, at] of edits) {
        const before = new Map(check.found);
        const state =
          at === null
            ? null
            : collection === 'roads'
              ? line(`${id}路`, [
                  [0, id * 250],
                  [at[0], at[1]],
                  [800, id * 250],
                ])
              : collection === 'city-extents'
                ? square(String(id), at[0], at[1], at[0] + 300, at[1] + 200)
                : toilet(String(id), at[0], at[1]);
        const key = collection === 'roads' ? `${id}路` : String(id);
        const changed = check.take(city.change({ features: { [collection]: { [key]: state } } }));
        const anew = run(rule, city);
        expect(check.found).toEqual(anew.found);
        expect(check.state()).toEqual(anew.state());
        for (const owner of new Set([...before.keys(), ...check.found.keys()])) {
          if (changed !== 'all' && !changed.has(owner)) expect(check.found.get(owner)).toEqual(before.get(owner));
        }
      }
    }),
    { numRuns: 8 },
  );
});

test('a rule that asks for nothing, or names what is not there, is refused', () => {
  const pointers = (params: Partial<ReachParams>) => faultsOfRule(toiletsWithin(params)).map(({ pointer }) => pointer);
  expect(pointers({ places: [] })).toEqual(['/params/places']);
  expect(pointers({ counts: { colour: ['red'] } })).toEqual(['/params/counts/colour']);
  expect(pointers({ area: { collection: 'kiosks', where: {} } })).toEqual(['/params/area/collection']);
  expect(pointers({ metres: 19 })).toEqual(['/params/metres']);
});
