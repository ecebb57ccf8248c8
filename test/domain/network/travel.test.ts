import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '#domain/network/travel-matrix.ts';
import { shortestPath } from '#domain/network/travel-route.ts';
import { stopsOn } from '#domain/network/travel-spots.ts';
import { travelNetwork, type TravelWay } from '#domain/network/travel.ts';
import { vehicles, type Vehicle } from '#domain/people/crew.ts';
import type { RoadClass } from '#domain/roads/collection.ts';
import { positionAt } from '../../worlds/metric.ts';
import { heldAgainstPlain } from '../../worlds/plain-travel.ts';
import { chanceOf } from '../../worlds/random-coverage.ts';

type Metres = readonly [number, number];

const way = (roadClass: RoadClass, oneway: boolean, ...places: readonly Metres[]): TravelWay => ({
  line: places.map(([x, y]) => positionAt(x, y)),
  class: roadClass,
  oneway,
});

const go = (ways: readonly TravelWay[], from: Metres, to: Metres, vehicle: Vehicle) =>
  shortestPath(travelNetwork(ways), positionAt(...from), positionAt(...to), vehicle);

/** A block of 400 by 300 metres: the south side is one-way eastwards, the others are open both ways. */
const block = [
  way('primary', true, [0, 0], [400, 0]),
  way('primary', false, [400, 0], [400, 300]),
  way('primary', false, [400, 300], [0, 300]),
  way('primary', false, [0, 300], [0, 0]),
];

describe('ways of crews', () => {
  test('a car drives with a one-way road and round the block against it', () => {
    expect(go(block, [100, 0], [300, 0], 'car')!.metres).toBeCloseTo(200, 0);
    const back = go(block, [300, 0], [100, 0], 'car')!;
    expect(back.metres).toBeCloseTo(100 + 300 + 400 + 300 + 100, 0);
    expect(back.seconds).toBeCloseTo(1200 / (25 / 3.6), 0);
    expect(back.line).toHaveLength(8);
  });

  test('one-way roads bind e-bikes and nobody on foot', () => {
    expect(go(block, [300, 0], [100, 0], 'ebike')!.metres).toBeCloseTo(1200, 0);
    const walked = go(block, [300, 0], [100, 0], 'foot')!;
    expect(walked.metres).toBeCloseTo(200, 0);
    expect(walked.seconds).toBeCloseTo(200 / (5 / 3.6), 0);
  });

  test('cars keep off footways, walkers off expressways', () => {
    const ways = [
      way('motorway', false, [0, 0], [500, 0]),
      way('footway', false, [0, 0], [0, 100], [500, 100], [500, 0]),
    ];
    expect(go(ways, [0, 0], [500, 0], 'car')!.metres).toBeCloseTo(500, 0);
    expect(go(ways, [0, 0], [500, 0], 'foot')!.metres).toBeCloseTo(700, 0);
  });

  test('the way between place and road is gone on foot', () => {
    const { seconds, metres } = go(block, [200, 350], [0, 150], 'car')!;
    expect(metres).toBeCloseTo(50 + 200 + 150, 0);
    expect(seconds).toBeCloseTo(50 / (5 / 3.6) + 350 / (25 / 3.6), 0);
  });

  test('nobody starts from an island or from a one-way road that leads nowhere', () => {
    const ways = [...block, way('branch', false, [190, 200], [200, 200]), way('branch', true, [400, 0], [600, 0])];
    expect(go(ways, [195, 200], [200, 300], 'car')!.metres).toBeCloseTo(105, 0);
    const { metres, source } = go(ways, [500, 5], [400, 200], 'car')!;
    expect(source).toBe('network');
    expect(metres).toBeCloseTo(100 + 195, 0);
  });

  test('two parts of a city without a bridge have no way between them, and the matrix says so', () => {
    const beyond = block.map((one) => ({ ...one, line: one.line.map(([x, y]) => [x! + 0.05, y!]) }));
    const [here, there] = [positionAt(200, 300), [positionAt(200, 300)[0] + 0.05, positionAt(200, 300)[1]] as const];
    const network = travelNetwork([...block, ...beyond]);
    expect(shortestPath(network, here, there, 'car')).toBeUndefined();
    const times = matrixOf(network, [here, there], ['car']);
    expect(times('car', 0, 1)).toBe(Infinity);
    expect(times('car', 0, 0)).toBe(0);
    expect(() => times('foot', 0, 1)).toThrow(RangeError);
  });

  test('a place far from every road is told by the straight line and a detour', () => {
    const route = go(block, [200, 300], [200, 1300], 'ebike')!;
    expect(route.source).toBe('straight');
    expect(route.metres).toBeCloseTo(1300, -1);
    expect(route.seconds).toBeCloseTo(route.metres / (16 / 3.6), 3);
    const times = matrixOf(travelNetwork(block), [positionAt(200, 300), positionAt(200, 1300)], ['ebike']);
    expect(times('ebike', 0, 1)).toBeCloseTo(route.seconds, 2);
  });

  test('a city without roads has straight ways only', () => {
    const network = travelNetwork([]);
    expect(stopsOn(network)(119.9, 32.5, 'foot')).toBeUndefined();
    expect(shortestPath(network, [119.9, 32.5], [119.91, 32.5], 'foot')!.source).toBe('straight');
  });
});

/** Whether a place lies on a stretch between two others, or nearly, without being one of them. */
function touches([px, py]: Metres, [ax, ay]: Metres, [bx, by]: Metres): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  const isEnd = (px === ax && py === ay) || (px === bx && py === by);
  return !isEnd && Math.hypot(px - ax - share * dx, py - ay - share * dy) < 1.5;
}

const touchesAny = (a: readonly Metres[], b: readonly Metres[]): boolean =>
  a.some((place) => b.some((end, i) => i > 0 && touches(place, b[i - 1]!, end)));

const corner = fc.integer({ min: 0, max: 4 });
const classes = fc.constantFrom<RoadClass>('primary', 'branch', 'lane', 'footway', 'motorway', 'pedestrian');

/** Ways between places of a wide grid, each bent a little, some of them one-way; they meet at places of their own only. */
const ways = fc
  .array(fc.tuple(corner, corner, corner, corner, fc.integer({ min: -40, max: 40 }), classes, fc.boolean()), {
    minLength: 4,
    maxLength: 30,
  })
  .map((drawn) => {
    const kept: Metres[][] = [];
    return drawn.flatMap(([ax, ay, bx, by, bend, roadClass, oneway]) => {
      const [from, to] = [[ax * 200, ay * 200] as const, [bx * 200, by * 200] as const];
      const middle = [(ax + bx) * 100 + bend + 7, (ay + by) * 100 + 13 - bend] as const;
      const line = [from, middle, to];
      if (ax === bx && ay === by) return [];
      if (kept.some((other) => touchesAny(line, other) || touchesAny(other, line))) return [];
      kept.push(line);
      return [way(roadClass, oneway, ...line)];
    });
  });

test.each(Object.keys(vehicles) as Vehicle[])('times and ways by %s are those of Dijkstra done plainly', (vehicle) => {
  let pairs = 0;
  fc.assert(
    fc.property(ways, fc.integer({ min: 0, max: 1e6 }), (drawn, seed) => {
      if (drawn.length === 0) return;
      const held = heldAgainstPlain(drawn, vehicle, 8, chanceOf(seed));
      pairs += held.pairs;
      expect(held.faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(pairs).toBeGreaterThan(1_000);
});
