import { sql } from 'kysely';
import type { Feature } from '#domain/feature.ts';
import { featureOf, type FeatureRow } from '../store/feature-row.ts';
import type { Store } from '../store/store.ts';

/** The cases of these numbers, newest first; those that there are not are left out. */
export async function casesByNumber({ db }: Pick<Store, 'db'>, numbers: readonly string[]): Promise<Feature[]> {
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases' and (properties ->> 'number') collate "C" = any(${[...numbers]}::text[])
    order by (properties ->> 'number') collate "C" desc`.execute(db);
  return rows.map(featureOf);
}
