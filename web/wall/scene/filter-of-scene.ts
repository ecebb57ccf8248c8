import { collectionById } from '#domain/collections.ts';
import type { Filter } from '#domain/filter.ts';
import type { SceneMap } from '#domain/wall/scene.ts';
import { addDays, startOfDay } from '../../state/shanghai-day.ts';
import { defaultEquals } from '../../state/view.ts';

/**
 * What a scene's map is narrowed to. Columns that none of its layers has are left out: the server would rightly refuse
 * them. Without days of its own it shows open cases and today's (practice.md 7).
 * @param today day in Asia/Shanghai, "YYYY-MM-DD": what "days back" is counted from
 */
export function filterOfScene(
  { layers, filter = {}, days }: Pick<SceneMap, 'layers' | 'filter' | 'days'>,
  today: string,
): Filter {
  const columns = new Set(layers.flatMap((id) => collectionById(id)?.columns.map(({ property }) => property) ?? []));
  const equals: Record<string, readonly string[]> = {};
  for (const [column, values] of Object.entries({ ...defaultEquals, ...filter })) {
    if (columns.has(column) && values.length > 0) equals[column] = values;
  }
  if (days === undefined) return { equals, current: startOfDay(today) };
  return { equals, from: startOfDay(addDays(today, 1 - days)) };
}
