import { settingOf } from '#domain/settings/settings.ts';
import { wordsOffStreet } from '#domain/streets/words-off-street.ts';
import { wordsOnStreet } from '#domain/streets/words-on-street.ts';
import type { StreetMap } from '#domain/streets/street-map.ts';
import type { Context } from '../context.ts';
import { areasHolding } from './holding.ts';

/** Grounds that people name a place by, the likeliest to be the smallest first. */
const namedGrounds = ['markets', 'key-places', 'construction-sites', 'estates'] as const;

/**
 * A place in words: along its street, else within what holds it and beside the nearest street.
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
  const grounds = namedGrounds.flatMap((collection) => areasHolding(index, collection, place));
  const name = grounds.map(({ properties }) => properties['name']).find((value) => typeof value === 'string');
  const within = typeof name === 'string' ? name : community;
  const beside = streets.nearest(place, Number(settingOf(records, 'place.besideMetres').value));
  return { place: wordsOffStreet({ place, within, beside }) };
}
