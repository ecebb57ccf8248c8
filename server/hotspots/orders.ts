import type { RepeatLimits, RepeatPlace } from '#domain/cases/numbers/repeat-places.ts';
import type { CellKind, HotCell } from '#domain/hotspots/hotspot.ts';
import type { HotLimits } from '#domain/hotspots/limits.ts';
import type { MarketCandidate, WeakPlace } from '#domain/hotspots/weak-places.ts';
import type { First } from './ranking.ts';
import type { Counted, HotCells, SliceKind } from './reader.ts';
import type { SharedSelection } from './selection.ts';
import type { SharedCells } from './unit-cells.ts';

/** What is reckoned of a selection. */
export interface Reckoning {
  readonly kind: CellKind;
  readonly slice: SliceKind;
  /** Epoch seconds. */
  readonly from: number;
  readonly to: number;
  readonly limits: HotLimits;
  /** Width of a hexagon from one flat side to the other. */
  readonly hexagonMetres: number;
}

/** Places of all cases, world units: x, then y, in one piece of memory. */
export interface SharedPlaces {
  readonly buffer: SharedArrayBuffer;
  readonly capacity: number;
  readonly count: number;
}

/** What is asked of it. */
export type HotQuestion =
  /** All cells, as objects. */
  | { readonly ask: 'cells' }
  /** Cases of these cells; 0 where there is none. */
  | { readonly ask: 'counts'; readonly of: readonly string[] }
  /** The body of `GET /api/hotspots`, as bytes; `head` is put before it. */
  | { readonly ask: 'body'; readonly head: Readonly<Record<string, unknown>> }
  /** Cells in detail: these, or the first of the ranking. */
  | { readonly ask: 'details'; readonly of: readonly string[] | First }
  /** Cases of one cell, by fid. */
  | { readonly ask: 'members'; readonly of: string }
  /** Counts by weekday and hour; of one cell, or of all that was chosen. */
  | { readonly ask: 'matrix'; readonly of?: string }
  /** The cells as GeoJSON, as bytes. */
  | { readonly ask: 'geojson' }
  /** Where the same came again (反复点位) since `since`, epoch seconds: the largest places first. */
  | { readonly ask: 'repeat'; readonly limits: RepeatLimits; readonly since: number; readonly first: number }
  /** Weak places 环境薄弱地段: high in so many slices, or with a repeat place since `since`. */
  | {
      readonly ask: 'weak';
      readonly slices: number;
      readonly limits: RepeatLimits;
      readonly since: number;
      readonly first: number;
    }
  /** Roadside markets that may be there 疑似马路市场: the same weekday and hours in so many weeks. */
  | { readonly ask: 'markets'; readonly weeks: number; readonly first: number };

/** A cell with what its sentence is made of. */
export interface CellDetail {
  readonly cell: HotCell;
  /** The middle of its cases, degrees WGS84: what is named in words is where they lie, not the cell's centre. */
  readonly middle: readonly [lon: number, lat: number];
  readonly classes: readonly {
    readonly code: string;
    readonly kind: 'matter' | 'component';
    readonly name: string;
    readonly count: number;
  }[];
  readonly publicShare: number;
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  /** Its latest cases, by fid, the newest first. */
  readonly latest: readonly number[];
}

export type HotAnswer =
  | { readonly cells: HotCells }
  | { readonly counts: readonly number[]; readonly counted: Counted }
  | { readonly body: Uint8Array<ArrayBuffer> }
  | { readonly details: readonly CellDetail[]; readonly counted: Counted }
  | { readonly members: readonly number[] }
  | { readonly matrix: number[][] | undefined }
  | { readonly repeat: readonly RepeatPlace[]; readonly n: number }
  | {
      readonly weak: readonly { readonly detail: CellDetail; readonly because: WeakPlace['because'] }[];
      readonly n: number;
    }
  | {
      readonly markets: readonly { readonly detail: CellDetail; readonly market: MarketCandidate }[];
      readonly n: number;
    };

/** What the thread is told: a question, and what it does not hold yet of that which the question is about. */
export interface HotOrder {
  /** The name of the picture: what was chosen and how it is reckoned. */
  readonly key: string;
  readonly reckoning: Reckoning;
  readonly question: HotQuestion;
  readonly selection?: SharedSelection;
  /** The name of the ground that it is counted in. */
  readonly ground: string;
  readonly cells?: SharedCells;
  /** Where there is no unit grid: places of all cases, world units; hexagons lie around them. */
  readonly places?: SharedPlaces;
}

/** What it tells: an answer or why there is none, and the names of what it holds from now on. */
export type HotWord = ({ readonly answer: HotAnswer } | { readonly failed: Error }) & {
  readonly holds: readonly string[];
};
