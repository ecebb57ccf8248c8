import { sql } from 'kysely';
import type { Feature } from '#domain/feature.ts';
import { featureOf, type FeatureRow } from './feature-row.ts';
import type { Store } from './store.ts';

/** Features of a collection by id in one question, in no order; those that are gone are left out. */
export async function featuresById(
  { db }: Pick<Store, 'db'>,
  collection: string,
  ids: Iterable<string>,
): Promise<Feature[]> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return [];
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = ${collection} and id = any(${asked})`.execute(db);
  return rows.map(featureOf);
}
