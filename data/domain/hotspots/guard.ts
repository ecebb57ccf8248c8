import type { TooSmall } from './hotspot.ts';

/** Below these nothing is said. */
export interface GuardLimits {
  /** Cells of the lattice, those without a case among them. */
  readonly leastCells: number;
  /** Cases in cells over the period. */
  readonly leastCases: number;
  /** Slices, for the classes: the areas of the whole period are still given. */
  readonly leastSlices: number;
}

/**
 * What there is too little of to say anything; undefined where there is enough. The gravest comes first: with too few cells
 * or cases no area is given at all, with too few slices no class.
 */
export function guardOf(
  { cells, cases, slices }: { readonly cells: number; readonly cases: number; readonly slices: number },
  limits: GuardLimits,
): TooSmall | undefined {
  if (cells < limits.leastCells) return 'cells';
  if (cases < limits.leastCases) return 'cases';
  return slices < limits.leastSlices ? 'slices' : undefined;
}
