import { refused, type Result } from '#domain/result.ts';
import type { Ground } from '../content.ts';
import { nobody, type Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta, GroundLine } from '../coverage/delta.ts';
import type { EditRefusal, EditRefusalReason } from '../edits/refusal.ts';
import { tried } from '../edits/tried.ts';
import type { LeftOutReason } from '../left-out.ts';
import type { ZoneFault } from './faults-of.ts';
import { bordersOf, edgesOfParts, keyOf, partsOf, type Part } from './parts.ts';
import { handOver } from './relabel.ts';

/** How a fault is mended: its ground given to somebody, or left out on purpose as a new ground. */
export type Mending =
  { readonly give: Owner } | { readonly leaveOut: LeftOutReason; readonly note: string; readonly id: Owner };

/** Why a fault was not mended; nothing of it was. */
export interface MendRefusal extends Omit<EditRefusal, 'reason'> {
  readonly reason:
    | EditRefusalReason
    /** The fault is no longer there. */
    | 'gone'
    /** Within a kind every place has one answer: an overlap cannot be ignored, nor anything be given to one. */
    | 'overlap'
    /** Only a gap can be left out. */
    | 'no-gap';
}

/**
 * Mends one fault: gives its ground to a neighbour or a claimant, or leaves a gap out with its reason.
 * @param fault as `faultsOf` told it; looked up again, since the coverage may have changed meanwhile
 */
export function mend(coverage: Coverage, fault: ZoneFault, how: Mending): Result<CoverageDelta, MendRefusal> {
  const refuse = (reason: MendRefusal['reason'], owners: readonly Owner[] = []) =>
    refused({ reason, at: fault.at, ...(owners.length === 0 ? {} : { owners }) });
  const part = partsOf(coverage, fault.ground).find((one) => keyOf(one) === fault.key);
  if (part === undefined) return refuse('gone');
  const ground = coverage.grounds.get(fault.ground);
  const place = part.rings[0]![0]!;
  if ('leaveOut' in how) {
    if (ground?.is === 'disputed') return refuse('overlap', ground.claims);
    if (fault.ground !== nobody) return refuse('no-gap', [fault.ground]);
    const after: Ground = { is: 'left-out', reason: how.leaveOut, note: how.note };
    const begun = [{ id: how.id, before: null, after }];
    return tried(coverage, handOver(coverage, [{ part, from: nobody, to: how.id }], begun), place);
  }
  const to = how.give;
  if (to === fault.ground || to === nobody) return refuse('nothing');
  const begun = beginning(coverage, fault.ground, to);
  const receiver = coverage.grounds.get(to);
  if (receiver === undefined && begun.length === 0) return refuse('no-owner', [to]);
  if (receiver?.is === 'disputed') return refuse('overlap', receiver.claims);
  const claims = ground?.is === 'disputed' ? ground.claims : [];
  if (!claims.includes(to) && !isBeside(coverage, fault.ground, part, to)) return refuse('not-adjacent', [to]);
  if (ground?.is === 'zone' && partsOf(coverage, fault.ground).length === 1) return refuse('vanishes', [fault.ground]);
  return tried(coverage, handOver(coverage, [{ part, from: fault.ground, to }], begun), place);
}

/** A claimant without ground of its own begins with the first that it is given. */
export function beginning(coverage: Coverage, dispute: Owner, to: Owner): GroundLine[] {
  const ground = coverage.grounds.get(dispute);
  if (coverage.grounds.has(to) || ground?.is !== 'disputed') return [];
  const claimant = ground.covered?.find(({ id }) => id === to);
  return claimant === undefined ? [] : [{ id: to, before: null, after: { is: 'zone', content: claimant.content } }];
}

function isBeside(coverage: Coverage, owner: Owner, part: Part, other: Owner): boolean {
  return bordersOf(edgesOfParts(coverage, owner)(part)).has(other);
}
