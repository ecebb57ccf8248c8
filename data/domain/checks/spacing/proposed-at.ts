import type { RemedyPlace } from '#domain/finding.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import type { Along } from '#domain/streets/street-grid.ts';
import type { CheckCity } from '../check.ts';
import { beside, type Hand } from './beside.ts';
import { liesIn, type KeptFree } from './forbidden.ts';
import type { Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import type { RuledStretch } from './stretches.ts';

/** So far beside the street a place is tried; in a narrow bend, or between two legs of a hairpin, only the nearer ones belong to it. */
const steps = [beside, 5, 3, 2, 1, 0.5, 0.2];
/** What is put at a proposed place has to lie along the street where the middle of the street does there, metres. */
const same = 0.002;

/**
 * A place proposed: at the side it is for; where both count together on the right, or left where the right is kept free.
 * What is put there lies along the street exactly where it was proposed.
 * @param at metres from the start of the stretch
 */
export function proposedAt(
  stretch: RuledStretch,
  at: number,
  hand: Hand,
  free: KeptFree,
  ground: Ground,
  city: CheckCity,
  { matchMetres, roadProperty }: Pick<SpacingParams, 'matchMetres' | 'roadProperty'>,
): RemedyPlace {
  const { measured } = ground.lines[stretch.line]!.course;
  const side = hand !== 0 ? hand : liesIn(free.right, at) ? 1 : -1;
  const street = roadProperty === undefined ? -1 : ground.numberOf(stretch.street);
  const along: Along = { line: -1, at: 0, left: 0 };
  const chainage = (stretch.from + at) % measured.length;
  ground.place(...placeAt(measured, chainage).position, matchMetres, street, along);
  const wanted = along.line === stretch.line && Math.abs(along.at - chainage) < 0.1 ? along.at : chainage;
  const places = steps
    .filter((metres) => metres <= matchMetres)
    .map((metres) => placeAt(measured, chainage, side * metres).position);
  const [lon, lat] =
    places.find((place) => {
      ground.place(...place, matchMetres, street, along);
      return along.line === stretch.line && Math.abs(along.at - wanted) <= same && along.left >= 0 === side > 0;
    }) ?? places.at(-1)!;
  return { lon, lat, words: city.streets.wordsAt([lon, lat]) };
}
