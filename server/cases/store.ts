import { sql } from 'kysely';
import { featureOf, type FeatureRow } from '../store/feature-row.ts';
import type { Feature } from '#domain/feature.ts';
import type { Store } from '../store/store.ts';

/**
 * Draws the next running numbers of a day. A drawn number is never given again, whatever becomes of the report.
 * @param day YYYYMMDD in Asia/Shanghai
 * @returns "YYYYMMDD-NNNN" so many times, in order
 */
export async function reserveNumbers({ db }: Pick<Store, 'db'>, day: string, count: number): Promise<string[]> {
  // A day that nobody drew from yet may have cases all the same: loaded ones, or those of the sample.
  const { rows } = await sql<{ last: number }>`
    insert into case_number (day, last)
    values (${day}, ${count}::integer + coalesce((
      select max(split_part(properties ->> 'number', '-', 2)::integer) from feature
      where collection = 'cases' and (properties ->> 'number') collate "C" >= ${`${day}-`}
        and (properties ->> 'number') collate "C" < ${`${day}-~`}), 0))
    on conflict (day) do update set last = case_number.last + ${count}::integer
    returning last`.execute(db);
  const { last } = rows[0]!;
  return Array.from({ length: count }, (_, i) => `${day}-${String(last - count + 1 + i).padStart(4, '0')}`);
}

/** The case of a number; undefined where there is none. */
export async function caseByNumber({ db }: Pick<Store, 'db'>, number: string): Promise<Feature | undefined> {
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases' and (properties ->> 'number') collate "C" = ${number} limit 1`.execute(db);
  return rows[0] && featureOf(rows[0]);
}

/** The cases that are merged into the one of that number, oldest first; at most a thousand. */
export async function mergedInto({ db }: Pick<Store, 'db'>, number: string): Promise<Feature[]> {
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases' and properties @> ${JSON.stringify({ mergedInto: number })}::jsonb
    order by properties ->> 'number' limit 1000`.execute(db);
  return rows.map(featureOf);
}

/** The next cases whose suspension is over, the longest over first. */
export async function restedUntil({ db }: Pick<Store, 'db'>, now: number, limit: number): Promise<Feature[]> {
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases' and properties @> '{"status": "suspended"}'::jsonb
      and (properties ->> 'suspendedUntil')::timestamptz <= ${new Date(now).toISOString()}::timestamptz
    order by properties ->> 'suspendedUntil' limit ${limit}`.execute(db);
  return rows.map(featureOf);
}

/**
 * Open cases whose clock runs, by id.
 * @param calendar only those on this calendar
 * @param after id after which they are looked for
 */
export async function runningCases(
  { db }: Pick<Store, 'db'>,
  { calendar, after, limit }: { readonly calendar: string | undefined; readonly after: string; readonly limit: number },
): Promise<Feature[]> {
  const wanted = JSON.stringify({ open: true, ...(calendar === undefined ? {} : { calendar }) });
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases' and properties @> ${wanted}::jsonb and properties ? 'clockFrom' and id > ${after}
    order by id limit ${limit}`.execute(db);
  return rows.map(featureOf);
}
