import type { Coverage } from '../coverage/coverage.ts';
import type { CompareGround, Comparison, Handover } from './comparison.ts';
import { differingArcs } from './differing-arcs.ts';
import { piecesBetween } from './pieces.ts';
import { roadsBetween } from './roads.ts';
import { versionOf } from './version.ts';
import { zoneChanges } from './zone-changes.ts';

/**
 * What changes from one version of a kind's scheme to another: ground, road sides, places and open cases that change hands,
 * and what became of each zone. Ground changes hands when it comes to another zone, and when its zone comes to another unit.
 * Borders that are the same in both cost nothing more than being looked at.
 */
export function compareVersions(before: Coverage, after: Coverage, ground: CompareGround): Comparison {
  const [old, now] = [versionOf(before), versionOf(after)];
  const differing = differingArcs(old.arcs, now.arcs);
  const pieces = piecesBetween(old, now, [...differing.before, ...differing.after]);
  const handed = <T extends { readonly at: readonly [number, number] }>(things: readonly T[]): (T & Handover)[] =>
    things.flatMap((thing) => {
      const [from, to] = [old.locator.ownerAt(...thing.at), now.locator.ownerAt(...thing.at)];
      return from === to ? [] : [{ ...thing, from: old.holderOf(from), to: now.holderOf(to) }];
    });
  return {
    zones: zoneChanges(before, after, pieces),
    pieces,
    roads: roadsBetween(old, now, [...differing.before, ...differing.after], ground.roads),
    places: handed(ground.places),
    cases: handed(ground.cases),
  };
}
