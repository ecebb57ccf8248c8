import { headOf } from '#domain/sheets/heads.ts';
import type { Cell } from '#domain/sheets/read-cell.ts';
import { importColumns } from './columns.ts';

/** Which column of ours stands at each place of the file; null = it is left out. */
export type ImportMapping = readonly (string | null)[];

/**
 * What the columns of a file probably are, by their heads: titles in either language, keys or aliases, with or without
 * unit and star. The first of two for the same column is taken.
 */
export function guessMapping(heads: readonly string[]): ImportMapping {
  const taken = new Set<string>();
  return heads.map((head) => {
    const key = byName.get(plain(head)) ?? byName.get(plain(head).replace(/\([^()]*\)$/, ''));
    if (key === undefined || taken.has(key)) return null;
    taken.add(key);
    return key;
  });
}

const byName = new Map(
  importColumns.flatMap((column) =>
    [column.titles.zh, column.titles.en, column.key, headOf(column, 'zh'), headOf(column, 'en'), ...column.aliases].map(
      (name) => [plain(name), column.key] as const,
    ),
  ),
);

/** What a file must say, and does not: columns, or the place in one of its ways. */
export function missingOf(mapping: ImportMapping, hasChannel: boolean): string[] {
  const has = new Set(mapping);
  const missing = importColumns.filter(({ key, required }) => required && !has.has(key)).map(({ key }) => key);
  const hasPlace = has.has('place') || has.has('position') || (has.has('longitude') && has.has('latitude'));
  return [...missing, ...(hasPlace ? [] : ['place']), ...(has.has('channel') || hasChannel ? [] : ['channel'])];
}

/** The heads of a file as texts. */
export function headsOf(row: readonly Cell[]): string[] {
  return row.map((cell) => (cell === null || cell instanceof Date ? '' : String(cell).trim().slice(0, 60)));
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').replace(/\*$/, '').toLowerCase();
}
