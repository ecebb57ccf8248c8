import { fromLattice } from '#domain/geometry/lattice.ts';
import type { Arc } from '../coverage/arc.ts';
import { arrange, placeWithin } from '../coverage/arrange.ts';
import { squareMetres } from '../whole-city/cover.ts';
import type { Piece } from './comparison.ts';
import type { Version } from './version.ts';

/** Ground that changes hands, the greatest piece first. A piece lies between one holder before and one after, in one part. */
export function piecesBetween(before: Version, after: Version, differing: readonly Arc[]): Piece[] {
  if (differing.length === 0) return [];
  const { faces } = arrange(differing.map(({ points }) => ({ points })));
  const pieces: Piece[] = [];
  for (const face of faces.slice(1)) {
    const within = placeWithin(face);
    const [from, to] = [before.locator.ownerOn(...within), after.locator.ownerOn(...within)];
    if (from === to) continue;
    pieces.push({
      from: before.holderOf(from),
      to: after.holderOf(to),
      area: squareMetres(face),
      at: fromLattice(within as [number, number]),
      geometry: { type: 'Polygon', coordinates: face.rings.map((ring) => ring.map(fromLattice)) },
    });
  }
  return pieces.sort((p, q) => q.area - p.area);
}
