import { arcKey, type Arc } from './arc.ts';
import { sameArc, sameGround, type Coverage } from './coverage.ts';
import type { CoverageDelta, GroundLine } from './delta.ts';

/** The one delta that makes `after` of `before`, however many steps lay between. */
export function difference(before: Coverage, after: Coverage): CoverageDelta {
  const grounds: GroundLine[] = [];
  for (const id of new Set([...before.grounds.keys(), ...after.grounds.keys()])) {
    const was = before.grounds.get(id) ?? null;
    const is = after.grounds.get(id) ?? null;
    if (!sameGround(was, is)) grounds.push({ id, before: was, after: is });
  }
  return { removed: missing(before, after), added: missing(after, before), grounds };
}

/** Arcs of one coverage that the other does not have. */
function missing(from: Coverage, other: Coverage): Arc[] {
  const held = new Map<string, Arc>();
  for (const arc of other.arcs()) held.set(arcKey(arc), arc);
  return [...from.arcs()].filter((arc) => {
    const same = held.get(arcKey(arc));
    return same === undefined || !sameArc(arc, same);
  });
}
