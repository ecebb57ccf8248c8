import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { Context } from '../context.ts';
import { zoneAnswerAt } from '../zones/reader.ts';

type Sources = Pick<Context, 'index' | 'register' | 'records' | 'schemes'>;
type Place = readonly [lon: number, lat: number];

/**
 * Whether a place is a unit's ground, by the schemes in effect, or where a city has none by the register of zones.
 * @param at epoch milliseconds
 * @returns the number of the unit's zone that holds the place; undefined where it is not its ground
 */
export async function zoneOfUnit(
  sources: Sources,
  unit: string,
  place: Place,
  at: number,
): Promise<string | undefined> {
  let isByScheme = false;
  for (const kind of Object.keys(responsibilityKinds) as ResponsibilityKind[]) {
    const answer = await zoneAnswerAt(sources, kind, place, at);
    isByScheme ||= answer !== undefined;
    if (answer?.zone?.unit === unit) return answer.zone.number;
  }
  return isByScheme ? undefined : zoneOfRegister(sources, unit, place);
}

function zoneOfRegister({ index }: Sources, unit: string, [lon, lat]: Place): string | undefined {
  const held = index.list('zones', { equals: { unit: [unit] } }, [lon, lat, lon, lat], 'current', 0, 1);
  const zone = held[0] && index.remembered('zones', held[0].fid);
  return zone && String(zone.properties['number']);
}
