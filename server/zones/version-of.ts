import type { RecordsView } from '#domain/record.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import { versionInEffect, type KnownVersion } from '#domain/zones/schemes/in-effect.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';

/** The version of a kind's scheme that is in effect at an instant; undefined before the first. @param at epoch milliseconds */
export function versionOf(
  records: Pick<RecordsView, 'all'>,
  kind: ResponsibilityKind,
  at: number,
): KnownVersion | undefined {
  const versions = records
    .all('scheme-versions')
    .map(({ id, content }): KnownVersion => ({ id, content: content as unknown as SchemeVersion }));
  return versionInEffect(versions, kind, at);
}
