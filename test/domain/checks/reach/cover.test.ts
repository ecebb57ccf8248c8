import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdersOf, type Covering } from '#domain/checks/reach/cover/covering.ts';
import { fewestSets } from '#domain/checks/reach/cover/fewest-sets.ts';
import { greedyCover } from '#domain/checks/reach/cover/greedy-cover.ts';
import { tradedCover } from '#domain/checks/reach/cover/traded-cover.ts';

function through<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
const solve = (covering: Covering) => through(fewestSets(covering));

/** By trying all choices. */
function bruteForce({ elements, sets }: Covering): number {
  const all = sets.reduce((held, set) => Array.from(set).reduce((bits, e) => bits | (1 << e), held), 0);
  let fewest = Infinity;
  for (let choice = 0; choice < 1 << sets.length; choice++) {
    let [held, count] = [0, 0];
    for (const [i, set] of sets.entries()) {
      if ((choice & (1 << i)) === 0) continue;
      count++;
      for (const e of Array.from(set)) held |= 1 << e;
    }
    if ((held & all) === all) fewest = Math.min(fewest, count);
  }
  expect(elements).toBeLessThan(31);
  return fewest;
}

const coverings = fc
  .integer({ min: 1, max: 14 })
  .chain((elements) =>
    fc
      .array(fc.uniqueArray(fc.nat(elements - 1), { maxLength: 5 }), { minLength: 1, maxLength: 11 })
      .map((sets): Covering => ({ elements, sets })),
  );

describe('the fewest sets', () => {
  test('are as few as brute force finds, hold everything that can be held, and are proven', () => {
    fc.assert(
      fc.property(coverings, (covering) => {
        const { chosen, proven, atLeast, open } = solve(covering);
        const held = new Set(chosen.flatMap((set) => Array.from(covering.sets[set]!)));
        const can = new Set(covering.sets.flatMap((set) => Array.from(set)));
        expect([...held].sort()).toEqual([...can].sort());
        expect(open).toEqual([...Array(covering.elements).keys()].filter((e) => !can.has(e)));
        expect(chosen).toHaveLength(bruteForce(covering));
        expect([proven, atLeast]).toEqual([true, chosen.length]);
      }),
      { numRuns: 300 },
    );
  });

  test('do better than always taking the largest', () => {
    // The middle set holds most and is of no use.
    const covering = {
      elements: 6,
      sets: [
        [1, 2, 3, 4],
        [0, 1, 2],
        [3, 4, 5],
      ],
    };
    expect([...solve(covering).chosen].sort()).toEqual([1, 2]);
  });

  test('that are too many to be searched are traded for fewer, and still hold everything', () => {
    let traded = 0;
    fc.assert(
      fc.property(coverings, (covering) => {
        const part = [...covering.sets.keys()].filter((set) => covering.sets[set]!.length > 0);
        const greedy = through(greedyCover(covering.sets, part, covering.elements));
        const fewer = through(tradedCover(covering, holdersOf(covering), greedy));
        const held = (chosen: readonly number[]) =>
          [...new Set(chosen.flatMap((set) => Array.from(covering.sets[set]!)))].sort();
        expect(held(fewer)).toEqual(held(part));
        expect(new Set(fewer).size).toBe(fewer.length);
        expect(fewer.length).toBeLessThanOrEqual(greedy.length);
        expect(fewer.length).toBeGreaterThanOrEqual(bruteForce(covering));
        if (fewer.length < greedy.length) traded++;
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(traded).toBeGreaterThan(0);
  });

  test('of many hundreds, too many to be searched, still hold everything, and never fewer than must be', () => {
    const sets = Array.from({ length: 900 }, (_, i) => [i, (i * 7 + 1) % 900, (i * 13 + 5) % 900]);
    const { chosen, atLeast } = solve({ elements: 900, sets });
    expect(new Set(chosen.flatMap((set) => sets[set]!)).size).toBe(900);
    expect(atLeast).toBeLessThanOrEqual(chosen.length);
    expect(chosen.length).toBeLessThan(600);
  });

  test('of nothing are none', () => {
    expect(solve({ elements: 0, sets: [] })).toEqual({ chosen: [], proven: true, atLeast: 0, open: [] });
    expect(solve({ elements: 2, sets: [[]] })).toEqual({ chosen: [], proven: true, atLeast: 0, open: [0, 1] });
  });
});
