import { describe, expect, it } from 'vitest';
import { emergingOf } from '#domain/hotspots/emerging.ts';
import { emergingClasses, type EmergingClass, type HotCell } from '#domain/hotspots/hotspot.ts';
import { hotspotsOf } from '#domain/hotspots/hotspots-of.ts';
import { latticeOf } from '#domain/hotspots/lattice.ts';
import { countsOf, squares } from '../../worlds/hot-city.ts';
import { usualLimits } from '../../worlds/hot-shuffles.ts';

const side = 20;
const lattice = latticeOf(squares(side, side));
const middle = 10 * side + 10;

/**
 * A city where every cell has two or three cases a week, and nine cells around the middle have as many as is said.
 * @returns the cell in the middle
 */
function lived(weeks: readonly number[]): HotCell {
  const slices = weeks.map((count, week) =>
    Uint32Array.from({ length: side * side }, (_, cell) => {
      const [east, north] = [(cell % side) - 10, Math.floor(cell / side) - 10];
      return Math.abs(east) <= 1 && Math.abs(north) <= 1 ? count : 2 + ((cell * 7 + week * 3) % 5 === 0 ? 1 : 0);
    }),
  );
  return hotspotsOf(lattice, countsOf(slices), usualLimits).cells.find(({ id }) => id === lattice.ids[middle])!;
}

const quiet = 2;
const loud = 12;
const weeks = (text: string): number[] => [...text].map((sign) => ({ '.': quiet, '#': loud, _: 0 })[sign]!);

const series: Readonly<Record<EmergingClass, readonly number[]>> = {
  new: weeks('...........#'),
  consecutive: weeks('........####'),
  intensifying: [6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 24],
  persistent: weeks('############'),
  diminishing: [24, 20, 18, 16, 14, 12, 11, 10, 9, 8, 7, 6],
  sporadic: weeks('#.##..#..#.#'),
  oscillating: weeks('__#._.#..#.#'),
  historical: weeks('###########.'),
  none: weeks('............'),
};

describe('the emerging classes', () => {
  for (const [name, counts] of Object.entries(series) as [EmergingClass, number[]][]) {
    it(`call ${name} (${emergingClasses[name].zh}) what was lived so`, () => {
      expect(lived(counts).emerging).toBe(name);
    });
  }

  it('need the last slice, but for historical', () => {
    expect(lived(weeks('####.###....')).emerging).toBe('none');
  });

  it('see a gap of one week in a run, and call what was hot before it sporadic', () => {
    expect(lived(weeks('.....#.#####')).emerging).toBe('sporadic');
  });

  it('mark the slices that were hot, and no other', () => {
    const cell = lived(series.sporadic);
    expect(cell.hotSlices).toEqual(weeks('#.##..#..#.#').map((count) => count === loud));
    expect(cell.slices).toEqual(series.sporadic);
  });

  it('give the trend of the clustering, up and down', () => {
    expect(lived(series.intensifying).trendZ).toBeGreaterThan(3);
    expect(lived(series.diminishing).trendZ).toBeLessThan(-3);
    expect(lived(series.intensifying).trendP).toBeLessThan(0.001);
  });
});

describe('the sheet of the classes', () => {
  const limits = { hotPercent: 90, trendAlpha: 0.05 };
  const flags = (text: string): boolean[] => [...text].map((sign) => sign === '#');
  const never = flags('..........');
  const flat = { z: 0, p: 1 };

  it('takes nine of ten slices for 90 %, and not ten of twelve', () => {
    expect(emergingOf(flags('.#########'), never, flat, limits)).toBe('persistent');
    expect(emergingOf(flags('..##########'), flags('............'), flat, limits)).toBe('consecutive');
  });

  it('calls a trend what is as sure as it must be, and no less', () => {
    const hot = flags('##########');
    expect(emergingOf(hot, never, { z: 2, p: 0.05 }, limits)).toBe('intensifying');
    expect(emergingOf(hot, never, { z: 1.9, p: 0.0501 }, limits)).toBe('persistent');
    expect(emergingOf(hot, never, { z: -2, p: 0.04 }, limits)).toBe('diminishing');
  });

  it('calls new what is hot for the first time, though it was cold once', () => {
    expect(emergingOf(flags('.........#'), flags('##........'), flat, limits)).toBe('new');
  });

  it('calls oscillating only what was hot before and cold before', () => {
    expect(emergingOf(flags('...#.....#'), flags('#.........'), flat, limits)).toBe('oscillating');
    expect(emergingOf(flags('...#.....#'), never, flat, limits)).toBe('sporadic');
  });
});
