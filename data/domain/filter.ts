import type { Collection } from './collection.ts';
import { ok, refused, type Result } from './result.ts';

/**
 * What map, list and counts are narrowed to, together. One filter is put on every collection asked for;
 * a collection that lacks a named column is not narrowed by it.
 */
export interface Filter {
  /** Column -> allowed values (any of them); only declared index columns of kind word, flag and small. */
  readonly equals: Readonly<Record<string, readonly string[]>>;
  /** The collection's `time.from` column lies in [from, to): instants, epoch seconds. Collections without that time column are not narrowed. */
  readonly from?: number;
  readonly to?: number;
  /** Collections with cells only: still open, or reported at or after this instant (epoch seconds): "open cases plus today's". */
  readonly current?: number;
}

export const noFilter: Filter = { equals: {} };

/** One thing wrong with a query parameter. */
export interface FilterFault {
  readonly parameter: string;
  readonly fault: 'unknown' | 'not-an-instant' | 'unknown-value' | 'empty';
  readonly value: string;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/**
 * Reads a filter from query parameters: `status=handling,closed&action=2&from=...&to=...&current=...`
 * (instants RFC 3339 in UTC, several values of one column joined by commas, `%2C` inside a value).
 * @param query name -> value as decoded from the URL
 * @param collections those asked for together; a column none of them has is a fault
 */
export function readFilter(
  query: Readonly<Record<string, string>>,
  collections: readonly Collection[],
): Result<Filter, FilterFault[]> {
  const faults: FilterFault[] = [];
  const equals: Record<string, string[]> = {};
  const times: { from?: number; to?: number; current?: number } = {};
  for (const [parameter, value] of Object.entries(query)) {
    if (parameter === 'from' || parameter === 'to' || parameter === 'current') {
      const seconds = instantPattern.test(value) ? Date.parse(value) / 1000 : NaN;
      if (Number.isNaN(seconds)) faults.push({ parameter, fault: 'not-an-instant', value });
      else times[parameter] = Math.floor(seconds);
      continue;
    }
    const columns = collections.flatMap((c) => c.columns.filter((k) => k.property === parameter && k.kind !== 'time'));
    if (columns.length === 0) {
      faults.push({ parameter, fault: 'unknown', value });
    } else if (value === '') {
      faults.push({ parameter, fault: 'empty', value });
    } else {
      const values = value.split(',').map((v) => v.replaceAll('%2C', ','));
      const wrong = values.filter((v) => !columns.some((k) => fits(k.kind, v)));
      for (const v of wrong) faults.push({ parameter, fault: 'unknown-value', value: v });
      equals[parameter] = values;
    }
  }
  return faults.length > 0 ? refused(faults) : ok({ equals, ...times });
}

function fits(kind: Collection['columns'][number]['kind'], value: string): boolean {
  if (kind === 'flag') return value === 'true' || value === 'false';
  if (kind === 'small') return /^-?\d{1,5}$/.test(value);
  return true;
}

/** Writes a filter as query parameters, keys and values sorted, so that the same filter is the same URL. */
export function writeFilter(filter: Filter): URLSearchParams {
  const out = new URLSearchParams();
  for (const name of Object.keys(filter.equals).sort()) {
    const values = [...filter.equals[name]!].sort().map((v) => v.replaceAll(',', '%2C'));
    if (values.length > 0) out.set(name, values.join(','));
  }
  for (const name of ['from', 'to', 'current'] as const) {
    const seconds = filter[name];
    if (seconds !== undefined) out.set(name, new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));
  }
  return out;
}
