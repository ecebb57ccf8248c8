import type { Point } from '#domain/geometry/lattice.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Ground } from '../content.ts';
import type { Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { piecesOf } from './pieces.ts';
import { overlay } from './overlay.ts';
import { refusal, type EditRefusal } from './refusal.ts';
import { tried } from './tried.ts';

/**
 * Cuts a ground along a line. The greatest piece, with all parts that the line does not cut, keeps the id; each other piece
 * becomes a ground of its own that says the same, under a number of its own ("SR-001-2"). Not a square unit is lost.
 * @param line lattice units; what reaches beyond the ground is passed over
 * @param newId makes the ids of the new grounds
 */
export function splitZone(
  coverage: Coverage,
  zone: Owner,
  line: readonly Point[],
  newId: () => Owner,
): Result<CoverageDelta, EditRefusal> {
  const ground = coverage.grounds.get(zone);
  if (ground === undefined) return refused(refusal('no-owner', undefined, [zone]));
  if (line.length < 2) return refused(refusal('cuts-nothing', line[0], [zone]));
  const laidOver = overlay(coverage, new Set([zone]), { lines: [line] });
  const { arrangement, was, isLaid } = laidOver;
  const pieces = piecesOf(
    arrangement,
    (face) => was[face] === zone,
    (edge) => !isLaid(edge),
  );
  const cut = new Set(
    arrangement.edges
      .filter((edge) => isLaid(edge) && was[edge.left] === zone && was[edge.right] === zone)
      .flatMap(({ left, right }) =>
        pieces.of[left] === pieces.of[right] ? [] : [pieces.of[left]!, pieces.of[right]!],
      ),
  );
  if (cut.size === 0) return refused(refusal('cuts-nothing', line[0], [zone]));
  const [, ...others] = [...cut].sort((p, q) => pieces.doubleAreas[q]! - pieces.doubleAreas[p]! || p - q);
  const numbers = numbersOf(coverage);
  const fresh = new Map(
    others.map((piece) => [piece, { id: newId(), ground: withOwnNumber(ground, numbers) }] as const),
  );
  const delta = laidOver.delta(
    (face) => fresh.get(pieces.of[face]!)?.id,
    [...fresh.values()].map(({ id, ground: after }) => ({ id, before: null, after })),
  );
  return tried(coverage, delta, line[0]);
}

function numbersOf(coverage: Coverage): Set<string> {
  return new Set(
    [...coverage.grounds.values()].flatMap((ground) => (ground.is === 'zone' ? [ground.content.number] : [])),
  );
}

/** The same ground under the next number that is free. */
function withOwnNumber(ground: Ground, numbers: Set<string>): Ground {
  if (ground.is !== 'zone') return ground;
  const { number } = ground.content;
  const stem = /^(.*)-(\d+)$/.exec(number);
  // "SR-001-2" goes on as "SR-001-3": a zone's number has two parts already.
  const base = stem !== null && numbers.has(stem[1]!) ? stem[1]! : number;
  let next = 2;
  while (numbers.has(`${base}-${next}`)) next += 1;
  numbers.add(`${base}-${next}`);
  return { ...ground, content: { ...ground.content, number: `${base}-${next}` } };
}
