import { placeAt } from '#domain/streets/chainage.ts';
import { sideOf } from '#domain/streets/compass.ts';
import { placeInWords } from '#domain/streets/place-in-words.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import type { Section } from '../sections.ts';
import type { Spot } from './spots.ts';

/**
 * A spot on the left side of a section.
 * @param chainage metres from the section's beginning
 * @param away metres from the kerb; what lies further off than the frontage is in a lane
 */
export function besideSection({ measured, halfWidth, road, from, to }: Section, chainage: number, away = 3): Spot {
  const { position, bearing } = placeAt(measured, chainage, halfWidth + away);
  const { length } = measured;
  const side = sideOf(bearing, 'left');
  const words = placeInWords({ road, from, to, chainage, length, bearing, side });
  const isInLane = away > 30;
  return {
    at: toLattice(position),
    spread: [100, 100],
    road: isInLane ? undefined : road,
    words: isInLane ? `${words}巷内` : words,
    river: undefined,
  };
}
