import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance } from '#domain/geometry/measure.ts';
import { networkOf, type Network } from '#domain/network/network.ts';
import { placeOf, spotsOf, spotsOn, type Spot } from '#domain/network/spots.ts';
import { metresAt, stretchesBeyond, walkFrom } from '#domain/network/walk.ts';
import { walkerNear } from '#domain/network/walk-near.ts';
import { positionAt } from '../../worlds/metric.ts';

/** A way through places told in metres east and north. */
const way = (...places: readonly (readonly [number, number])[]) => ({ line: places.map(([x, y]) => positionAt(x, y)) });

/** A network of ways between places of a wide grid, each bent a little. */
const networks = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: -40, max: 40 }),
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map((ways) =>
    ways
      .filter(([ax, ay, bx, by]) => ax !== bx || ay !== by)
      .map(([ax, ay, bx, by, bend]) =>
        way([ax * 200, ay * 200], [(ax + bx) * 100 + bend + 7, (ay + by) * 100 + 13 - bend], [bx * 200, by * 200]),
      ),
  );

/** Dijkstra as in the book, over a table of all pairs of nodes, with the things put in as nodes of their own. */
function plainly(network: Network, things: readonly Spot[]): number[] {
  const size = network.nodeCount + things.length;
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(Infinity));
  const join = (a: number, b: number, metres: number) => {
    table[a]![b] = Math.min(table[a]![b]!, metres);
    table[b]![a] = table[a]![b]!;
  };
  for (let e = 0; e < network.edgeCount; e++) join(network.from[e]!, network.to[e]!, network.length[e]!);
  for (const [i, { edge, along, off }] of things.entries()) {
    join(network.nodeCount + i, network.from[edge]!, off + along);
    join(network.nodeCount + i, network.to[edge]!, off + network.length[edge]! - along);
  }
  const metres = new Array<number>(size).fill(Infinity);
  for (let i = 0; i < things.length; i++) metres[network.nodeCount + i] = 0;
  const done = new Set<number>();
  for (;;) {
    let at = -1;
    for (let n = 0; n < size; n++) {
      if (!done.has(n) && metres[n]! < Infinity && (at < 0 || metres[n]! < metres[at]!)) at = n;
    }
    if (at < 0) return metres.slice(0, network.nodeCount);
    done.add(at);
    for (let n = 0; n < size; n++) metres[n] = Math.min(metres[n]!, metres[at]! + table[at]![n]!);
  }
}

/** Things on edges of a network, drawn by shares. */
const thingsOn = (network: Network, draws: readonly (readonly [number, number, number])[]): Spot[] =>
  network.edgeCount === 0
    ? []
    : draws.map(([which, share, off]) => {
        const edge = which % network.edgeCount;
        return { edge, along: share * network.length[edge]!, off };
      });

const draws = fc.array(
  fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 90 })),
  { minLength: 1, maxLength: 4 },
);

describe('a network', () => {
  test('joins ways where they share a place, and cuts them there', () => {
    const network = networkOf([way([0, 0], [100, 0], [200, 0]), way([100, 0], [100, 80])]);
    expect([network.nodeCount, network.edgeCount]).toEqual([4, 3]);
    expect([...network.length].map(Math.round)).toEqual([100, 100, 80]);
    expect([...network.way]).toEqual([0, 0, 1]);
  });

  test('joins a way that ends on another one, or almost, where that has no place', () => {
    const network = networkOf([way([0, 0], [200, 0]), way([60, 0.6], [60, 80])]);
    expect(network.edgeCount).toBe(3);
    expect([...network.length].map(Math.round).sort((a, b) => a - b)).toEqual([60, 79, 140]);
  });

  test('joins a way that lies on another one with a place in its middle', () => {
    expect(networkOf([way([0, 0], [200, 0]), way([60, -50], [60, 0], [60, 50])]).edgeCount).toBe(4);
  });

  test('leaves a bridge apart, and an end that is two metres away', () => {
    expect(networkOf([way([0, 0], [200, 0]), way([60, -50], [60, 50])]).edgeCount).toBe(2);
    expect(networkOf([way([0, 0], [200, 0]), way([60, 2], [60, 50])]).edgeCount).toBe(2);
  });

  test('joins a way that comes back and ends on itself', () => {
    // Like a P: the end lies on the stem, where that has no place.
    const network = networkOf([way([0, 0], [100, 0], [100, 60], [40, 60], [40, 0])]);
    expect([network.nodeCount, network.edgeCount]).toEqual([2, 2]);
    expect([...network.length].map(Math.round).sort((a, b) => a - b)).toEqual([40, 240]);
    // Almost, and beginning there.
    const almost = networkOf([way([40, 0.5], [40, 60], [100, 60], [100, 0], [0, 0])]);
    expect([almost.nodeCount, almost.edgeCount]).toEqual([2, 2]);
    // One that bends back sharply is not joined to the stretch that it comes from.
    expect(networkOf([way([0, 0], [100, 0], [100.3, 0.3])]).edgeCount).toBe(1);
  });

  test('measures edges by the geodesic, and takes a ring that closes on itself', () => {
    const ring = way([0, 0], [100, 0], [100, 100], [0, 100], [0, 0]);
    const network = networkOf([ring]);
    expect([network.nodeCount, network.edgeCount]).toEqual([1, 1]);
    const sum = ring.line.slice(1).reduce((total, place, i) => total + distance(ring.line[i]!, place), 0);
    expect(network.length[0]).toBeCloseTo(sum, 6);
  });

  test('is empty without ways, and nothing stands on it', () => {
    const network = networkOf([]);
    expect(network.edgeCount).toBe(0);
    expect(spotsOn(network)(119.9, 32.5, 1000)).toBeUndefined();
    expect(walkFrom(network, spotsOf([undefined])).node).toHaveLength(0);
  });
});

describe('a thing', () => {
  const network = networkOf([way([0, 0], [300, 0]), way([0, 100], [300, 100])]);

  test('stands on the nearest road', () => {
    const spot = spotsOn(network)(...positionAt(120, 30), 500)!;
    expect([spot.edge, Math.round(spot.along), Math.round(spot.off)]).toEqual([0, 120, 30]);
    const [lon, lat] = placeOf(network, spot.edge, spot.along);
    expect(distance([lon, lat], positionAt(120, 0))).toBeLessThan(0.05);
  });

  test('stands nowhere where no road is within reach, and beyond what cannot be passed', () => {
    expect(spotsOn(network)(...positionAt(120, 400), 200)).toBeUndefined();
    const river = positionAt(0, 20)[1];
    const isFree = (_a: number, aLat: number, _b: number, bLat: number) => aLat > river === bLat > river;
    expect(spotsOn(network, isFree)(...positionAt(120, 30), 500)?.edge).toBe(1);
  });
});

describe('a walk', () => {
  test('is as long as Dijkstra done plainly says, at every node', () => {
    fc.assert(
      fc.property(networks, draws, (ways, drawn) => {
        const network = networkOf(ways);
        const things = thingsOn(network, drawn);
        const expected = plainly(network, things);
        const { node } = walkFrom(network, spotsOf(things));
        for (const [n, metres] of expected.entries()) {
          if (metres === Infinity) expect(node[n]).toBe(Infinity);
          else expect(node[n]).toBeCloseTo(metres, 6);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('goes beyond the limit exactly where a walk from each place says so', () => {
    fc.assert(
      fc.property(networks, draws, fc.integer({ min: 20, max: 700 }), (ways, drawn, limit) => {
        const network = networkOf(ways);
        const things = thingsOn(network, drawn);
        const walk = walkFrom(network, spotsOf(things));
        const { edge, from, to, metres } = stretchesBeyond(walk, limit);
        expect(metres).toBeCloseTo(
          edge.reduce((sum, _, i) => sum + to[i]! - from[i]!, 0),
          6,
        );
        for (let e = 0; e < network.edgeCount; e++) {
          for (let step = 0; step <= 40; step++) {
            const along = (step / 40) * network.length[e]!;
            const far = metresAt(walk, e, along) - limit;
            if (Math.abs(far) < 1e-6) continue;
            const isBeyond = edge.some((one, i) => one === e && from[i]! - 1e-9 <= along && along <= to[i]! + 1e-9);
            expect(isBeyond).toBe(far > 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('from one place no further than a limit gives the same, one after the other', () => {
    fc.assert(
      fc.property(networks, draws, fc.integer({ min: 20, max: 700 }), (ways, drawn, limit) => {
        const network = networkOf(ways);
        const near = walkerNear(network);
        for (const thing of thingsOn(network, drawn)) {
          const expected = plainly(network, [thing]);
          const { metresTo, edges } = near(thing, limit);
          for (const [n, metres] of expected.entries()) {
            if (metres > limit) expect(metresTo(n)).toBe(Infinity);
            else expect(metresTo(n)).toBeCloseTo(metres, 6);
          }
          const touched = (e: number) => Math.min(metresTo(network.from[e]!), metresTo(network.to[e]!)) <= limit;
          for (let e = 0; e < network.edgeCount; e++) if (touched(e)) expect(edges).toContain(e);
        }
      }),
      { numRuns: 60 },
    );
  });
});
