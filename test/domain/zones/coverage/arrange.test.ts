import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrange,
  placeWithin,
  type ArrangedEdge,
  type ArrangedLine,
  type Arrangement,
} from '#domain/zones/coverage/arrange.ts';
import { contains, doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { nobody, type Arc } from '#domain/zones/coverage/arc.ts';
import { anyCoverage } from '../random-coverage.ts';

/** Pairs of edges that have a point in common other than an end of both. */
function meetings(edges: readonly ArrangedEdge[]): [ArrangedEdge, ArrangedEdge][] {
  const found: [ArrangedEdge, ArrangedEdge][] = [];
  edges.forEach((e, i) => {
    for (const f of edges.slice(i + 1)) if (meet(e, f)) found.push([e, f]);
  });
  return found;
}

function meet(e: ArrangedEdge, f: ArrangedEdge): boolean {
  const side = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  const same = (p: Point, q: Point) => p[0] === q[0] && p[1] === q[1];
  const onInner = (p: Point, { a, b }: ArrangedEdge) =>
    !same(p, a) &&
    !same(p, b) &&
    side(a, b, p) === 0 &&
    (p[0] - a[0]) * (p[0] - b[0]) + (p[1] - a[1]) * (p[1] - b[1]) < 0;
  if (same(e.a, f.a) && same(e.b, f.b)) return true;
  if (onInner(e.a, f) || onInner(e.b, f) || onInner(f.a, e) || onInner(f.b, e)) return true;
  return side(e.a, e.b, f.a) * side(e.a, e.b, f.b) < 0 && side(f.a, f.b, e.a) * side(f.a, f.b, e.b) < 0;
}

function sound(arrangement: Arrangement): void {
  expect(meetings(arrangement.edges)).toEqual([]);
  const [outside, ...faces] = arrangement.faces;
  expect(outside).toEqual({ rings: [], claims: [], doubleArea: 0 });
  for (const { rings, doubleArea: area } of faces) {
    const [outer, ...holes] = rings;
    expect(doubleArea(outer!)).toBeGreaterThan(0);
    for (const hole of holes) expect(doubleArea(hole)).toBeLessThan(0);
    expect(area).toBeGreaterThan(0);
    expect(area).toBe(rings.reduce((sum, ring) => sum + doubleArea(ring), 0));
    for (const ring of rings) {
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(new Set(ring.slice(1).map(String)).size).toBe(ring.length - 1);
    }
  }
  // Every edge that parts two faces lies on a ring of both, in opposite directions, and on no other.
  const sides = arrangement.faces.flatMap(({ rings }, face) =>
    rings.flatMap((ring) => ring.slice(1).map((b, i) => `${ring[i]!.join()} ${b.join()} ${face}`)),
  );
  const parting = arrangement.edges.filter(({ left, right }) => left !== right);
  const expected = parting.flatMap(({ a, b, left, right }) => [
    ...(left === 0 ? [] : [`${a.join()} ${b.join()} ${left}`]),
    ...(right === 0 ? [] : [`${b.join()} ${a.join()} ${right}`]),
  ]);
  expect(sides.sort()).toEqual(expected.sort());
}

/** How many times a closed line winds around a place, counter-clockwise. */
function winding(points: readonly Point[], x: number, y: number): number {
  let turns = 0;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!;
    const [bx, by] = points[i]!;
    if (ay > y === by > y) continue;
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (by > ay && side > 0) turns++;
    if (by <= ay && side < 0) turns--;
  }
  return turns;
}

function distanceTo(points: readonly Point[], x: number, y: number): number {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!;
    const [dx, dy] = [points[i]![0] - ax, points[i]![1] - ay];
    const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - ax - part * dx, y - ay - part * dy));
  }
  return least;
}

const square = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const east = 1_199_000_000;
const north = 324_000_000;
const point = (size: number) =>
  fc.tuple(fc.integer({ min: east, max: east + size }), fc.integer({ min: north, max: north + size }));
const lines = (size: number) => fc.array(fc.array(point(size), { minLength: 2, maxLength: 6 }), { maxLength: 7 });
const rings = (size: number) =>
  fc.array(
    fc.array(point(size), { minLength: 3, maxLength: 7 }).map((ring): Point[] => [...ring, ring[0]!]),
    { maxLength: 5 },
  );
const sizes = [4, 12, 60, 1e6, 29_999_999] as const;

describe('arranging lines', () => {
  it('parts two overlapping squares into three faces with who claims each', () => {
    const arrangement = arrange([
      { points: square(0, 0, 10), left: 'A' },
      { points: square(4, 4, 10), left: 'B' },
    ]);
    sound(arrangement);
    expect(arrangement.faces.map(({ claims, doubleArea }) => [claims.join(), doubleArea]).sort()).toEqual([
      ['', 0],
      ['A', 128],
      ['A,B', 72],
      ['B', 128],
    ]);
  });

  it('places an island within its lake, and a lake that touches the shore at one place', () => {
    const arrangement = arrange([
      { points: square(0, 0, 100), left: 'shore' },
      { points: square(20, 20, 40).reverse(), left: 'shore' },
      { points: square(30, 30, 10), left: 'island' },
      { points: [[100, 50], [90, 60], [80, 50], [90, 40], [100, 50]], left: 'shore', right: 'pond' }, // prettier-ignore
    ]);
    sound(arrangement);
    const byClaim = new Map(arrangement.faces.map((face) => [face.claims.join(), face]));
    expect(byClaim.get('shore')?.rings).toHaveLength(3);
    expect(byClaim.get('shore')?.doubleArea).toBe(2 * (10_000 - 1600 - 200));
    expect(byClaim.get('island')?.doubleArea).toBe(200);
    expect(arrangement.faces).toHaveLength(5);
  });

  it('keeps dead ends as edges with the same face on both sides, and off the rings', () => {
    const arrangement = arrange([
      { points: square(0, 0, 10), left: 'A' },
      { points: [[5, 0], [5, 5], [7, 7]] }, // prettier-ignore
      { points: [[20, 20], [30, 30]] }, // prettier-ignore
    ]);
    sound(arrangement);
    expect(arrangement.faces).toHaveLength(2);
    expect(arrangement.edges.filter(({ left, right }) => left === right)).toHaveLength(3);
  });

  it('says which lines run along an edge and which way', () => {
    const arrangement = arrange([{ points: [[0, 0], [10, 0]] }, { points: [[8, 0], [3, 0]] }]); // prettier-ignore
    expect(
      arrangement.edges.map(({ a, b, along }) => [a[0], b[0], along]).sort(([a], [b]) => Number(a) - Number(b)),
    ).toEqual([
      [0, 3, [{ line: 0, forward: true }]],
      [3, 8, expect.arrayContaining([{ line: 0, forward: true }, { line: 1, forward: false }])], // prettier-ignore
      [8, 10, [{ line: 0, forward: true }]],
    ]);
  });

  it('leads a crossing over the place it rounds to, half up, also where doubles cannot tell', () => {
    const at = (b: Point, d: Point) =>
      arrange([{ points: [[0, 0], b] }, { points: [[0, b[1]], d] }]).edges.map((e) => e.b); // prettier-ignore
    expect(at([5, 5], [5, 0])).toContainEqual([3, 3]);
    // The crossing lies at (29999999 / 2, 29999997 / 2): exactly halfway.
    expect(at([29_999_999, 29_999_997], [29_999_999, 0])).toContainEqual([15_000_000, 14_999_999]);
  });

  it('leaves alone what passes a vertex closely without touching it', () => {
    const arrangement = arrange([
      { points: [[0, 0], [1000, 1]] }, // prettier-ignore
      { points: [[0, 5], [400, 1], [1000, 5]] }, // prettier-ignore
    ]);
    expect(arrangement.edges).toHaveLength(3);
  });

  it('leads a border that is cut over a vertex close beside it too, which it would otherwise step over', () => {
    const arrangement = arrange([
      { points: [[29, 25], [28, 25], [34, 0]], left: 'A' }, // prettier-ignore
      { points: [[29, 25], [30, 26], [34, 0]], right: 'B' }, // prettier-ignore
      { points: [[29, 25], [31, 19], [34, 0]], left: 'B', right: 'A' }, // prettier-ignore
      { points: [[0, 0], [31, 24]] }, // prettier-ignore
    ]);
    sound(arrangement);
    expect(arrangement.faces.map(({ claims }) => claims.join()).filter((claims) => claims.includes(','))).toEqual([]);
  });

  it('makes any lines planar, no place farther than rounding takes it, and the same again from its own result', () => {
    for (const size of sizes) {
      fc.assert(
        fc.property(lines(size), (drawn) => {
          const arrangement = arrange(drawn.map((points) => ({ points })));
          sound(arrangement);
          for (const { a, b, along } of arrangement.edges) {
            for (const { line } of along)
              for (const [x, y] of [a, b])
                expect(distanceTo(drawn[line]!, x, y)).toBeLessThanOrEqual(size > 60 ? 0.71 : 2);
          }
          const again = arrange(arrangement.edges.map(({ a, b }) => ({ points: [a, b] })));
          expect(again.edges.map(({ a, b }) => String([a, b])).sort()).toEqual(
            arrangement.edges.map(({ a, b }) => String([a, b])).sort(),
          );
          expect(again.faces).toHaveLength(arrangement.faces.length);
        }),
        { numRuns: 80 },
      );
    }
  });

  it('gives each face to the names whose rings wind around a place within it', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    for (const size of [12, 1e6, 29_999_999]) {
      fc.assert(
        fc.property(rings(size), fc.boolean(), (drawn, onTheRight) => {
          const claiming = drawn.map((points, i): ArrangedLine =>
            onTheRight ? { points, right: names[i]! } : { points, left: names[i]! },
          );
          const { faces, edges } = arrange(claiming);
          // Rounding moves what is asked about; asked of the rounded lines the answer is exact.
          const rounded = drawn.map((_, line) =>
            edges.flatMap(({ a, b, along }) =>
              along.filter((use) => use.line === line).map(({ forward }): Point[] => (forward ? [a, b] : [b, a])),
            ),
          );
          for (const face of faces.slice(1)) {
            const [x, y] = placeWithin(face);
            const inRings = face.rings.filter((ring) => contains(ring, x, y)).length;
            expect(inRings).toBe(1);
            const expected = names.filter((_, i) => rounded[i]?.reduce((sum, edge) => sum + winding(edge, x, y), 0));
            expect(face.claims).toEqual(expected);
            // Away from the lines rounding moves nothing: there the lines as drawn say the same.
            if (drawn.every((points) => distanceTo(points, x, y) > 2))
              expect(face.claims).toEqual(names.filter((_, i) => drawn[i] && winding(drawn[i], x, y)));
          }
        }),
        { numRuns: 120 },
      );
    }
  });

  it('cuts a coverage by any lines without ground changing hands: each face keeps one owner, areas within half a unit', () => {
    for (const size of [12, 60, 1000, 1e6]) {
      fc.assert(
        fc.property(anyCoverage(size), lines(size), (coverage, cuts) => {
          const arcs = [...coverage.arcs()];
          const owned = ({ points, left, right }: Arc): ArrangedLine => ({
            points,
            ...(left === nobody ? {} : { left }),
            ...(right === nobody ? {} : { right }),
          });
          const { faces } = arrange([...arcs.map(owned), ...cuts.map((points) => ({ points }))]);
          for (const { claims } of faces) expect(claims.length).toBeLessThan(2);
          for (const owner of coverage.grounds.keys()) {
            const after = faces.reduce((sum, face) => sum + (face.claims[0] === owner ? face.doubleArea : 0), 0);
            const before = coverage.ringsOf(owner).reduce((sum, ring) => sum + doubleArea(ring), 0);
            // Places put in move an edge by half a unit in x and in y; twice the area, and a second round for the rare ones.
            const length = coverage
              .arcsOf(owner)
              .flatMap(({ points }) =>
                points.slice(1).map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1])),
              )
              .reduce((sum, edge) => sum + edge, 0);
            expect(Math.abs(after - before)).toBeLessThanOrEqual(2 * 2 * Math.SQRT1_2 * length);
          }
        }),
        { numRuns: 60 },
      );
    }
  });

  it('has faces that add up to the ground within the outermost borders', () => {
    fc.assert(
      fc.property(lines(1000), (drawn) => {
        const frame = square(east - 5, north - 5, 1010);
        const { faces } = arrange([...drawn.map((points) => ({ points })), { points: frame, left: 'frame' }]);
        expect(faces.reduce((sum, face) => sum + face.doubleArea, 0)).toBe(2 * 1010 * 1010);
        for (const { claims } of faces.slice(1)) expect(claims).toEqual(['frame']);
      }),
    );
  });
});
