import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { assembleStreets, type Street } from '#domain/streets/assemble.ts';
import { measureLine, placeAt, projectOn } from '#domain/streets/chainage.ts';
import { crossLine } from '#domain/zones/frontage/cross-line.ts';
import { frontageOf } from '#domain/zones/frontage/frontage-of.ts';
import { frontageInWords } from '#domain/zones/frontage/in-words.ts';
import { kerbOf } from '#domain/zones/frontage/kerb.ts';
import { frontageStrip, type FrontageAsked } from '#domain/zones/frontage/strip.ts';
import { arrange } from '#domain/zones/coverage/arrange.ts';
import { latticeAt, metresOf, positionAt } from '../../../worlds/metric.ts';

type Places = readonly (readonly [number, number])[];

function streetAlong(...lines: readonly Places[]): Street {
  const sections = lines.map((places, i) => ({
    id: `s${i}`,
    name: '坡子街',
    class: 'primary' as const,
    line: places.map(([x, y]) => positionAt(x, y)),
  }));
  return assembleStreets(sections)[0]!;
}

function stripOf(street: Street, asked: FrontageAsked): Point[][] {
  const strip = frontageStrip(street, asked);
  if (!strip.ok) throw new Error(strip.error);
  return strip.value;
}

/** Square metres. */
const area = (rings: readonly Point[][]) => {
  const [x, y] = metresOf(latticeAt(0, 0).map((unit) => unit + 1e5) as unknown as Point);
  return (rings.reduce((sum, ring) => sum + doubleArea(ring), 0) / 2) * (x / 1e5) * (y / 1e5);
};

test('beside a straight street it is a rectangle, counter-clockwise, on the side that is asked for', () => {
  const street = streetAlong([
    [0, 0],
    [400, 0],
  ]);
  const asked = { from: 100, to: 180, near: 7, far: 19 };
  const [north] = stripOf(street, { ...asked, side: 'north' });
  expect(north!.map((at) => metresOf(at).map(Math.round))).toEqual([
    [100, 7],
    [180, 7],
    [180, 19],
    [100, 19],
    [100, 7],
  ]);
  const [south] = stripOf(street, { ...asked, side: 'south', from: 180, to: 100 });
  expect(south!.map((at) => metresOf(at).map((m) => Math.round(m) + 0))).toEqual([
    [100, -19],
    [180, -19],
    [180, -7],
    [100, -7],
    [100, -19],
  ]);
});

test('turns are mitred, outside and inside', () => {
  const street = streetAlong([
    [0, 0],
    [100, 0],
    [100, 100],
  ]);
  const asked = { from: 0, to: 200, near: 5, far: 15 };
  const rounded = (rings: Point[][]) =>
    rings.map((ring) => ring.map((at) => metresOf(at).map((m) => Math.round(m) + 0)));
  // The straight line from end to end runs north-east: its north side is the inner one.
  expect(rounded(stripOf(street, { ...asked, side: 'north' }))).toEqual([
    [
      [0, 5],
      [95, 5],
      [95, 100],
      [85, 100],
      [85, 15],
      [0, 15],
      [0, 5],
    ],
  ]);
  expect(rounded(stripOf(street, { ...asked, side: 'south' }))).toEqual([
    [
      [0, -15],
      [115, -15],
      [115, 100],
      [105, 100],
      [105, -5],
      [0, -5],
      [0, -15],
    ],
  ]);
  expect(stripOf(street, { ...asked, side: 'west' })).toEqual(stripOf(street, { ...asked, side: 'north' }));
});

test('a bend tighter than the depth does not fold the strip', () => {
  const street = streetAlong([
    [0, 0],
    [100, 0],
    [100, 8],
    [92, 12],
  ]);
  const rings = stripOf(street, { from: 0, to: street.length, side: 'north', near: 4, far: 30 });
  expect(rings).toHaveLength(1);
  expect(arrange([{ points: rings[0]!, left: 'strip' }]).faces).toHaveLength(2);
});

test('what cannot be is refused, with the reason', () => {
  const street = streetAlong(
    [
      [0, 0],
      [400, 0],
    ],
    [
      [600, 0],
      [900, 0],
    ],
  );
  const asked: FrontageAsked = { from: 10, to: 50, side: 'north', near: 5, far: 15 };
  const reason = (change: Partial<FrontageAsked>) => frontageStrip(street, { ...asked, ...change });
  expect(reason({ side: 'east' })).toEqual({ ok: false, error: 'no-such-side' });
  expect(reason({ to: 10.2 })).toEqual({ ok: false, error: 'no-length' });
  expect(reason({ from: 5000, to: 6000 })).toEqual({ ok: false, error: 'no-length' });
  expect(reason({ from: 350, to: 450 })).toEqual({ ok: false, error: 'two-parts' });
  expect(reason({ far: 5 })).toEqual({ ok: false, error: 'no-depth' });
  expect(reason({ near: Number.NaN })).toEqual({ ok: false, error: 'no-depth' });
  expect(reason({ from: 0, to: 400 }).ok).toBe(true);
  expect(reason({ from: 400, to: 700 }).ok).toBe(true);
});

test('on any gently winding street the strip is simple, lies on its side at its depth, and has its area', () => {
  const gentle = fc.array(
    fc.record({ metres: fc.integer({ min: 60, max: 200 }), turn: fc.integer({ min: -35, max: 35 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(gentle, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 3, max: 25 }), (legs, near, depth) => {
      let [x, y] = [0, 0];
      const places: [number, number][] = [[0, 0]];
      for (const [i, { metres, turn }] of legs.entries()) {
        // Each leg turns off east, so that the street never comes back.
        const bearing = ((i === 0 ? 0 : turn) * Math.PI) / 180;
        [x, y] = [x + metres * Math.cos(bearing), y + metres * Math.sin(bearing)];
        places.push([x, y]);
      }
      const street = streetAlong(places);
      const far = near + depth;
      const rings = stripOf(street, { from: 0, to: street.length, side: 'north', near, far });
      expect(rings).toHaveLength(1);
      expect(arrange([{ points: rings[0]!, left: 'strip' }]).faces).toHaveLength(2);
      expect(doubleArea(rings[0]!)).toBeGreaterThan(0);
      const line = measureLine(places.map(([east, north]) => positionAt(east, north)));
      for (let i = 1; i < 12; i++) {
        const metres = (line.length * i) / 12;
        for (const [off, within] of [
          [near - 0.5, false],
          [near + 0.5, true],
          [far - 0.5, true],
          [far + 0.5, false],
        ] as const) {
          const at = placeAt(line, metres, off);
          // Near a turn another piece of the street may be nearer.
          if (Math.abs(projectOn(line, at.position).left - off) > 0.05) continue;
          const [px, py] = [at.position[0] * 1e7, at.position[1] * 1e7];
          expect(contains(rings[0]!, px, py)).toBe(within);
        }
      }
      const whole = area(rings);
      // A mitred band is as large as length times depth but for the turns.
      expect(Math.abs(whole - street.length * depth)).toBeLessThan(1 + legs.length * far * far);
    }),
    { numRuns: 60 },
  );
});

test('however a street is bent, the strip comes out without crossing itself', () => {
  const bent = fc.array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 })), {
    minLength: 3,
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      bent,
      fc.constantFrom('north', 'east', 'south', 'west'),
      fc.integer({ min: 0, max: 10 }),
      (places, side, near) => {
        const kept = places.filter((at, i) => i === 0 || String(at) !== String(places[i - 1]));
        if (kept.length < 2) return;
        const street = streetAlong(kept);
        const strip = frontageStrip(street, {
          from: 0,
          to: street.length,
          side: side as 'north',
          near,
          far: near + 20,
        });
        if (!strip.ok) return;
        const lines = strip.value.map((points) => ({ points, left: 'strip' }));
        const { edges } = arrange(lines);
        expect(edges).toHaveLength(strip.value.reduce((sum, ring) => sum + ring.length - 1, 0));
        expect(edges.every(({ along }) => along.length === 1)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('a line across lies square to the street, as far to the left as to the right', () => {
  const street = streetAlong([
    [0, 0],
    [0, 400],
  ]);
  expect(crossLine(street, 180, 40).map((at) => metresOf(at).map((m) => Math.round(m)))).toEqual([
    [-40, 180],
    [40, 180],
  ]);
});

test('a kerb is half the lanes, or half of what the class has', () => {
  expect(kerbOf({ class: 'primary', lanes: 6 })).toBe(10.5);
  expect(kerbOf({ class: 'primary' })).toBe(7);
});

test('a frontage is kept and said with its crossings', () => {
  const crossing = (id: string, name: string, east: number) => ({
    id,
    name,
    class: 'primary' as const,
    line: [positionAt(east, -100), positionAt(east, 0), positionAt(east, 100)],
  });
  const main = {
    id: 'm',
    name: '坡子街',
    class: 'primary' as const,
    line: [
      [0, 0],
      [100, 0],
      [500, 0],
    ].map(([x, y]) => positionAt(x!, y!)),
  };
  const [street] = assembleStreets([
    main,
    crossing('a', '人民路', 0),
    crossing('b', '东风路', 100),
    crossing('c', '西街', 500),
  ]).filter(({ name }) => name === '坡子街');
  const asked: FrontageAsked = { from: 4, to: 100.04, side: 'south', near: 7, far: 19 };
  const kept = frontageOf(street!, asked);
  expect(kept).toEqual({
    ok: true,
    value: {
      street: '坡子街',
      fromCrossing: '人民路',
      toCrossing: '东风路',
      fromMetres: 4,
      toMetres: 100,
      side: 'south',
      depth: 12,
    },
  });
  if (!kept.ok) return;
  expect(frontageInWords(kept.value)).toEqual({
    zh: '坡子街，人民路口至东风路口，路南，进深12米',
    en: '坡子街, from 人民路 to 东风路, south side, 12 m deep',
  });
  const between = { ...kept.value, fromCrossing: undefined, fromMetres: 40.2, toMetres: 440, toCrossing: undefined };
  const { fromCrossing: _, toCrossing: __, ...open } = between;
  expect(frontageInWords(open, street).zh).toBe('坡子街，人民路口向东40米至西街口向西60米，路南，进深12米');
  expect(frontageInWords(open, street).en).toBe(
    '坡子街, from 40 m east of 人民路 to 60 m west of 西街, south side, 12 m deep',
  );
  expect(frontageInWords(open).zh).toBe('坡子街，起点40米处至起点440米处，路南，进深12米');
  expect(frontageOf(street!, { ...asked, side: 'east' })).toEqual({ ok: false, error: 'no-such-side' });
});
