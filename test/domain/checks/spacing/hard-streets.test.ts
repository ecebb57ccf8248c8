import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfRule } from '#domain/checks/faults-of-rule.ts';
import type { SpacingParams } from '#domain/checks/spacing/kind.ts';
import type { StreetStrip } from '#domain/checks/spacing/strip.ts';
import { spacingWords } from '#domain/checks/spacing/words.ts';
import type { Found } from '#domain/finding.ts';
import type { GivenFeature } from '../../../worlds/check-city.ts';
import { metresOf, positionAt } from '../../../worlds/metric.ts';
import { box, opened, road, rule, sign, type Place } from '../../../worlds/signed-street.ts';

const keptFree = [{ collection: 'ad-plan-zones', where: { rule: ['forbidden'] }, metres: 0 }];

const measured = (found: readonly Found[]) => found.map((one) => Math.round(one.measured!)).sort((a, b) => a - b);

/** Metres east and north of the places proposed. */
function proposed(found: readonly Found[]): [number, number][] {
  return found.flatMap(({ remedy }) =>
    remedy.do === 'add'
      ? remedy.places.map(({ lon, lat }) => metresOf([Math.round(lon * 1e7), Math.round(lat * 1e7)]))
      : [],
  );
}

/** A ring of so many metres round, from the east against the clock, cut into equal sections. */
function ring(round: number, flags: readonly boolean[], first = 0): GivenFeature[] {
  const radius = round / (2 * Math.PI);
  const at = (metres: number): Place => {
    const angle = metres / radius;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  const step = round / flags.length;
  return flags.map((mainCommercial, i) => {
    const places = Array.from({ length: 21 }, (_, k) => at((first + i + k / 20) * step));
    return road(`r${i}`, places, { mainCommercial });
  });
}
const onRing = (round: number, metres: number): Place => {
  const radius = round / (2 * Math.PI);
  return [radius * Math.cos(metres / radius), radius * Math.sin(metres / radius)];
};

describe('a closed loop', () => {
  it('has one stretch where the part concerned goes over the place at which the drawing begins', () => {
    // 900 m of shopping street out of 1,800 m: 450 m before the start of the ring and 450 m behind it.
    const roads = ring(1800, [true, false, false, true]);
    const { all, check } = opened(roads, [sign('s1', onRing(1800, 1790))]);
    expect(all()).toEqual([]);
    expect(check.state().base.amount).toBeCloseTo(900, -1);
    const strip = check.shows!('strip', '中山路') as StreetStrip;
    expect(strip.lines).toHaveLength(1);
    expect(strip.lines[0]!.things.map(({ at }) => Math.round(at / 20) * 20)).toEqual([440]);
    expect(strip.lines[0]!.at.at(-1)).toBeCloseTo(900, -1);
    const bare = opened(roads, []);
    expect(bare.all()).toHaveLength(1);
    expect(measured(bare.all())[0]).toBeCloseTo(900, -1);
    expect(bare.all()[0]!.remedy).toMatchObject({ places: [{}] });
    const [[x, y]] = proposed(bare.all()) as [[number, number]];
    const [east] = onRing(1800, 0);
    expect(Math.hypot(x - east, y)).toBeLessThan(20);
  });

  it('keeps both sides of its start free where something forbidden lies there', () => {
    const roads = ring(1200, [true]);
    const [east] = onRing(1200, 0);
    const post = { collection: 'ad-plan-zones', where: { rule: ['forbidden'] }, metres: 60 };
    const zone: GivenFeature = {
      id: 'z',
      geometry: { type: 'Point', coordinates: positionAt(east, 1) },
      properties: { rule: 'forbidden' },
    };
    const { all } = opened(roads, [sign('s1', onRing(1200, 600))], { forbidden: [post] }, [zone]);
    expect(proposed(all())).toHaveLength(2);
    for (const [x, y] of proposed(all())) expect(Math.hypot(x - east, y)).toBeGreaterThan(55);
    const other = road('x', [[east + 300, onRing(1200, 10)[1]], onRing(1200, 60)], {
      name: '人民路',
      mainCommercial: false,
    });
    const crossed = opened([...roads, other], [sign('s1', onRing(1200, 660))], { crossingMetres: 80 });
    const [cx, cy] = onRing(1200, 60);
    for (const [x, y] of proposed(crossed.all())) expect(Math.hypot(x - cx, y - cy)).toBeGreaterThan(70);
  });
});

describe('streets drawn badly', () => {
  const places: Place[] = [
    [0, 0],
    [600, 0],
    [1200, 0],
  ];

  it('counts once what is drawn twice, in whichever direction', () => {
    for (const again of [places, [...places].reverse()]) {
      const { check, all } = opened([road('r1', places), road('r2', again)], [sign('s1', [300, 5])]);
      expect(check.state().base.amount).toBeCloseTo(1200, 0);
      expect(measured(all())).toEqual([900]);
    }
  });

  it('places proposals and draws gaps where vertices are given twice or a section has no length', () => {
    const twice: Place[] = [
      [0, 0],
      [0, 0],
      [600, 0],
      [600, 0],
      [1200, 0],
      [1200, 0],
    ];
    const point: Place[] = [
      [600, 0],
      [600, 0],
    ];
    for (const roads of [
      [road('r1', twice)],
      [road('r1', places.slice(0, 2)), road('r2', point, { mainCommercial: false }), road('r3', places.slice(1))],
      [road('r1', places.slice(0, 2)), road('a', point), road('r3', places.slice(1))],
    ]) {
      const { check, all } = opened(roads, []);
      expect(measured(all())).toEqual([1200]);
      expect(JSON.stringify([all(), check.shows!('strip', '中山路')])).not.toContain('null');
      expect(proposed(all())).toHaveLength(2);
    }
  });

  it('is one street of one name in two districts, with ends of its own in each', () => {
    const there = (at: Place): Place => [at[0] + 20_000, at[1]];
    const roads = [road('r1', places), road('r2', places.map(there))];
    const { all } = opened(roads, [sign('s1', [400, 5]), sign('s2', [850, 5])]);
    expect(measured(all())).toEqual([1200]);
    expect(all()[0]!.owner).toBe('street 中山路');
  });

  it('takes a street of lines in one feature as its sections', () => {
    const roads: GivenFeature[] = [
      {
        ...road('r1', places),
        geometry: {
          type: 'MultiLineString',
          coordinates: [
            [positionAt(1200, 0), positionAt(600, 0)],
            [positionAt(0, 0), positionAt(600, 0)],
          ],
        },
      },
    ];
    expect(opened(roads, [sign('s1', [400, 5]), sign('s2', [850, 5])]).all()).toEqual([]);
    const named = opened([{ ...roads[0]!, id: 'way/7' }], []);
    expect(named.check.state().base.amount).toBeCloseTo(1200, 0);
  });
});

describe('a street of two carriageways', () => {
  const one = { oneway: true };
  const unflagged = { oneway: true, mainCommercial: false };
  const south = (more: GivenFeature['properties']): GivenFeature[] => [
    road(
      's1',
      [
        [0, 0],
        [1010, 0],
      ],
      more,
    ),
  ];
  const north = (from: number, to: number, id: string, more: GivenFeature['properties']): GivenFeature =>
    road(
      id,
      [
        [to, 25],
        [from, 25],
      ],
      more,
    );

  it('is concerned where only one of them says so, whichever is counted', () => {
    const counted = opened([...south(one), north(0, 1000, 'n1', unflagged)], []);
    expect(counted.check.state().base.amount).toBeCloseTo(1010, 0);
    const other = opened([...south(unflagged), north(0, 1000, 'n1', one)], []);
    expect(other.check.state().base.amount).toBeCloseTo(1010, 0);
    expect(other.all()).toHaveLength(1);
    const half = opened([...south(unflagged), north(0, 400, 'n1', one), north(400, 1000, 'n2', unflagged)], []);
    expect(half.check.state().base.amount).toBeCloseTo(400, 0);
    const both = opened([...south(unflagged), north(0, 400, 'n1', one), north(400, 1000, 'n2', one)], []);
    expect(both.check.state().base.amount).toBeCloseTo(1010, 0);
    expect(measured(both.all())).toEqual([1010]);
    // The counted one is in short pieces, as where turning lanes begin.
    const ends = [0, 480, 500, 520, 1010];
    const pieces = ends.slice(1).map((to, i) =>
      road(
        `s${i}`,
        [
          [ends[i]!, 0],
          [to, 0],
        ],
        unflagged,
      ),
    );
    const cut = opened([...pieces, north(0, 400, 'n1', one), north(400, 1000, 'n2', one)], []);
    expect(measured(cut.all())).toEqual([1010]);
  });

  it('round a ring is concerned over the start of the drawing too', () => {
    const inner = ring(1000, [true, true, false, false], -1).map((section) => ({
      ...section,
      id: `i${section.id}`,
      properties: { ...section.properties, ...one },
    }));
    const outer = ring(1150, [false, false, false, false]).map((section) => ({
      ...section,
      properties: { ...section.properties, oneway: true },
    }));
    const { check, all } = opened([...inner, ...outer], []);
    expect(check.state().base.amount).toBeGreaterThan(500);
    expect(check.state().base.amount).toBeLessThan(600);
    expect(all()).toHaveLength(1);
  });
});

describe('where something is proposed', () => {
  it('is not between the carriageways of a street that crosses', () => {
    const main = road('r1', [
      [0, 0],
      [475, 0],
      [525, 0],
      [1000, 0],
    ]);
    const across = (id: string, x: number): GivenFeature =>
      road(
        id,
        [
          [x, -300],
          [x, 0],
          [x, 300],
        ],
        { name: '人民路', mainCommercial: false, oneway: true },
      );
    const { all } = opened([main, across('x1', 475), across('x2', 525)], [], { crossingMetres: 20 });
    for (const [x] of proposed(all())) expect(x <= 456 || x >= 544).toBe(true);
  });

  it('is on no forbidden ground beside the street, but on the other side where that is free', () => {
    const main = road('r1', [
      [0, 0],
      [900, 0],
    ]);
    // Along the south side, which is the right one.
    const south = box('z1', [300, -30], [600, -3]);
    const north = box('z2', [300, 3], [600, 30]);
    const [one] = proposed(opened([main], [], { forbidden: keptFree }, [south]).all());
    expect(one![0]).toBeCloseTo(450, -1);
    expect(one![1]).toBeGreaterThan(0);
    const both = proposed(opened([main], [], { forbidden: keptFree }, [south, north]).all());
    expect(both.length).toBeGreaterThan(0);
    for (const [x] of both) expect(x <= 301 || x >= 599).toBe(true);
    const each = proposed(opened([main], [], { forbidden: keptFree, sides: 'each' }, [south]).all());
    for (const [x, y] of each) expect(y > 0 || x <= 301 || x >= 599).toBe(true);
  });

  it('keeps away from a forbidden point on both legs of a hairpin', () => {
    const hairpin = road('r1', [
      [0, 0],
      [400, 0],
      [400, 30],
      [0, 30],
    ]);
    const zone: GivenFeature = {
      id: 'z',
      geometry: { type: 'Point', coordinates: positionAt(200, 15) },
      properties: { rule: 'forbidden' },
    };
    const { all } = opened([hairpin], [], { metres: 220, forbidden: [{ ...keptFree[0]!, metres: 100 }] }, [zone]);
    for (const [x] of proposed(all())) expect(Math.abs(x - 200)).toBeGreaterThan(95);
  });
});

describe('what mends it', () => {
  const street = [
    road('r1', [
      [0, 0],
      [900, 0],
    ]),
  ];

  it('names no more to be repaired than have to be', () => {
    const signs = [100, 440, 450, 800].map((x, i) => sign(`s${i + 1}`, [x, 5], { state: 'damaged' }));
    const { all } = opened(street, signs);
    expect(all()[0]!.details!['restore']).toHaveLength(1);
    const byBlock = opened(street, signs, { reading: 'block' });
    for (const one of byBlock.all()) expect(one.details!['restore']).toHaveLength(1);
  });

  it('says in whole sentences that to repair is enough where nothing may be added', () => {
    const zone = box('z', [-20, -40], [920, 40]);
    const { all } = opened(street, [sign('s1', [450, 5], { state: 'damaged' })], { forbidden: keptFree }, [zone]);
    const { remedy } = spacingWords(all()[0]!);
    expect(remedy.zh).toBe('修复 s1 即可达标；该段均为禁设范围，无法通过增设达标');
    expect(remedy.en).toBe('Repairing s1 is enough. Nothing may be put along all of it: no place would comply');
  });

  it('gives each block that fails one place, also where that stands at the bound of two', () => {
    // Free only at 500 m and from 600 m on.
    const zones = [box('z1', [-20, -40], [500, 40]), box('z2', [500, -40], [600, 40])];
    const { all } = opened(
      [
        road('r1', [
          [0, 0],
          [500, 0],
          [1000, 0],
        ]),
      ],
      [],
      { reading: 'block', forbidden: keptFree },
      zones,
    );
    const places = all().map(({ remedy }) => (remedy.do === 'add' ? remedy.places.length : 0));
    expect(places.every((count) => count <= 1)).toBe(true);
  });
});

describe('a rule that names what there is not', () => {
  it('is refused, whichever condition names it', () => {
    const pointers = (params: Partial<SpacingParams>) => faultsOfRule(rule(params)).map(({ pointer }) => pointer);
    expect(pointers({})).toEqual([]);
    expect(pointers({ roads: { mainComercial: ['true'] } })).toEqual(['/params/roads/mainComercial']);
    expect(pointers({ limits: [{ where: { klass: ['branch'] }, metres: 100 }] })).toEqual([
      '/params/limits/0/where/klass',
    ]);
    expect(pointers({ counts: { stat: ['intact'] } })).toEqual(['/params/counts/stat']);
    expect(pointers({ roadProperty: 'raod' })).toEqual(['/params/roadProperty']);
    expect(pointers({ forbidden: [{ ...keptFree[0]!, where: { rules: ['forbidden'] } }] })).toEqual([
      '/params/forbidden/0/where/rules',
    ]);
  });
});

describe('a street far off', () => {
  it('takes what says it belongs to it away from the street it was held against', () => {
    const far = road(
      'x1',
      [
        [5000, 0],
        [6000, 0],
      ],
      { name: '无人路', mainCommercial: false },
    );
    const main = road('r1', [
      [0, 0],
      [800, 0],
    ]);
    const { city, check, all } = opened([main, far], [sign('s1', [400, 5], { road: '文化路' })]);
    expect(all()).toEqual([]);
    const news = city.change({ features: { roads: { x1: { properties: { ...far.properties, name: '文化路' } } } } });
    expect(check.take(news)).toContain('street 中山路');
    expect(all().map(({ reason }) => reason)).toEqual(['bare']);
  });
});

const bend = fc
  .array(fc.record({ east: fc.integer({ min: 60, max: 400 }), north: fc.integer({ min: -150, max: 150 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((steps) => {
    const places: Place[] = [[0, 0]];
    for (const { east, north } of steps) places.push([places.at(-1)![0] + east, places.at(-1)![1] + north]);
    return places;
  });

describe('after everything proposed was put there', () => {
  it('the street complies, by either reading and with sides together or each for itself', () => {
    fc.assert(
      fc.property(
        bend,
        fc.array(
          fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), left: fc.integer({ min: -30, max: 30 }) }),
          {
            maxLength: 5,
          },
        ),
        fc.constantFrom('gap' as const, 'block' as const),
        fc.constantFrom('together' as const, 'each' as const),
        fc.constantFrom(90, 200, 500),
        (places, given, reading, sides, metres) => {
          const roads = [road('r1', places)];
          const signs = given.map(({ at, left }, i) => {
            const segment = Math.min(places.length - 2, Math.floor(at * (places.length - 1)));
            const [a, b] = [places[segment]!, places[segment + 1]!];
            const t = at * (places.length - 1) - segment;
            return sign(`s${i}`, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]) + left]);
          });
          const { city, check, all } = opened(roads, signs, { reading, sides, metres });
          const added = all().flatMap(({ remedy }) => (remedy.do === 'add' ? remedy.places : []));
          const additions = check.state().figures['additions'];
          expect(added).toHaveLength(additions!);
          check.take(
            city.change({
              features: {
                'reminder-signs': Object.fromEntries(
                  added.map(({ lon, lat }, i) => [
                    `n${i}`,
                    { ...sign(`n${i}`, [0, 0]), geometry: { type: 'Point' as const, coordinates: [lon, lat] } },
                  ]),
                ),
              },
            }),
          );
          expect(all().map(({ measured: far }) => far)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
