import type { ClientBase } from 'pg';
import type { ChangeRequestLine } from '#domain/change.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { zoneIdOf, zoneLines } from '#domain/zones/schemes/zone-lines.ts';
import type { Context } from '../context.ts';
import { problem } from '../http/problem.ts';
import { inSlices } from '../store/in-slices.ts';
import { Outrun } from './outrun.ts';
import { lastPublished, zoneIdsTaken, zonesStanding, type StoredScheme } from './store.ts';

/**
 * The lines by which a published version's zones take the place of those before.
 * @param next the version's content once it is published
 */
export async function linesOfPublishing(
  { store, schemes }: Pick<Context, 'store' | 'schemes'>,
  { id }: StoredScheme,
  next: SchemeVersion,
  last: StoredScheme | undefined,
): Promise<ChangeRequestLine[]> {
  const coverage = await settled(schemes, id);
  const before = last === undefined ? undefined : await settled(schemes, last.id);
  const effectiveFrom = next.effectiveFrom!;
  const standing = await zonesStanding(store, next.responsibilityKind, effectiveFrom);
  const taken = await zoneIdsTaken(
    store,
    [...coverage.grounds.keys()].flatMap((owner) => [owner, zoneIdOf(owner, next.number)]),
  );
  const making = zoneLines({
    kind: next.responsibilityKind,
    number: next.number,
    source: `${next.title}（${next.approvalNumber ?? ''}）`.slice(0, 200),
    effectiveFrom,
    coverage,
    before,
    standing,
    taken,
  });
  const lines = await inSlices(making);
  const again = lines.find(({ base, id }) => base === null && taken.has(id!));
  if (again !== undefined) throw idTaken(again.id!);
  return lines;
}

function idTaken(id: string): Error {
  const detail = `A zone of another kind is called "${id}" already: draw the one of this scheme anew.`;
  return problem(409, { title: 'Exists already', detail });
}

/** The coverage of a version that is approved or published: nothing edits it any more, so it may be read with pauses. */
async function settled(schemes: Context['schemes'], id: string): Promise<Coverage> {
  const held = await schemes.coverageOf(id);
  if (held === undefined) throw new Error(`The coverage of scheme version ${id} is missing.`);
  return held.coverage;
}

/**
 * Holds what was reckoned against the versions as the transaction sees them: another one may have been published in between.
 * @throws Outrun
 */
export async function requireStillLast(
  client: Pick<ClientBase, 'query'>,
  id: string,
  { responsibilityKind }: SchemeVersion,
  last: StoredScheme | undefined,
): Promise<void> {
  const now = await lastPublished(client, responsibilityKind, id);
  if (now?.id !== last?.id) throw new Outrun('Another version of the kind was published in between.');
}
