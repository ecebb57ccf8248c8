import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { Context } from '../context.ts';
import { zoneAnswerAt } from '../zones/reader.ts';

type Sources = Pick<Context, 'index' | 'register' | 'records' | 'schemes'>;

/**
 * Whose ground a place is, for one unit.
 * @param at epoch milliseconds
 * @returns the number of the unit's zone that holds the place; undefined where none of any kind does
 */
export async function zoneOfUnit(
  sources: Sources,
  unit: string,
  place: readonly [number, number],
  at: number,
): Promise<string | undefined> {
  for (const kind of Object.keys(responsibilityKinds) as ResponsibilityKind[]) {
    const zone = (await zoneAnswerAt(sources, kind, place, at))?.zone;
    if (zone?.unit === unit) return zone.number;
  }
  return undefined;
}
