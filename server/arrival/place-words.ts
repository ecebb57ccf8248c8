import { representativeOf } from '#domain/geometry/representative.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { bearingTo } from '#domain/streets/bearing.ts';
import { compassPoint } from '#domain/streets/compass.ts';
import { sides } from '#domain/streets/side.ts';
import { wordsOffStreet } from '#domain/streets/words-off-street.ts';
import { wordsOnStreet } from '#domain/streets/words-on-street.ts';
import type { StreetMap } from '#domain/streets/street-map.ts';
import type { Context } from '../context.ts';
import type { CityIndex } from '../tiles/city-index.ts';
import { areasHolding } from './holding.ts';
import { featuresNear } from './near.ts';

/** Grounds that people name a place by, the likeliest to be the smallest first. */
const namedGrounds = ['markets', 'key-places', 'construction-sites', 'estates'] as const;

/**
 * A place in words: along its street, else within or beside a ground that has a name and beside the nearest street.
 * @param place lon/lat, degrees WGS84
 * @param community that holds it
 */
export function placeWords(
  { index, records }: Pick<Context, 'index' | 'records'>,
  streets: StreetMap,
  place: readonly [number, number],
  community: string | undefined,
): { readonly place: string; readonly road?: string } {
  const on = streets.nearest(place, Number(settingOf(records, 'place.streetMetres').value));
  if (on !== undefined) return { place: wordsOnStreet(on), road: on.street.name };
  const within = holding(index, place) ?? besideGround(index, records, place) ?? (community && `${community}内`);
  const beside = streets.nearest(place, Number(settingOf(records, 'place.besideMetres').value));
  return { place: wordsOffStreet({ place, within, beside }) };
}

function holding(index: CityIndex, place: readonly [number, number]): string | undefined {
  const grounds = namedGrounds.flatMap((collection) => areasHolding(index, collection, place));
  const name = grounds.map(({ properties }) => properties['name']).find((value) => typeof value === 'string');
  return typeof name === 'string' ? `${name}内` : undefined;
}

/** “梅兰农贸市场东侧”: the side on which the place lies from the middle of a ground nearby. */
function besideGround(index: CityIndex, records: RecordsView, place: readonly [number, number]): string | undefined {
  const reach = Number(settingOf(records, 'place.groundMetres').value);
  const [nearest] = namedGrounds
    .flatMap((collection) => featuresNear(index, collection, place, reach))
    .filter(({ properties }) => typeof properties['name'] === 'string')
    .sort((a, b) => a.metres - b.metres);
  const middle = nearest === undefined ? undefined : representativeOf(nearest.geometry);
  if (nearest === undefined || middle === undefined) return undefined;
  return `${String(nearest.properties['name'])}${sides[compassPoint(bearingTo(middle, place))].zh.slice(1)}侧`;
}
