import type { Point } from '#domain/geometry/lattice.ts';
import { refused, type Result } from '#domain/result.ts';
import { nobody, type Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { groundsAround, overlay } from './overlay.ts';
import { piecesOf } from './pieces.ts';
import { refusal, type EditRefusal } from './refusal.ts';
import { tried } from './tried.ts';

/**
 * Redraws the border between two neighbours along a line: their common ground is cut by the line alone, and each piece goes
 * to the one who had most of it. With `nobody` as the second the outer border is redrawn: what the line adds is the
 * first's, what it cuts off is nobody's, but for the greatest piece.
 * @param line from somewhere on or beyond the edge of the common ground to elsewhere on it, lattice units
 */
export function redrawBorder(
  coverage: Coverage,
  a: Owner,
  b: Owner,
  line: readonly Point[],
): Result<CoverageDelta, EditRefusal> {
  const unknown = [a, b].find((owner) => owner !== nobody && !coverage.grounds.has(owner));
  if (unknown !== undefined || a === nobody || a === b) return refused(refusal('no-owner', line[0], [unknown ?? a]));
  const isNeighbour = coverage.arcsOf(a).some(({ left, right }) => left === b || right === b);
  if (!isNeighbour)
    return refused(
      refusal(
        'not-adjacent',
        line[0],
        [a, b].filter((owner) => owner !== nobody),
      ),
    );
  if (line.length < 2) return refused(refusal('cuts-nothing', line[0], [a]));
  return b === nobody ? redrawnOuter(coverage, a, line) : redrawnBetween(coverage, a, b, line);
}

function redrawnBetween(
  coverage: Coverage,
  a: Owner,
  b: Owner,
  line: readonly Point[],
): Result<CoverageDelta, EditRefusal> {
  const laidOver = overlay(coverage, new Set([a, b]), { lines: [line] });
  const { arrangement, was, isLaid } = laidOver;
  const isTheirs = (face: number): boolean => was[face] !== undefined;
  const pieces = piecesOf(arrangement, isTheirs, (edge) => !isLaid(edge));
  const shares = pieces.doubleAreas.map(() => 0);
  arrangement.faces.forEach(({ doubleArea }, face) => {
    const piece = pieces.of[face];
    if (piece !== undefined) shares[piece]! += was[face] === a ? doubleArea : -doubleArea;
  });
  const goesTo = (piece: number): Owner => (shares[piece]! >= 0 ? a : b);
  const keepers = new Set(pieces.doubleAreas.map((_, piece) => goesTo(piece)));
  // The line must part their ground: one piece that holds both would swallow one of them.
  if (keepers.size < 2) return refused(refusal('cuts-nothing', line[0], [a, b]));
  const delta = laidOver.delta((face) => {
    const piece = pieces.of[face];
    return piece === undefined ? undefined : goesTo(piece);
  }, []);
  return tried(coverage, delta, line[0]);
}

function redrawnOuter(coverage: Coverage, a: Owner, line: readonly Point[]): Result<CoverageDelta, EditRefusal> {
  const laidOver = overlay(coverage, groundsAround(coverage, [line]).add(a), { lines: [line] });
  const { arrangement, was, isLaid } = laidOver;
  const own = piecesOf(
    arrangement,
    (face) => was[face] === a,
    (edge) => !isLaid(edge),
  );
  const cut = new Set<number>();
  const beside = new Set<number>();
  const enclosed = new Set<number>();
  for (const edge of arrangement.edges) {
    if (edge.left === edge.right) continue;
    for (const [face, other] of [
      [edge.left, edge.right],
      [edge.right, edge.left],
    ] as const) {
      const piece = own.of[face];
      if (piece !== undefined && isLaid(edge)) cut.add(piece);
      // Free ground that the line and the border enclose; what neighbours have is theirs.
      if (was[face] !== undefined || face === 0) continue;
      if (isLaid(edge)) enclosed.add(face);
      else if (was[other] === a) beside.add(face);
    }
  }
  const gained = new Set([...enclosed].filter((face) => beside.has(face)));
  const [, ...lost] = [...cut].sort((p, q) => own.doubleAreas[q]! - own.doubleAreas[p]!);
  const off = new Set(lost);
  if (gained.size === 0 && off.size === 0) return refused(refusal('cuts-nothing', line[0], [a]));
  const delta = laidOver.delta((face) => {
    const piece = own.of[face];
    return gained.has(face) ? a : piece !== undefined && off.has(piece) ? nobody : undefined;
  }, []);
  return tried(coverage, delta, line[0]);
}
