import { representativeOf } from '#domain/geometry/representative.ts';
import { permittedHere, type Here, type HereZone, type NearPermit } from '#domain/permits/here.ts';
import { permitCollections } from '#domain/permits/permit-at.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { featuresNear } from '../arrival/reader.ts';
import type { Context } from '../context.ts';
import { zoneAnswerAt } from '../zones/reader.ts';

type Sources = Pick<Context, 'index' | 'register' | 'records' | 'schemes' | 'arrivals'>;
type Place = readonly [lon: number, lat: number];

const kinds = Object.keys(responsibilityKinds) as readonly ResponsibilityKind[];

/**
 * The rule that holds at a place and an instant.
 * @param place degrees WGS84
 * @param at epoch milliseconds
 * @param mayRead whether a collection is open to whoever asks: of others nothing is said
 */
export async function ruleHere(
  sources: Sources,
  place: Place,
  at: number,
  mayRead: (collection: string) => boolean,
): Promise<Here> {
  const { records, arrivals } = sources;
  const { place: words, road, street, community, grid } = arrivals.where(place);
  const answers = mayRead('zones') ? await Promise.all(kinds.map((kind) => zoneOf(sources, kind, place, at))) : [];
  const pointMetres = Number(settingOf(records, 'permit.metres').value);
  return {
    at: new Date(at).toISOString(),
    place: words,
    ...(road === undefined ? {} : { road }),
    ...(street === undefined ? {} : { street }),
    ...(community === undefined ? {} : { community }),
    ...(grid === undefined ? {} : { grid }),
    zones: answers.flat(),
    ...permittedHere(await permitsNear(sources, place, mayRead), at, pointMetres, records),
  };
}

async function zoneOf(sources: Sources, kind: ResponsibilityKind, place: Place, at: number): Promise<HereZone[]> {
  const answer = await zoneAnswerAt(sources, kind, place, at);
  if (answer === undefined) return [];
  const { zone, leftOut, gap } = answer;
  if (zone !== undefined) {
    const { number, name, unit, officer, phone } = zone;
    return [
      {
        kind,
        number,
        name,
        ...(unit === undefined ? {} : { unit }),
        ...(officer === undefined ? {} : { officer }),
        ...(phone === undefined ? {} : { phone }),
      },
    ];
  }
  if (leftOut !== undefined) return [{ kind, leftOut }];
  return gap === undefined ? [] : [{ kind, gap }];
}

async function permitsNear(
  { index, register, records }: Sources,
  place: Place,
  mayRead: (collection: string) => boolean,
): Promise<NearPermit[]> {
  const within = Number(settingOf(records, 'field.hereMetres').value);
  const near: NearPermit[] = [];
  for (const collection of permitCollections) {
    if (!mayRead(collection)) continue;
    const found = new Map(featuresNear(index, collection, place, within).map((one) => [one.fid, one]));
    for (const feature of await register.rows(collection, [...found.keys()])) {
      const [lon, lat] = representativeOf(feature.geometry) ?? place;
      near.push({ feature, metres: found.get(feature.fid)!.metres, lon, lat });
    }
  }
  return near;
}
