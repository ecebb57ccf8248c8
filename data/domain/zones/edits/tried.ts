import type { Point } from '#domain/geometry/lattice.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { nobody } from '../coverage/arc.ts';
import { checkAround } from '../coverage/check-delta.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { refusal, type EditRefusal } from './refusal.ts';
import { newSliver } from './sliver.ts';

/**
 * Holds a delta against the coverage it was made on: applies it, looks around it, takes it back.
 * @param delta undefined where borders would come to lie upon each other
 * @param near a place of the edit, for a refusal that has none of its own
 */
export function tried(
  coverage: Coverage,
  delta: CoverageDelta | undefined,
  near: Point | undefined,
): Result<CoverageDelta, EditRefusal> {
  if (delta === undefined) return refused(refusal('crosses', near));
  if (delta.removed.length === 0 && delta.added.length === 0 && delta.grounds.length === 0)
    return refused(refusal('nothing', near));
  const sliversBefore = newSliver.before(coverage, delta);
  const found = coverage.tryOut(delta, () => {
    const fault = checkAround(coverage, delta);
    return { fault, sliver: fault === undefined ? newSliver.after(coverage, delta, sliversBefore) : undefined };
  });
  if (!found.ok) throw new Error(`An edit did not fit the coverage it was made on: ${found.error.owners.join()}.`);
  const { fault, sliver } = found.value;
  if (fault !== undefined) {
    const reason = fault.reason === 'sides' || fault.reason === 'malformed' ? 'crosses' : fault.reason;
    return refused(refusal(reason, fault.at ?? near, fault.owners));
  }
  if (sliver !== undefined)
    return refused(
      refusal(
        'sliver',
        sliver.at,
        [sliver.owner].filter((id) => id !== nobody),
      ),
    );
  return ok(delta);
}
