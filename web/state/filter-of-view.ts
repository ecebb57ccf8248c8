import type { Collection } from '#domain/collection.ts';
import type { Filter } from '#domain/filter.ts';
import { instantsOf } from './period.ts';
import type { View } from './view.ts';

/**
 * What map, list and counts are narrowed to. Columns that none of the visible collections has are left out: the
 * server would rightly refuse them as unknown.
 */
export function filterOfView(view: Pick<View, 'equals' | 'period'>, visible: readonly Collection[]): Filter {
  const columns = new Set(visible.flatMap((collection) => collection.columns.map((column) => column.property)));
  const equals: Record<string, readonly string[]> = {};
  for (const [column, values] of Object.entries(view.equals)) {
    if (columns.has(column) && values.length > 0) equals[column] = values;
  }
  return { equals, ...instantsOf(view.period) };
}
