import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { PlaneFeature } from '../map/plane/contract.ts';

/** Where borders would run if places of theirs moved: the pieces that hang on them, for all neighbours. */
export function ghostOf(
  coverage: Coverage,
  moves: readonly { readonly from: Point; readonly to: Point }[],
): readonly PlaneFeature[] {
  const target = new Map(moves.map(({ from, to }) => [String(from), to]));
  const moved = (place: Point): Point => target.get(String(place)) ?? place;
  const pieces = new Map<string, PlaneFeature>();
  for (const arc of new Set(moves.flatMap(({ from }) => coverage.arcsAt(from)))) {
    for (let i = 1; i < arc.points.length; i++) {
      const [a, b] = [arc.points[i - 1]!, arc.points[i]!];
      if (!target.has(String(a)) && !target.has(String(b))) continue;
      const id = `ghost${[...a, ...b].join()}`;
      pieces.set(id, {
        id,
        geometry: { type: 'LineString', coordinates: [fromLattice(moved(a)), fromLattice(moved(b))] },
        properties: { role: 'ghost' },
      });
    }
  }
  return [...pieces.values()];
}
