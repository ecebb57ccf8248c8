import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestAdditions } from '#domain/checks/spacing/additions.ts';
import { blocksOf, compliance, gapsOf } from '#domain/checks/spacing/gaps.ts';
import { joined } from '#domain/checks/spacing/stretch.ts';
import { compliesByBlocks, compliesByGaps, leastAdditions, type WholeStretch } from './brute-force.ts';

const open = (length: number) => ({ length, closed: false });
const loop = (length: number) => ({ length, closed: true });

describe('practice.md 6: one sign each 500 m', () => {
  const signs = [100, 700, 1190];

  it('fails by gap on 1,200 m with signs at 100, 700 and 1,190, and one sign mends it', () => {
    const failing = gapsOf(open(1200), signs, 500).filter(({ complies }) => !complies);
    expect(failing).toEqual([{ from: 100, to: 700, length: 600, bare: false, complies: false }]);
    expect(fewestAdditions(open(1200), signs, 500, 'gap')).toEqual({ places: [400], failing: [] });
    expect(compliance(open(1200), signs, 500, 'gap')).toBeCloseTo(50);
  });

  it('passes by block', () => {
    expect(blocksOf(open(1200), signs, 500).every(({ complies }) => complies)).toBe(true);
    expect(fewestAdditions(open(1200), signs, 500, 'block').places).toEqual([]);
  });

  it.each([
    [300, 1, 1],
    [500, 1, 1],
    [501, 1, 2],
    [1000, 1, 2],
    [1001, 2, 3],
    [1500, 2, 3],
    [2600, 5, 6],
  ])('wants on a bare street of %i m at least %i by gap and %i by block', (length, byGap, byBlock) => {
    expect(byGap).toBe(Math.max(1, Math.ceil(length / 500) - 1));
    expect(byBlock).toBe(Math.ceil(length / 500));
    expect(fewestAdditions(open(length), [], 500, 'gap').places).toHaveLength(byGap);
    expect(fewestAdditions(open(length), [], 500, 'block').places).toHaveLength(byBlock);
  });

  it('fails a bare street of 300 m by both readings, and puts its sign in the middle', () => {
    expect(compliance(open(300), [], 500, 'gap')).toBe(0);
    expect(compliance(open(300), [], 500, 'block')).toBe(0);
    expect(fewestAdditions(open(300), [], 500, 'gap').places).toEqual([150]);
  });

  it('passes a sign exactly at 500 m of a street of 1,000 m by gap, not by block', () => {
    expect(compliance(open(1000), [500], 500, 'gap')).toBe(100);
    expect(blocksOf(open(1000), [500], 500).filter(({ complies }) => complies)).toHaveLength(1);
    expect(blocksOf(open(1000), [500, 500], 500).every(({ complies }) => complies)).toBe(true);
    expect(compliance(open(1000.5), [500], 500, 'gap')).toBeCloseTo(50, 0);
  });

  it('goes round a loop, which has no ends: one sign serves 500 m of it, and over the start', () => {
    expect(compliance(loop(500), [123], 500, 'gap')).toBe(100);
    expect(compliance(loop(501), [123], 500, 'gap')).toBe(0);
    expect(gapsOf(loop(900), [100, 800], 500).map(({ from, to }) => [from, to])).toEqual([
      [100, 800],
      [800, 1000],
    ]);
    expect(fewestAdditions(loop(900), [450], 500, 'gap').places).toEqual([0]);
  });

  it('says where none complies: a forbidden stretch longer than the limit', () => {
    const { places, failing } = fewestAdditions(open(1400), [], 500, 'gap', [{ from: 400, to: 1000 }]);
    expect(failing).toEqual([{ from: 400, to: 1000 }]);
    expect(places).toEqual([400, 1000]);
    expect(fewestAdditions(open(300), [], 500, 'gap', [{ from: -5, to: 305 }])).toEqual({
      places: [],
      failing: [{ from: 0, to: 300 }],
    });
  });
});

const wholeStretch = (mostLength: number): fc.Arbitrary<WholeStretch> =>
  fc
    .record({
      length: fc.integer({ min: 1, max: mostLength }),
      closed: fc.boolean(),
      limit: fc.integer({ min: 2, max: 7 }),
      places: fc.array(fc.nat(mostLength), { maxLength: 4 }),
      forbidden: fc.array(fc.record({ from: fc.nat(mostLength), size: fc.integer({ min: 1, max: 6 }) }), {
        maxLength: 3,
      }),
    })
    .map(({ length, closed, limit, places, forbidden }) => ({
      length,
      closed,
      limit,
      places: places.filter((at) => (closed ? at < length : at <= length)).sort((a, b) => a - b),
      // Touching ones are one: there is no room between them. On a loop none goes over the start.
      forbidden: joined(
        forbidden.map(({ from, size }) => ({ from, to: closed ? Math.min(from + size, length) : from + size })),
      ),
    }));

describe('against brute force with the same forbidden stretches', () => {
  const check = (reading: 'gap' | 'block', complies: typeof compliesByGaps) => (stretch: WholeStretch) => {
    const { places, limit, forbidden } = stretch;
    const least = leastAdditions(stretch, complies);
    const { places: added, failing } = fewestAdditions(stretch, places, limit, reading, forbidden);
    for (const at of added) expect(forbidden.some(({ from, to }) => at > from + 1e-9 && at < to - 1e-9)).toBe(false);
    if (least === undefined) {
      expect(failing).not.toEqual([]);
      return;
    }
    expect(failing).toEqual([]);
    const together = [...places, ...added].sort((a, b) => a - b);
    expect(compliance(stretch, together, limit, reading)).toBeCloseTo(100);
    expect(added).toHaveLength(least);
  };

  it('adds the fewest by gaps, and never leaves one', () => {
    fc.assert(fc.property(wholeStretch(18), check('gap', compliesByGaps)), { numRuns: 3000 });
  });

  it('adds the fewest by blocks', () => {
    const straight = wholeStretch(18).map((stretch) => ({ ...stretch, closed: false }));
    fc.assert(fc.property(straight, check('block', compliesByBlocks)), { numRuns: 2000 });
  });

  it('finds the same gaps as looking at every metre', () => {
    fc.assert(
      fc.property(wholeStretch(30), (stretch) => {
        const { places, limit } = stretch;
        expect(gapsOf(stretch, places, limit).every(({ complies }) => complies)).toBe(
          stretch.closed && places.length === 0 ? false : compliesByGaps(stretch, places),
        );
      }),
      { numRuns: 3000 },
    );
  });
});
