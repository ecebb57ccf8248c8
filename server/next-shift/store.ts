import { sql } from 'kysely';
import type { Feature } from '#domain/feature.ts';
import { featureOf, type FeatureRow } from '../store/feature-row.ts';
import type { Store } from '../store/store.ts';

/** More cases are not looked at for one shift. */
const most = 500;

/** What a unit has in hand and is due by an instant, the soonest first. @param by ISO 8601 */
export async function dueBy({ db }: Pick<Store, 'db'>, unit: string, by: string): Promise<Feature[]> {
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases'
      and (properties @> ${JSON.stringify({ status: 'pendingAcknowledgement', unit })}::jsonb
        or properties @> ${JSON.stringify({ status: 'handling', unit })}::jsonb)
      and properties ->> 'dueAt' <= ${by}
    order by properties ->> 'dueAt', id limit ${most}`.execute(db);
  return rows.map(featureOf);
}

/** All cases of a unit that were reported within a stretch of time: how many they are is told. @param from,to ISO 8601, the end not part of it */
export async function reportedWithin(
  { db }: Pick<Store, 'db'>,
  unit: string,
  from: string,
  to: string,
): Promise<Feature[]> {
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases' and properties @> ${JSON.stringify({ unit })}::jsonb
      and properties ->> 'reportedAt' >= ${from} and properties ->> 'reportedAt' < ${to}
    order by properties ->> 'reportedAt', id`.execute(db);
  return rows.map(featureOf);
}
