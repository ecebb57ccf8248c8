import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import type { Ground, ZoneContent } from '#domain/zones/content.ts';
import { inverted } from '#domain/zones/coverage/delta.ts';
import { mergeGrounds } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { LoadFollower, workloadOf } from '#domain/zones/workload/load-follower.ts';
import type { Workload } from '#domain/zones/workload/workload.ts';
import { letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { chanceOf, randomCoverage } from '../../../worlds/random-coverage.ts';
import { emptyGround, rectangle, roadThrough, squarePlace } from '../../../worlds/small-city.ts';

function zone(number: string, unit?: string): Ground {
  const content: ZoneContent = { number, name: number, kindOfPlace: 'block' };
  return { is: 'zone', content: unit === undefined ? content : { ...content, unit } };
}

const width = lengthOf([squarePlace(0, 0), squarePlace(1, 0)]);
const party = (number: string, x: number, y: number) => ({ id: number, number, name: number, at: squarePlace(x, y) });

describe('the workload of a zone', () => {
  const coverage = letteredCoverage(['AAB', 'LLB'], {
    A: zone('A', '一中队'),
    B: zone('B', '二中队'),
    L: { is: 'left-out', reason: 'water', note: '' },
  });
  const ground = emptyGround({
    roads: [
      roadThrough('inside', [
        [0.5, 1.5],
        [2.5, 1.5],
      ]),
      {
        ...roadThrough('border', [
          [2, 0.25],
          [2, 1.75],
        ]),
        class: 'primary',
        lanes: 4,
      },
    ],
    liableParties: [party('1', 0.5, 1.5), party('2', 2.5, 0.5), party('3', 2.5, 1.5), party('4', 9, 9)],
    cases: {
      numbers: ['1', '2'],
      lon: [squarePlace(0.2, 0)[0], squarePlace(0.3, 0)[0]],
      lat: [squarePlace(0, 1.2)[1], squarePlace(0, 0.4)[1]],
      minuteOfWeek: [0, 0],
    },
  });
  const { zones, units, balance } = workloadOf(coverage, ground);
  const height = lengthOf([squarePlace(2, 0), squarePlace(2, 1)]);

  it('has area, shops and cases', () => {
    expect(zones.map(({ id, parties, cases }) => [id, parties, cases])).toEqual([
      ['A', 1, 1],
      ['B', 2, 0],
    ]);
    expect(zones[0]!.area / areaOf(rectangle(0, 1, 2, 2).coordinates)).toBeCloseTo(1, 6);
  });

  it('has road by class; a road along a border counts half for both neighbours', () => {
    const [a, b] = zones;
    expect(Math.abs(a!.roads.branch! - 1.5 * width)).toBeLessThan(0.1);
    expect(Math.abs(b!.roads.branch! - 0.5 * width)).toBeLessThan(0.1);
    expect(Math.abs(a!.roads.primary! - (0.75 * height) / 2)).toBeLessThan(0.1);
    expect(Math.abs(b!.roads.primary! - (1.5 * height) / 2)).toBeLessThan(0.1);
    expect(a!.road).toBeCloseTo(a!.roads.branch! + a!.roads.primary!, 6);
  });

  it('adds up by unit, with mean and spread', () => {
    expect(units.map(({ unit, zones: n }) => [unit, n])).toEqual([
      ['一中队', 1],
      ['二中队', 1],
    ]);
    expect(balance!.parties).toEqual({ mean: 1.5, least: 1, most: 2, spread: 2 });
    expect(balance!.cases).toEqual({ mean: 0.5, least: 0, most: 1, spread: null });
  });

  it('has no balance where no zone has a unit', () => {
    const bare = workloadOf(letteredCoverage(['A'], { A: zone('A') }), emptyGround());
    expect(bare.balance).toBeNull();
    expect(bare.units).toMatchObject([{ unit: '', zones: 1 }]);
  });
});

describe('following a moved border', () => {
  const asFresh = (workload: Workload) => ({
    ...workload,
    zones: workload.zones.map((load) => ({
      ...load,
      area: Math.round(load.area),
      road: Math.round(load.road * 100),
      roads: Object.keys(load.roads),
    })),
    units: workload.units.map((load) => ({
      ...load,
      area: Math.round(load.area),
      road: Math.round(load.road * 100),
      roads: Object.keys(load.roads),
    })),
    balance: null,
  });

  it('comes to the same as counting afresh, there and back again', () => {
    let followed = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = chanceOf(seed);
        const size = 5;
        const coverage = randomCoverage(size, chance);
        const anywhere = (): [number, number] => [chance() * size, chance() * size];
        const ground = emptyGround({
          roads: Array.from({ length: 12 }, (_, i) => roadThrough(String(i), [anywhere(), anywhere(), anywhere()])),
          liableParties: Array.from({ length: 60 }, (_, i) => party(String(i), ...anywhere())),
        });
        const follower = new LoadFollower(coverage, ground);
        const before = asFresh(follower.workload());
        const done = [];
        for (let i = 0; i < 8; i++) {
          const arcs = [...coverage.arcs()];
          const { points, left, right } = arcs[Math.floor(chance() * arcs.length)]!;
          const from = points[Math.floor(chance() * points.length)]!;
          const off = (): number => Math.round((chance() - 0.5) * side);
          const delta =
            i % 4 === 3 && coverage.grounds.has(left) && coverage.grounds.has(right)
              ? mergeGrounds(coverage, [left, right], left)
              : moveVertices(coverage, [{ from, to: [from[0] + off(), from[1] + off()] }]);
          if (!delta.ok) continue;
          coverage.apply(delta.value);
          follower.follow(delta.value);
          done.push(delta.value);
          followed += 1;
          expect(asFresh(follower.workload())).toEqual(asFresh(workloadOf(coverage, ground)));
        }
        for (const delta of done.toReversed()) {
          coverage.apply(inverted(delta));
          follower.follow(inverted(delta));
        }
        expect(asFresh(follower.workload())).toEqual(before);
      }),
      { numRuns: 20 },
    );
    expect(followed).toBeGreaterThan(50);
  });
});
