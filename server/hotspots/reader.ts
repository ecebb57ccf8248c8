import type { Filter } from '#domain/filter.ts';
import type { CellKind, HotCell, HotPlace, TooSmall } from '#domain/hotspots/hotspot.ts';

/** By whom it was reported: many reports and many problems are two things. */
export const sources = ['all', 'public', 'patrol'] as const;
export type HotSource = (typeof sources)[number];

/** The slices of time in which the emerging classes are found. */
export const sliceKinds = ['week', 'day'] as const;
export type SliceKind = (typeof sliceKinds)[number];

/** What the areas are asked of. */
export interface HotAsked {
  readonly cells: CellKind;
  readonly slice: SliceKind;
  /** Reported in [from, to), epoch seconds. */
  readonly from: number;
  readonly to: number;
  readonly source: HotSource;
  /** Columns of cases, as the queue and the map have them. */
  readonly filter: Filter;
  /** 0 Monday to 6 Sunday, and hours of the day, Asia/Shanghai; all where absent. */
  readonly weekdays?: readonly number[];
  readonly hours?: readonly number[];
}

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
  close(): Promise<void>;
}
