import { bearingTo } from './bearing.ts';
import { placeAt } from './chainage.ts';
import { sideOf } from './compass.ts';
import { placeInWords } from './place-in-words.ts';
import type { PlaceOnStreet } from './street-map.ts';

/**
 * A place along an assembled street as people say it: “坡子街，人民路口向南50米，路东”. The direction is the one in which it
 * lies from the crossing, so that who stands there and looks that way finds it, however the street winds.
 */
export function wordsOnStreet({ street, part, along, left }: PlaceOnStreet): string {
  const chainage = part.begin + along;
  const before = part.crossings.filter(({ at }) => at <= chainage).at(-1);
  const after = part.crossings.find(({ at }) => at > chainage);
  const from = before?.at ?? part.begin;
  const to = after?.at ?? part.begin + part.measured.length;
  const isFromStart = before !== undefined && (after === undefined || chainage - from <= to - chainage);
  const here = placeAt(part.measured, along);
  const crossing = placeAt(part.measured, (isFromStart ? from : to) - part.begin).position;
  const away = bearingTo(crossing, here.position);
  return placeInWords({
    road: street.name,
    from: before?.name,
    to: after?.name,
    chainage: chainage - from,
    length: to - from,
    bearing: isFromStart ? away : away + 180,
    side: sideOf(here.bearing, left >= 0 ? 'left' : 'right'),
  });
}
