import type { FastifyRequest } from 'fastify';
import type { ChangeRequestLine } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import { may } from '#domain/people/caller.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { versionInEffect, type KnownVersion } from '#domain/zones/schemes/in-effect.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';

/** What of a zone no scheme says: where its drawing comes from. */
const free = new Set(['source', 'sourceDatum']);

/**
 * What the common doors (`/api/changes`, `/ogc`) may do to zones. Their ground is shared, so it begins, moves and ends by
 * schemes alone. What a zone says may be put as long as its kind has no published scheme; from then on that is part of what
 * was approved, and `/api/zones/at` would contradict the map.
 * @throws HttpProblem 422 naming every line
 */
export async function requireOutsideSchemes(
  { records, register }: Pick<Context, 'records' | 'register'>,
  request: FastifyRequest,
  lines: readonly ChangeRequestLine[],
): Promise<void> {
  if (!lines.some(({ collection }) => collection === 'zones')) return;
  // Who may not write zones at all is told that, by the door.
  if (!may(askerOf(request).caller, 'zone.edit')) return;
  const versions = records
    .all('scheme-versions')
    .map(({ id, content }): KnownVersion => ({ id, content: content as unknown as SchemeVersion }));
  const schemed = new Set<unknown>(
    (Object.keys(responsibilityKinds) as ResponsibilityKind[]).filter(
      (kind) => versionInEffect(versions, kind, Infinity) !== undefined,
    ),
  );
  const errors: ProblemEntry[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.collection !== 'zones') continue;
    if (line.base === null || line.after === null) {
      errors.push({ pointer: `/lines/${i}`, detail: 'zones begin and end by a scheme: /api/zones/schemes' });
      continue;
    }
    const before = await register.get('zones', line.id!);
    // One that is gone or has another version is refused for that.
    if (before?.version === line.base) errors.push(...faultsOf(before, line.after, schemed, `/lines/${i}/after`));
  }
  if (errors.length > 0) throw problem(422, { detail: 'Zones change by a version of their scheme.', errors });
}

function faultsOf(
  before: Feature,
  after: NonNullable<ChangeRequestLine['after']>,
  schemed: ReadonlySet<unknown>,
  at: string,
): ProblemEntry[] {
  const errors: ProblemEntry[] = [];
  if (JSON.stringify(before.geometry) !== JSON.stringify(after.geometry)) {
    errors.push({ pointer: `${at}/geometry`, detail: 'borders are shared: they move by a scheme, /api/zones/schemes' });
  }
  const kinds = [before.properties['responsibilityKind'], after.properties['responsibilityKind']];
  if (!kinds.some((kind) => schemed.has(kind))) return errors;
  for (const name of new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])) {
    const same = JSON.stringify(before.properties[name]) === JSON.stringify(after.properties[name]);
    if (same || free.has(name)) continue;
    errors.push({
      pointer: `${at}/properties/${name}`,
      detail: 'is part of the published scheme: make a version of it',
    });
  }
  return errors;
}
