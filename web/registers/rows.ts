import type { Geometry } from 'geojson';
import type { Content } from './content.ts';
import type { Field } from './fields.ts';
import { isRetired } from './retire.ts';

/** One entry of a register as table and form have it: a feature, or a record (without geometry and fid). */
export interface Row {
  readonly id: string;
  readonly version: number;
  readonly fid?: number;
  readonly geometry?: Geometry;
  readonly content: Content;
}

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** What a table shows of a register. */
export interface Narrowing {
  /** Words looked for in every field. */
  readonly text: string;
  /** Field -> value, as text, that it must have. */
  readonly equals: Readonly<Record<string, string>>;
  readonly standing: 'current' | 'retired' | 'all';
  readonly sorting: Sorting | undefined;
}

/**
 * The rows that fit, in order. Empty values stand last whichever way one sorts; equal ones by id, so that no row jumps.
 * @param words how a value is shown: looked through and sorted by as people read it
 * @param now epoch milliseconds
 */
export function narrowRows(
  rows: readonly Row[],
  fields: readonly Field[],
  { text, equals, standing, sorting }: Narrowing,
  words: (field: Field, value: unknown) => string,
  now: number,
): readonly Row[] {
  const wanted = text.trim().toLowerCase();
  const searched = fields.filter(({ kind }) => kind !== 'photos');
  const fits = ({ content }: Row) =>
    (standing === 'all' || isRetired(content['validTo'], now) === (standing === 'retired')) &&
    Object.entries(equals).every(([key, value]) => String(content[key] ?? '') === value) &&
    (wanted === '' || searched.some((field) => words(field, content[field.key]).toLowerCase().includes(wanted)));
  const kept = rows.filter(fits);
  const field = sorting && fields.find(({ key }) => key === sorting.key);
  if (!sorting || !field) return kept;
  const way = sorting.descending ? -1 : 1;
  const compare = new Intl.Collator('zh-CN', { numeric: true }).compare;
  const keyed = kept.map((row) => ({
    row,
    value: row.content[field.key],
    words: words(field, row.content[field.key]),
  }));
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return a.value === b.value ? byId(a.row, b.row) : a.value === undefined ? 1 : -1;
    const order =
      typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : compare(a.words, b.words);
    return order * way || byId(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}

function byId(a: Row, b: Row): number {
  return a.id < b.id ? -1 : 1;
}

/** Rows with some put in place of what stood under their ids (null: gone); new ones come last. */
export function patchRows(rows: readonly Row[], patch: ReadonlyMap<string, Row | null>): readonly Row[] {
  const known = new Set(rows.map(({ id }) => id));
  const kept = rows.flatMap((row) => {
    const next = patch.get(row.id);
    if (next === undefined) return [row];
    return next === null ? [] : [next.version >= row.version ? next : row];
  });
  return [...kept, ...[...patch].flatMap(([id, row]) => (row !== null && !known.has(id) ? [row] : []))];
}
