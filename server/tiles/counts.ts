import type { Collection } from '#domain/collection.ts';
import { cellColumns } from './cells.ts';
import type { Counts } from './city-index.ts';
import type { Column } from './columns.ts';
import type { Bounds, PointIndex } from './point-index.ts';
import type { Predicate } from './predicates.ts';
import type { Shape } from './shape-index.ts';

/** Counts the points within the bounds that pass. @param now epoch seconds; what is open and due by then is overdue */
export function countPoints(
  index: PointIndex,
  collection: Collection,
  bounds: Bounds | undefined,
  predicates: readonly Predicate[],
  now: number,
): Counts {
  const rule = collection.cells;
  const at = rule === undefined ? undefined : cellColumns(rule, index.columns);
  const status = statusColumn(index.columns);
  const statuses = new Uint32Array(status < 0 ? 0 : index.columns[status]!.words.length);
  const by = new Uint32Array(at === undefined ? 0 : 65536);
  let [total, open, overdue] = [0, 0, 0];
  index.select(bounds, predicates, (block, selection, count) => {
    total += count;
    if (status >= 0) {
      const values = block.values[status]!;
      for (let i = 0; i < count; i++) statuses[values[selection[i]!]!]!++;
    }
    if (at === undefined) return;
    const [due, kinds] = [block.values[at.overdueAt]!, block.values[at.by]!];
    for (let i = 0; i < count; i++) by[kinds[selection[i]!]! + 32768]!++;
    if (block.part === 0) return;
    open += count;
    for (let i = 0; i < count; i++) {
      const slot = selection[i]!;
      if (due[slot]! > 0 && due[slot]! <= now) overdue++;
    }
  });
  const counts: Record<string, number> = {};
  // The first of all stands for "absent".
  for (let i = 1; i < by.length; i++) if (by[i]! > 0) counts[String(i - 32768)] = by[i]!;
  return {
    total,
    ...(at === undefined ? {} : { open, overdue, by: counts }),
    ...(status < 0 ? {} : { byStatus: named(index.columns[status]!, statuses) }),
  };
}

/** Counts lines or areas that were found already. */
export function countShapes(columns: readonly Column[], shapes: readonly Shape[]): Counts {
  const status = statusColumn(columns);
  if (status < 0) return { total: shapes.length };
  const statuses = new Uint32Array(columns[status]!.words.length);
  for (const shape of shapes) statuses[shape.values[status]![0]!]!++;
  return { total: shapes.length, byStatus: named(columns[status]!, statuses) };
}

function statusColumn(columns: readonly Column[]): number {
  return columns.findIndex((c) => c.property === 'status' && c.kind === 'word');
}

function named(column: Column, counts: Uint32Array): Record<string, number> {
  const out: Record<string, number> = {};
  for (let code = 1; code < counts.length; code++) if (counts[code]! > 0) out[column.words[code]!] = counts[code]!;
  return out;
}
