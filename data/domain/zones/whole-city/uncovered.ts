import type { Coverage } from '../coverage/coverage.ts';
import { answeringStreet } from './answering-street.ts';
import { coverOf } from './cover.ts';
import { testGround } from './ground-test.ts';
import { testRoads } from './road-test.ts';
import type { TestGround } from './test-ground.ts';

/** What nobody answers for. */
export interface Uncovered {
  /** Of the built-up area. */
  readonly squareMetres: number;
  /** Of road sides. */
  readonly metres: number;
}

/** The two figures of the whole-city test that say what has no zone; null where no built-up area is drawn. */
export function uncovered(
  coverage: Coverage,
  { builtUp, roads }: Pick<TestGround, 'builtUp' | 'roads'>,
): Uncovered | null {
  if (builtUp.length === 0) return null;
  const cover = coverOf(coverage, builtUp);
  // Who answers meanwhile is not asked here.
  const streetAt = answeringStreet([]);
  return {
    squareMetres: testGround(cover, streetAt).figure ?? 0,
    metres: testRoads(roads, cover, streetAt).figure ?? 0,
  };
}
