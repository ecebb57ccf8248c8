import type { CrewNow } from '#domain/people/crew-now.ts';
import type { Figures } from './figures.ts';

/** The crews as they stand, by unit, by name; of their people nothing but that somebody is there. */
export function crewFigures(
  crews: readonly Pick<CrewNow, 'crew' | 'onShift' | 'whereabouts' | 'load'>[],
): Figures['crews'] {
  const units = new Map<string, (typeof crews)[number][]>();
  for (const one of crews) units.set(one.crew.unit, [...(units.get(one.crew.unit) ?? []), one]);
  const rows = [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, own]) => {
      const working = own.filter(({ onShift }) => onShift !== undefined);
      return {
        unit,
        crews: own.length,
        onShift: working.length,
        reached: working.filter(({ whereabouts }) => whereabouts.state === 'known').length,
        tasks: own.reduce((sum, { load }) => sum + load.tasks, 0),
      };
    });
  const sum = (of: 'onShift' | 'reached'): number => rows.reduce((all, row) => all + row[of], 0);
  return { onShift: sum('onShift'), reached: sum('reached'), rows };
}
