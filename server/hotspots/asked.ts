import type { Filter } from '#domain/filter.ts';
import type { CellKind } from '#domain/hotspots/hotspot.ts';

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

/** A cell, and what it was counted of. */
export interface CellAsked {
  readonly asked: HotAsked;
  readonly cell: string;
}
