import { refused, type Result } from '#domain/result.ts';
import { nobody, type Edge, type Owner } from '../coverage/arc.ts';
import { edgesOf } from '../coverage/chains.ts';
import { sameGround, type Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { deltaOfEdges } from '../coverage/edge-change.ts';
import type { Ground } from '../content.ts';
import { refusal, type EditRefusal } from './refusal.ts';
import { tried } from './tried.ts';

/**
 * Makes several grounds one; the borders between them fall away, the area is the sum to the square unit.
 * @param owners at least two with `into`; they need not touch (the whole then has several parts)
 */
export function mergeGrounds(
  coverage: Coverage,
  owners: readonly Owner[],
  into: Owner,
): Result<CoverageDelta, EditRefusal> {
  const gone = [...new Set(owners)].filter((owner) => owner !== into);
  const unknown = [...gone, into].find((owner) => !coverage.grounds.has(owner));
  if (unknown !== undefined) return refused(refusal('no-owner', undefined, [unknown]));
  if (gone.length === 0) return refused(refusal('nothing'));
  return handedOver(coverage, gone, into);
}

/** Ends a ground: nobody answers for its place until somebody takes it. */
export function removeGround(coverage: Coverage, id: Owner): Result<CoverageDelta, EditRefusal> {
  if (!coverage.grounds.has(id)) return refused(refusal('no-owner', undefined, [id]));
  return handedOver(coverage, [id], nobody);
}

/** Changes what grounds say; their borders stay. */
export function setContents(
  coverage: Coverage,
  changes: readonly { readonly id: Owner; readonly ground: Ground }[],
): Result<CoverageDelta, EditRefusal> {
  const unknown = changes.find(({ id }) => !coverage.grounds.has(id));
  if (unknown !== undefined) return refused(refusal('no-owner', undefined, [unknown.id]));
  const grounds = changes.flatMap(({ id, ground }) => {
    const before = coverage.grounds.get(id)!;
    return sameGround(before, ground) ? [] : [{ id, before, after: ground }];
  });
  return tried(coverage, { removed: [], added: [], grounds }, undefined);
}

function handedOver(coverage: Coverage, gone: readonly Owner[], to: Owner): Result<CoverageDelta, EditRefusal> {
  const given = new Set(gone);
  const removed = edgesOf(new Set(gone.flatMap((owner) => coverage.arcsOf(owner))));
  const toOwner = (owner: Owner): Owner => (given.has(owner) ? to : owner);
  const added = removed.map((edge): Edge => ({ ...edge, left: toOwner(edge.left), right: toOwner(edge.right) }));
  const grounds = gone.map((id) => ({ id, before: coverage.grounds.get(id)!, after: null }));
  return tried(
    coverage,
    deltaOfEdges(
      coverage,
      removed,
      added.filter(({ left, right }) => left !== right),
      grounds,
    ),
    removed[0]?.a,
  );
}
