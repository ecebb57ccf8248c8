import type { NumberRow } from '#domain/cases/numbers/table.ts';
import { isWorseLow } from './columns.ts';

/**
 * Rows in order: by a column the worst first, an empty base last whichever way; equal ones by their labels. By 'label' in
 * the order of the labels.
 * @param turned the other way round
 */
export function sortRows(
  rows: readonly NumberRow[],
  { sort, turned }: { readonly sort: string; readonly turned: boolean },
  language: 'zh' | 'en',
): NumberRow[] {
  const byLabel = (a: NumberRow, b: NumberRow) =>
    a.label[language].localeCompare(b.label[language], language === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  const way = turned ? -1 : 1;
  if (sort === 'label') return [...rows].sort((a, b) => way * byLabel(a, b));
  const worse = isWorseLow(sort) ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a.cells[sort], b.cells[sort]];
    const [left, right] = [x?.value ?? null, y?.value ?? null];
    if (left === null || right === null) return left === right ? byLabel(a, b) : left === null ? 1 : -1;
    if (left !== right) return way * worse * (left - right);
    // Of equal rates the one that stands on more cases says more.
    return (y?.m ?? 0) - (x?.m ?? 0) || byLabel(a, b);
  });
}
