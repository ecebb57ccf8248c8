import { placeAt } from '#domain/streets/chainage.ts';
import { sideOf } from '#domain/streets/compass.ts';
import type { Side } from '#domain/streets/side.ts';
import type { SampleFeature } from '../feature.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import type { Section } from '../sections.ts';

export const hands = ['left', 'right'] as const;
export type Hand = (typeof hands)[number];

/**
 * A line beside a section, between two chainages.
 * @param away metres from the middle of the road
 */
export function lineBeside(section: Section, hand: Hand, away: number, from: number, to: number) {
  const { measured } = section;
  const left = hand === 'left' ? away : -away;
  const stations = [from, ...measured.at.filter((at) => at > from + 1 && at < to - 1), to];
  const coordinates = stations.map((at) => fromLattice(toLattice(placeAt(measured, at, left).position)));
  return { type: 'LineString', coordinates } satisfies SampleFeature['geometry'];
}

/** A place beside a section, and on which side of the road it is. */
export function placeBeside(
  section: Section,
  hand: Hand,
  away: number,
  at: number,
): { position: number[]; side: Side } {
  const { position, bearing } = placeAt(section.measured, at, hand === 'left' ? away : -away);
  return { position, side: sideOf(bearing, hand) };
}

/** The side of the road that a hand is on, half way along. */
export function sideAt(section: Section, hand: Hand): Side {
  return sideOf(placeAt(section.measured, section.measured.length / 2).bearing, hand);
}
