import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { editCity } from '../../../worlds/edited-city.ts';

describe('random edits on random coverages', () => {
  it('leave a coverage that GEOS and our own check call valid after each, lose no ground, and can be taken back and made again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        expect(editCity(seed, 40).faults).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('are of every kind', () => {
    const made = [1, 2, 3, 4, 5, 6].flatMap((seed) => Object.keys(editCity(seed, 50).made));
    expect([...new Set(made)].sort()).toEqual([
      'carve',
      'contents',
      'delete',
      'draw',
      'edge',
      'give',
      'grow',
      'insert',
      'leaveOut',
      'merge',
      'move',
      'outline',
      'redraw',
      'remove',
      'split',
    ]);
  });
});
