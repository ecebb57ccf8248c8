import { ok, refused, type Result } from '#domain/result.ts';
import type { Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta, GroundLine } from '../coverage/delta.ts';
import { difference } from '../coverage/difference.ts';
import { tried } from '../edits/tried.ts';
import { faultsOf, type ZoneFault, type ZoneFaultKind } from './faults-of.ts';
import { beginning, type MendRefusal } from './mend.ts';
import { keyOf, partsOf, type Part } from './parts.ts';
import { handOver, type Handover } from './relabel.ts';

/** Which faults are mended together: those of the kinds, up to a mean width (metres) or an area (square metres) or both. */
export interface MendRule {
  readonly kinds: readonly ZoneFaultKind[];
  readonly width?: number;
  readonly squareMetres?: number;
}

export interface MendedAll {
  /** one edit, one step of undo */
  readonly delta: CoverageDelta;
  /** how many faults fewer there are of those that the rule chooses */
  readonly mended: number;
  /** those of them that are still there: nobody beside can take them */
  readonly left: readonly ZoneFault[];
}

/** The faults that a rule chooses. */
export function chosenBy(rule: MendRule, faults: readonly ZoneFault[]): ZoneFault[] {
  return faults.filter(
    ({ kind, width, squareMetres }) =>
      rule.kinds.includes(kind) &&
      !(width > (rule.width ?? Infinity)) &&
      !(squareMetres > (rule.squareMetres ?? Infinity)),
  );
}

/**
 * Gives each fault that a rule chooses to the neighbour, of an overlap to the claimant, that borders on it longest.
 * Overlaps first, then slivers of zones, then gaps, again and again until nothing changes: what lay beside another fault
 * may find its neighbour only when that is mended.
 */
export function mendAll(coverage: Coverage, rule: MendRule): Result<MendedAll, MendRefusal> {
  const working = coverage.clone();
  const count = chosenBy(rule, faultsOf(working)).length;
  for (let isMended = false; ; isMended = true) {
    const chosen = chosenBy(rule, faultsOf(working));
    const rounds = [['overlap', 'overlap-sliver'], ['sliver'], ['gap', 'gap-sliver']].map((kinds) =>
      chosen.filter(({ kind }) => kinds.includes(kind)),
    );
    // What a round changes may change what the next would choose.
    if (!rounds.some((round) => mendRound(working, round))) {
      if (!isMended) return refused({ reason: 'nothing' });
      const mended = Math.max(0, count - chosen.length);
      return ok({ delta: difference(coverage, working), mended, left: chosen });
    }
  }
}

/** Mends some faults together, or where that is refused those of them that can be one by one; whether any was. */
function mendRound(working: Coverage, faults: readonly ZoneFault[]): boolean {
  const handovers: Handover[] = [];
  const begun = new Map<Owner, GroundLine>();
  const givers = new Map<Owner, number>();
  const takers = new Set<Owner>();
  const parts = new Map<Owner, Map<string, Part>>();
  const partsFrom = (owner: Owner) => {
    let known = parts.get(owner);
    if (known === undefined)
      parts.set(owner, (known = new Map(partsOf(working, owner).map((part) => [keyOf(part), part]))));
    return known;
  };
  for (const { ground, key, owners } of faults) {
    const from = working.grounds.get(ground);
    const to = taker(working, ground, owners);
    const part = partsFrom(ground).get(key);
    if (to === undefined || part === undefined) continue;
    const given = givers.get(ground) ?? 0;
    if (from?.is === 'zone') {
      // Nobody gives and takes in one round: two slivers side by side would change hands for ever.
      if (givers.has(to) || takers.has(ground) || given + 1 === partsFrom(ground).size) continue;
      takers.add(to);
    }
    givers.set(ground, given + 1);
    for (const line of beginning(working, ground, to)) begun.set(line.id, line);
    handovers.push({ part, from: ground, to });
  }
  if (handovers.length === 0) return false;
  if (applied(working, handovers, begun)) return true;
  return handovers.filter((handover) => applied(working, [handover], begun)).length > 0;
}

/** Hands over and keeps it, where that is no new fault. */
function applied(working: Coverage, handovers: readonly Handover[], begun: ReadonlyMap<Owner, GroundLine>): boolean {
  const takers = new Set(handovers.map(({ to }) => to));
  const lines = [...begun.values()].filter(({ id }) => takers.has(id) && !working.grounds.has(id));
  const delta = tried(working, handOver(working, handovers, lines), handovers[0]!.part.rings[0]![0]!);
  return delta.ok && working.apply(delta.value).ok;
}

/** Who is to have a piece: the first that is a zone, or will be one; of gaps and slivers else the first left out. */
function taker(coverage: Coverage, ground: Owner, owners: readonly Owner[]): Owner | undefined {
  const isZone = (id: Owner) => coverage.grounds.get(id)?.is === 'zone' || beginning(coverage, ground, id).length > 0;
  return owners.find(isZone) ?? owners.find((id) => coverage.grounds.get(id)?.is === 'left-out');
}
