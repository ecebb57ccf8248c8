import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Frame } from '#domain/cases/numbers/frame.ts';
import type { Filter } from '#domain/filter.ts';
import type { Bbox } from '../tiles/city-index.ts';
import type { CaseOrder } from './ordering.ts';

/** Which cases, in which order. */
export interface CaseQuery {
  /** Columns' values; of its times only `current`. */
  readonly filter: Filter;
  readonly bbox: Bbox | undefined;
  /** Lies in [from, to), epoch seconds. */
  readonly time?: { readonly property: string; readonly from?: number; readonly to?: number };
  /** Columns of words without a value. */
  readonly none: readonly string[];
  /** Columns of words with any value. */
  readonly some?: readonly string[];
  /** Only what is of some set of this period; what cannot be is passed over quickly. */
  readonly frame?: Frame;
  /** What more must hold. */
  readonly holds?: (facts: CaseFacts) => boolean;
  /** Only these, by fid. */
  readonly only?: readonly number[];
  readonly order: CaseOrder;
}
