import type { Words } from '#domain/collection.ts';
import type { CaseFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import { groupings, type Grouping, type GroupingId } from './groups.ts';
import { indicatorsBy, type Indicator } from './indicators.ts';
import { allSets, isStanding } from './sets.ts';
import { countInto } from './memberships.ts';

/** A number in a table. `value` null where the base is empty; of a rate `value` = n / m. */
export interface NumberCell {
  readonly value: number | null;
  readonly n: number;
  /** Of a rate: its base. */
  readonly m?: number;
}

/** One group of cases, or all. */
export interface NumberRow {
  readonly key: string;
  readonly label: Words;
  /** Parameters of `/api/cases`; with a column's `set` or `base` they list exactly the cases that the cell counts. */
  readonly query: Readonly<Record<string, string>>;
  /** By the key of the column. */
  readonly cells: Readonly<Record<string, NumberCell>>;
}

export interface NumberColumn extends Indicator {
  readonly key: string;
}

export interface NumberTable {
  readonly by: GroupingId;
  readonly title: Words;
  readonly columns: readonly NumberColumn[];
  readonly rows: readonly NumberRow[];
  readonly total: NumberRow;
}

/** Rows of a table at most; what is beyond goes into the total alone. */
export const mostRows = 4000;

const counters = allSets.length;
const indexOf = new Map(allSets.map((id, i) => [id, i]));
const standing = allSets.map(isStanding);

/** Counts cases into a table, one after the other. */
export class TableCounter {
  readonly #frame: Frame;
  readonly #by: GroupingId;
  readonly #grouping: Grouping;
  readonly #total = new Uint32Array(counters);
  readonly #at = new Uint32Array(counters);
  readonly #groups = new Map<string, Uint32Array>();
  readonly #quarters = new Map<number, Uint32Array>();

  constructor(frame: Frame, by: GroupingId) {
    this.#frame = frame;
    this.#by = by;
    this.#grouping = groupings[by];
  }

  /** Counts a case in all sets that hold it. */
  add(facts: CaseFacts): void {
    const { keyOf, byTime } = this.#grouping;
    const at = this.#at;
    countInto(facts, this.#frame, at);
    let group = byTime === true ? undefined : this.#group(keyOf(facts, 0));
    for (let i = 0; i < counters; i++) {
      if (at[i] === 0) continue;
      this.#total[i]!++;
      if (byTime === true) group = standing[i] === true ? undefined : this.#groupAt(facts, at[i]!);
      if (group !== undefined) group[i]!++;
    }
  }

  /** The table of what was counted. @param query what narrows all of it, as parameters of `/api/cases` */
  table(query: Readonly<Record<string, string>>): NumberTable {
    const indicators = indicatorsBy(this.#frame.choices);
    const columns = Object.entries(indicators).map(([key, indicator]) => ({ key, ...indicator }));
    const { zh, en, label, query: narrowing } = this.#grouping;
    const rows = [...this.#groups]
      .filter(([, counts]) => counts.some((count) => count > 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, counts]): NumberRow => ({
        key,
        label: label(key),
        query: { ...query, ...narrowing(key) },
        cells: cellsOf(columns, counts, this.#grouping.byTime === true),
      }));
    const total: NumberRow = {
      key: '',
      label: { zh: '合计', en: 'Total' },
      query,
      cells: cellsOf(columns, this.#total, false),
    };
    return { by: this.#by, title: { zh, en }, columns, rows, total };
  }

  /** Days begin at whole quarters of an hour: within one the group is the same. */
  #groupAt(facts: CaseFacts, at: number): Uint32Array | undefined {
    const quarter = Math.floor(at / 900);
    const known = this.#quarters.get(quarter);
    if (known !== undefined) return known;
    const group = this.#group(this.#grouping.keyOf(facts, at));
    if (group !== undefined) this.#quarters.set(quarter, group);
    return group;
  }

  #group(key: string): Uint32Array | undefined {
    const known = this.#groups.get(key);
    if (known !== undefined || this.#groups.size >= mostRows) return known;
    const made = new Uint32Array(counters);
    this.#groups.set(key, made);
    return made;
  }
}

/** @param dated rows of days: what stands now is none of a day's */
function cellsOf(columns: readonly NumberColumn[], counts: Uint32Array, dated: boolean): Record<string, NumberCell> {
  const size = (id: NumberColumn['set']): number => counts[indexOf.get(id)!]!;
  return Object.fromEntries(
    columns.map(({ key, set, base }): [string, NumberCell] => {
      const n = size(set);
      if (dated && isStanding(set)) return [key, { value: null, n: 0 }];
      if (base === undefined) return [key, { value: n, n }];
      const m = size(base);
      return [key, { value: m === 0 ? null : n / m, n, m }];
    }),
  );
}

/**
 * The parameters of `/api/cases` that list what a cell counts.
 * @param part 'base' for what a rate is divided by
 */
export function cellQuery(
  column: Pick<NumberColumn, 'set' | 'base'>,
  row: Pick<NumberRow, 'query'>,
  part: 'set' | 'base' = 'set',
): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(row.query)) out.set(name, value);
  out.set('set', part === 'base' ? (column.base ?? column.set) : column.set);
  return out;
}
