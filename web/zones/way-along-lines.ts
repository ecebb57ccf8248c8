import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { followLines } from '#domain/zones/frontage/follow-lines.ts';
import { fetchCityLines } from './city-lines.ts';
import type { At } from './sketch.ts';

/** Degrees of ground around two places in which lines between them are looked for: about 500 m. */
const room = 0.005;

/**
 * The way from a place to another along borders, roads and rivers.
 * @returns the places after the first; undefined where no line joins them
 */
export async function wayAlongLines(coverage: Coverage, from: At, to: At): Promise<readonly At[] | undefined> {
  const box = [
    Math.min(from[0], to[0]) - room,
    Math.min(from[1], to[1]) - room,
    Math.max(from[0], to[0]) + room,
    Math.max(from[1], to[1]) + room,
  ] as const;
  const [[minX, minY], [maxX, maxY]] = [toLattice(box.slice(0, 2)), toLattice(box.slice(2))];
  const borders = coverage.arcsMeeting({ minX, minY, maxX, maxY }).map(({ points }) => points);
  const way =
    // Borders alone first: beside a road that runs along a border the border is meant, and it is there at once.
    followLines(borders, toLattice(from), toLattice(to)) ??
    followLines(
      [...borders, ...(await fetchCityLines(box)).map((line) => line.map(toLattice))],
      toLattice(from),
      toLattice(to),
    );
  return way?.slice(1).map(fromLattice);
}
