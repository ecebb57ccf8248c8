import type { Filter } from '#domain/filter.ts';
import type { LegendEntry, Look, LookContext } from '../../map/look.ts';

/**
 * What stands on a scene's map, and only that: entries of the layers that are on, as they are drawn at its zoom, without
 * what its filter leaves out. A wall cannot be asked; what is explained there is looked for.
 * @param zoom at which the looks are drawn
 */
export function legendOfScene(
  looks: readonly Look[],
  { layers, filter }: { readonly layers: readonly string[]; readonly filter: Filter },
  zoom: number,
  context: LookContext,
): LegendEntry[] {
  // Open cases and today's are points at every zoom.
  const isPlain = filter.current !== undefined;
  return looks
    .filter(({ id, from }) => layers.includes(id) && from <= zoom)
    .flatMap((look) => look.legend(context))
    .filter(({ counted, from = 0, only }) => {
      const values = only && filter.equals[only.column];
      return !(counted && isPlain) && from <= zoom && (values === undefined || values.includes(only!.value));
    })
    .map((entry) => (entry.far && zoom < entry.far.below ? { ...entry, symbol: entry.far.symbol } : entry));
}
