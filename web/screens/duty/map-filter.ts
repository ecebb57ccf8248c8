import { cases } from '#domain/cases/collection.ts';
import { caseViews, type CaseView } from '#domain/cases/views.ts';
import type { Filter } from '#domain/filter.ts';
import type { QueueAsked } from './address.ts';

/** Open cases only: none was reported after that. Epoch seconds. */
const openOnly = Date.parse('2100-01-01T00:00:00Z') / 1000;

/**
 * What the map's cases are narrowed to for a queue. What of a view turns on the clock or on who one is cannot be said to
 * tiles: there the map shows more than the queue holds.
 */
export function mapFilter(asked: QueueAsked): Filter {
  const known = new Set(cases.columns.filter(({ kind }) => kind !== 'time').map(({ property }) => property));
  const view = (caseViews as Readonly<Record<string, CaseView>>)[asked.view];
  const equals: Record<string, readonly string[]> = { ...view?.equals };
  for (const [column, values] of Object.entries(asked.filters)) {
    if (!known.has(column)) continue;
    const held = equals[column];
    const both = held ? values.filter((value) => held.includes(value)) : values;
    equals[column] = both.length > 0 ? both : values;
  }
  const isOpen = equals['open']?.join() === 'true';
  return { equals, ...(isOpen && { current: openOnly }) };
}
