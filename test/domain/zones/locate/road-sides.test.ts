import { describe, expect, it } from 'vitest';
import { lengthOf } from '#domain/geometry/measure.ts';
import { besideRoad } from '#domain/zones/locate/half-width.ts';
import { cutterBy } from '#domain/zones/locate/cutter.ts';
import { makeLocator } from '#domain/zones/locate/locator.ts';
import { sideStretches, stretchLine } from '#domain/zones/locate/road-sides.ts';
import { letteredCoverage } from '../../../worlds/lettered-coverage.ts';
import { roadThrough, squarePlace } from '../../../worlds/small-city.ts';
import { zoneGround } from '../../../worlds/random-coverage.ts';

const grounds = { A: zoneGround('A'), B: zoneGround('B') };

function sidesOf(rows: readonly string[], line: readonly (readonly [number, number])[]) {
  const locator = makeLocator(letteredCoverage(rows, grounds));
  const road = roadThrough('r', line);
  return {
    road,
    sides: sideStretches(road, cutterBy(locator)).map(({ hand, from, to, is }) => ({
      hand,
      from: Math.round(from * 10) / 10,
      to: Math.round(to * 10) / 10,
      owner: locator.grid.table.owners[is],
    })),
  };
}

/** Metres of a square's width here. */
const width = lengthOf([squarePlace(0, 0), squarePlace(1, 0)]);

describe('the sides of a road', () => {
  it('are cut where a border crosses them', () => {
    const { sides } = sidesOf(
      ['AB'],
      [
        [0.25, 0.5],
        [1.5, 0.5],
      ],
    );
    const [cut, end] = [Math.round(7.5 * width) / 10, Math.round(12.5 * width) / 10];
    expect(sides).toEqual([
      { hand: 'left', from: 0, to: cut, owner: 'A' },
      { hand: 'left', from: cut, to: end, owner: 'B' },
      { hand: 'right', from: 0, to: cut, owner: 'A' },
      { hand: 'right', from: cut, to: end, owner: 'B' },
    ]);
  });

  it('have one neighbour each where a border runs along the middle of the road', () => {
    const { sides } = sidesOf(
      ['A', 'B'],
      [
        [0.1, 1],
        [0.5, 1.01],
        [0.9, 1],
      ],
    );
    expect(sides.map(({ hand, owner }) => [hand, owner])).toEqual([
      ['left', 'A'],
      ['right', 'B'],
    ]);
  });

  it('add up to the length of the section, however it bends', () => {
    const { road, sides } = sidesOf(
      ['ABA', 'BAB', 'ABB'],
      [
        [0.2, 0.3],
        [1.7, 1.1],
        [0.8, 2.6],
        [0.8, 2.6],
        [2.9, 2.2],
      ],
    );
    for (const hand of ['left', 'right']) {
      const own = sides.filter((stretch) => stretch.hand === hand);
      expect(own[0]!.from).toBe(0);
      for (let i = 1; i < own.length; i++) expect(own[i]!.from).toBe(own[i - 1]!.to);
      expect(Math.abs(own.at(-1)!.to - lengthOf(road.line))).toBeLessThan(0.05);
      expect(own.length).toBeGreaterThan(3);
    }
  });

  it('reach half the carriageway and a step beyond the kerb', () => {
    expect(besideRoad({ class: 'primary', lanes: 6 })).toBe(11.5);
    expect(besideRoad({ class: 'primary' })).toBe(8);
    const road = roadThrough('r', [
      [0, 0],
      [0, 2],
    ]);
    const [west] = stretchLine(road, { hand: 'left', from: 10, to: 20 });
    expect(Math.abs(lengthOf([west!, [squarePlace(0, 0)[0], west![1]]]) - besideRoad(road))).toBeLessThan(0.02);
    expect(west![0]).toBeLessThan(squarePlace(0, 0)[0]);
  });
});
