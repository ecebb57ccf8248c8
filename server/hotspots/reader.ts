import type { CellKind, HotCell, HotPlace, TooSmall } from '#domain/hotspots/hotspot.ts';
import type { CellAsked, HotAsked } from './asked.ts';

export { sliceKinds, sources, type CellAsked, type HotAsked, type SliceKind } from './asked.ts';
export { readCaseQuery } from './cell-query.ts';

/** What was counted, and what was left aside. */
export interface Counted {
  /** Cases in cells. */
  readonly total: number;
  /** Cases that lie in no cell; they are not counted. */
  readonly outside: number;
  /** Cells that the reckoning stood on, those without a case among them. */
  readonly lattice: number;
  /** What was counted in: the unit grid is not there in every city. */
  readonly kind: CellKind;
  /** Too little to say anything of. */
  readonly guard?: TooSmall;
}

/** All cells with a case. */
export interface HotCells extends Counted {
  readonly cells: readonly HotCell[];
}

/** The areas that stand out, what they were asked of, and what was counted. */
export interface HotRanking {
  readonly asked: HotAsked;
  readonly counted: Counted;
  readonly places: readonly HotPlace[];
}

/** High-incidence areas (高发区域) as other concepts ask for them. They are reckoned in a thread, from what the index holds now. */
export interface Hotspots {
  /**
   * The areas, in the order of their ids.
   * @throws HttpProblem 503 where too many ask
   */
  hotCells(asked: HotAsked, signal?: AbortSignal): Promise<HotCells>;
  /** The areas that stand out, the first ones of the ranking, each with its place in words, unit and sentence. */
  hotPlaces(asked: HotAsked, limit: number, signal?: AbortSignal): Promise<HotPlace[]>;
  /**
   * The same of what the desk opens on, the last twelve weeks up to yesterday, week by week, with what was counted: why
   * nothing is said where nothing is.
   */
  usualPlaces(limit: number, signal?: AbortSignal): Promise<HotRanking>;
  /** Counts by weekday (7, Monday first) and hour (24), Asia/Shanghai. */
  matrix(asked: HotAsked, cell?: string, signal?: AbortSignal): Promise<number[][] | undefined>;
  /** The cases that a cell counts, by fid; none where it has none. */
  casesOf(of: CellAsked, signal?: AbortSignal): Promise<readonly number[]>;
  close(): Promise<void>;
}
