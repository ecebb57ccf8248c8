import { actions } from '#domain/actions.ts';
import { noFilter, type Filter } from '#domain/filter.ts';
import type { Context } from '../context.ts';

/**
 * The filter on cases that a panel's `of` means: actions by their number, units and districts by name. Of several of one
 * sort any, of several sorts all must fit. A name that nobody bears is a unit's: there is no case of it.
 */
export function narrowing(
  { index, records }: Pick<Context, 'index' | 'records'>,
  of: readonly string[] | undefined,
): Filter {
  if (of === undefined || of.length === 0) return noFilter;
  const units = new Set(records.all('units').map(({ content }) => content['name']));
  const districts = new Set(index.values('cases', 'district').map(({ value }) => value));
  const sortOf = (value: string): string =>
    value in actions ? 'action' : !units.has(value) && districts.has(value) ? 'district' : 'unit';
  return { equals: Object.groupBy(of, sortOf) as Record<string, string[]> };
}
