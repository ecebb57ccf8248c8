import { sql } from 'kysely';
import type { Fix } from '#domain/people/fix.ts';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Store } from '../store/store.ts';

/** Fixes read in one go. */
const portion = 5_000;

interface FixRow {
  readonly person: string;
  readonly at: Date;
  readonly lon: number;
  readonly lat: number;
  readonly accuracy: number;
}

const fixOf = ({ at, ...row }: FixRow): Fix => ({ ...row, at: at.getTime() });

/**
 * Makes room for the fixes of a day of Asia/Shanghai; nothing happens where there is.
 * @param day "YYYY-MM-DD"
 */
export async function keepDay({ pool }: Pick<Store, 'pool'>, day: string): Promise<void> {
  await pool.query('select keep_fix_day($1::date)', [day]);
}

/** Forgets all fixes of the days before one. @param day "YYYY-MM-DD" @returns how many days went */
export async function forgetDaysBefore({ pool }: Pick<Store, 'pool'>, day: string): Promise<number> {
  const { rows } = await pool.query<{ days: number }>('select forget_fix_days($1::date) as days', [day]);
  return rows[0]!.days;
}

/**
 * Keeps fixes, each once: one of the same person and instant is known already. Their days must have room. The stretches are
 * held while it is done: where one ends at this very moment, either its new end is seen, or what was kept is forgotten
 * with it afterwards.
 * @param stretches ids of the records between whose 上岗 and 离岗 a fix must lie
 * @returns those that are new
 */
export async function keepFixes(
  { pool }: Pick<Store, 'pool'>,
  fixes: readonly Fix[],
  stretches: readonly string[],
): Promise<Fix[]> {
  const { rows } = await pool.query<FixRow>(
    `with on_duty as (
       select content from record where kind = 'attendances' and id = any($2) order by id for share
     )
     insert into person_fix (person, at, lon, lat, accuracy)
     select person, to_timestamp(at / 1000.0), lon, lat, accuracy
     from jsonb_to_recordset($1::jsonb) as f (person text, at bigint, lon float8, lat float8, accuracy float8)
     where exists (
       select from on_duty where content ->> 'person' = f.person
         and to_timestamp(f.at / 1000.0) between (content ->> 'from')::timestamptz
           and coalesce(content ->> 'to', content ->> 'until')::timestamptz)
     on conflict do nothing returning person, at, lon, lat, accuracy`,
    [JSON.stringify(fixes), stretches],
  );
  return rows.map(fixOf);
}

/** The days of Asia/Shanghai that fixes are of. */
export function daysOf(fixes: readonly Pick<Fix, 'at'>[]): string[] {
  return [...new Set(fixes.map(({ at }) => formatDay(dayOf(at))))];
}

/** The last fixes of people since an instant, one a person for each measure: the newest, and the newest that is exact enough. */
export async function latestFixes(
  { pool }: Pick<Store, 'pool'>,
  since: number,
  mostAccuracy: number,
  people?: readonly string[],
): Promise<Fix[]> {
  const { rows } = await pool.query<FixRow>(
    `select distinct on (person, accuracy <= $2) person, at, lon, lat, accuracy from person_fix
     where at >= $1 and ($3::text[] is null or person = any($3))
     order by person, accuracy <= $2, at desc`,
    [new Date(since), mostAccuracy, people ?? null],
  );
  return rows.map(fixOf);
}

/**
 * Forgets where somebody was after an instant: it was sent after 离岗.
 * @param before epoch milliseconds when they signed on again, whose fixes stay; absent = they did not
 */
export async function eraseAfter(
  { pool }: Pick<Store, 'pool'>,
  person: string,
  after: number,
  before?: number,
): Promise<number> {
  const { rowCount } = await pool.query(
    'delete from person_fix where person = $1 and at > $2 and ($3::timestamptz is null or at < $3)',
    [person, new Date(after), before === undefined ? null : new Date(before)],
  );
  return rowCount ?? 0;
}

/**
 * All fixes of a stretch of time, person by person, each in order.
 * @param from,to epoch milliseconds, the end not part of it
 * @param people ids; absent = all
 */
export async function* fixesBetween(
  { db }: Pick<Store, 'db'>,
  from: number,
  to: number,
  people?: readonly string[],
): AsyncGenerator<Fix> {
  let last: FixRow | undefined;
  for (;;) {
    let query = db
      .selectFrom('person_fix')
      .selectAll()
      .where('at', '>=', new Date(from))
      .where('at', '<', new Date(to));
    if (people !== undefined) query = query.where('person', 'in', [...people]);
    if (last !== undefined) query = query.where(sql<boolean>`(person, at) > (${last.person}, ${last.at})`);
    const rows = await query.orderBy('person').orderBy('at').limit(portion).execute();
    for (const row of rows) yield fixOf(row);
    if (rows.length < portion) return;
    last = rows.at(-1)!;
  }
}

/** Squares that places are gathered in, degrees; each has a number of its own. */
export interface PlaceGrid {
  readonly lon: number;
  readonly lat: number;
  /** A whole number above any row of the grid. */
  readonly rows: number;
}

/**
 * In which squares of a grid somebody was within a stretch of time, each with the middle of where in it.
 * @param from,to epoch milliseconds, the end not part of it
 * @param squares numbers of those that are asked about
 * @param mostAccuracy metres beyond which a fix says nothing
 */
export async function squaresVisited(
  { pool }: Pick<Store, 'pool'>,
  from: number,
  to: number,
  grid: PlaceGrid,
  squares: readonly number[],
  mostAccuracy: number,
): Promise<{ readonly square: number; readonly lon: number; readonly lat: number }[]> {
  const { rows } = await pool.query<{ square: number; lon: number; lat: number }>(
    `select square::float8 as square, avg(lon) as lon, avg(lat) as lat from (
       select lon, lat, floor(lon / $4)::bigint * $6::bigint + floor(lat / $5)::bigint as square
       from person_fix where at >= $1 and at < $2 and accuracy <= $3
     ) seen join unnest($7::bigint[]) as asked (square) using (square) group by square`,
    [new Date(from), new Date(to), mostAccuracy, grid.lon, grid.lat, grid.rows, squares],
  );
  return rows;
}

/** Whether any fix within a stretch of time says where somebody was. */
export async function hasFixes(
  { pool }: Pick<Store, 'pool'>,
  from: number,
  to: number,
  mostAccuracy: number,
): Promise<boolean> {
  const { rows } = await pool.query<{ some: boolean }>(
    'select exists (select from person_fix where at >= $1 and at < $2 and accuracy <= $3) as some',
    [new Date(from), new Date(to), mostAccuracy],
  );
  return rows[0]!.some;
}
