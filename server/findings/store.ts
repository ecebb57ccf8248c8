import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { RuleState } from '#domain/checks/check.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import type { Finding, FindingEvent, FindingEventKind, FindingState, Found } from '#domain/finding.ts';
import type { Store } from '../store/store.ts';
import type { FindingQuery } from './query.ts';
import { declined, over } from './treatments.ts';

/** As a row of the table comes: whole numbers that are names of findings as text. */
interface FindingRow {
  readonly id: string;
  readonly rule: string;
  readonly state: FindingState;
  readonly found: Found;
  readonly since: Date;
  readonly changed_at: Date;
  readonly mended_at: Date | null;
  readonly merged_into: string | null;
  readonly split_from: string | null;
}

const columns = sql.raw(
  'f.id::text as id, f.rule, f.state, f.found, f.since, f.changed_at, f.mended_at, ' +
    'f.merged_into::text as merged_into, f.split_from::text as split_from',
);

function findingOf(row: FindingRow): Finding {
  return {
    ...row.found,
    id: row.id,
    rule: row.rule,
    state: row.state,
    since: row.since.toISOString(),
    changedAt: row.changed_at.toISOString(),
    ...(row.mended_at === null ? {} : { mendedAt: row.mended_at.toISOString() }),
    ...(row.merged_into === null ? {} : { mergedInto: row.merged_into }),
    ...(row.split_from === null ? {} : { splitFrom: row.split_from }),
  };
}

/** How far what was measured lies from the limit, in the rule's own measure. */
const beyond = sql`abs(f.measured - (f.found ->> 'limit')::double precision) desc nulls last`;

/**
 * What each order begins with; a finding's number decides last, so that no two are alike. Metres and square metres do not
 * compare: of several rules the worst of each come first, then the second of each.
 */
const orders: Readonly<Record<FindingQuery['sort'], RawBuilder<unknown>>> = {
  severity: sql`array_position(array['high', 'middle', 'low'], f.severity),
    rank() over (partition by f.severity, f.rule order by ${beyond}), f.id`,
  measured: sql`rank() over (partition by f.rule order by ${beyond}), f.id`,
  newest: sql`f.changed_at desc, f.id desc`,
  place: sql`f.place collate "C", f.id`,
};

/** The findings that a query means, a stretch of them in its order, and how many there are. */
export async function listFindings(
  { db }: Pick<Store, 'db'>,
  query: FindingQuery,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly findings: readonly Finding[] }> {
  const where = conditionOf(query);
  const counted = await sql<{ total: number }>`select count(*) as total from finding f where ${where}`.execute(db);
  const { rows } = await sql<FindingRow>`
    select ${columns} from finding f where ${where} order by ${orders[query.sort]}
    limit ${limit} offset ${offset}`.execute(db);
  return { total: counted.rows[0]!.total, findings: rows.map(findingOf) };
}

/** The numbers of all that a query means, in its order. */
export async function findingIds(
  { db }: Pick<Store, 'db'>,
  query: FindingQuery,
  limit: number,
): Promise<{ readonly total: number; readonly ids: readonly string[] }> {
  const { rows } = await sql<{ id: string; total: number }>`
    select f.id::text as id, count(*) over () as total from finding f where ${conditionOf(query)}
    order by ${orders[query.sort]} limit ${limit}`.execute(db);
  return { total: rows[0]?.total ?? 0, ids: rows.map(({ id }) => id) };
}

/** Findings by number, in the order asked; those gone meanwhile are left out. */
export async function findingsById({ db }: Pick<Store, 'db'>, ids: readonly string[]): Promise<Finding[]> {
  const { rows } = await sql<FindingRow>`
    select ${columns} from unnest(${ids}::bigint[]) with ordinality as wanted (id, place)
    join finding f on f.id = wanted.id order by wanted.place`.execute(db);
  return rows.map(findingOf);
}

/** A finding's life, oldest first. @param id a whole number as text */
export async function eventsOf({ db }: Pick<Store, 'db'>, id: string): Promise<FindingEvent[]> {
  const { rows } = await sql<{ kind: FindingEventKind; at: Date; measured: number | null; other: string | null }>`
    select kind, at, measured, other::text as other from finding_event where finding = ${id}::bigint
    order by number`.execute(db);
  return rows.map(({ kind, at, measured, other }) => ({
    ...{ finding: id, kind, at: at.toISOString(), measured },
    ...(other === null ? {} : { other }),
  }));
}

/** A case that was made of a finding. */
export interface FindingCase {
  readonly finding: string;
  readonly id: string;
  readonly number: string;
  readonly status: CaseStatus;
}

/** The cases made of some findings, oldest first. */
export async function casesOf({ db }: Pick<Store, 'db'>, ids: readonly string[]): Promise<FindingCase[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FindingCase>`
    select properties ->> 'finding' as finding, id, properties ->> 'number' as number, properties ->> 'status' as status
    from feature where collection = 'cases' and properties ->> 'finding' = any(${ids})
    order by properties ->> 'number'`.execute(db);
  return rows;
}

/** How many findings of a rule are open, how many of these were accepted as they are, and when one last changed. */
export interface RuleCount {
  readonly rule: string;
  readonly open: number;
  readonly excepted: number;
  readonly changedAt: Date;
}

/** @param excepted numbers of findings accepted as they are today */
export async function countByRule({ db }: Pick<Store, 'db'>, excepted: readonly string[]): Promise<RuleCount[]> {
  const { rows } = await sql<RuleCount>`
    select rule, max(changed_at) as "changedAt",
      count(*) filter (where state = 'open' and not (id = any(${excepted}::bigint[]))) as open,
      count(*) filter (where state = 'open' and id = any(${excepted}::bigint[])) as excepted
    from finding group by rule`.execute(db);
  return rows;
}

/** How a rule stands. */
export interface RuleStanding {
  readonly rule: string;
  /** When it was last computed. */
  readonly at: Date;
  /** null: never computed. */
  readonly state: RuleState | null;
  /** Why it could not be computed; `state` is of before then. */
  readonly failed: string | null;
}

/** How every rule stands that was ever computed. */
export async function ruleStandings({ db }: Pick<Store, 'db'>): Promise<RuleStanding[]> {
  const { rows } = await sql<RuleStanding>`select rule, at, state, failed from check_rule`.execute(db);
  return rows;
}

/** How a rule stood at the end of a day, or stands where it is today. */
export interface CheckDay {
  readonly rule: string;
  /** "YYYY-MM-DD", Asia/Shanghai. */
  readonly day: string;
  readonly percent: number | null;
  readonly open: number;
  readonly opened: number;
  readonly mended: number;
  readonly state: RuleState;
}

/** The days of some rules since one, oldest first. @param from "YYYY-MM-DD" */
export async function checkDays(
  { db }: Pick<Store, 'db'>,
  rules: readonly string[],
  from: string,
): Promise<CheckDay[]> {
  const { rows } = await sql<CheckDay>`
    select rule, day, percent, open, opened, mended, state from check_day
    where rule = any(${rules}) and day >= ${from} order by rule, day`.execute(db);
  return rows;
}

function conditionOf(query: FindingQuery): RawBuilder<SqlBool> {
  const { state, units, districts, severity, street, bbox, from, to, q, treat } = query;
  const parts: RawBuilder<SqlBool>[] = [
    sql`f.rule = any(${query.rules})`,
    sql`(f.state <> 'open' or f.rule = any(${query.inForce}))`,
  ];
  if (state !== 'all') parts.push(sql`f.state = ${state}`);
  if (units !== undefined) parts.push(sql`f.unit = any(${units})`);
  if (districts !== undefined) parts.push(sql`f.district = any(${districts})`);
  if (severity !== undefined) parts.push(sql`f.severity = any(${severity})`);
  if (street !== undefined) parts.push(onStreet(street));
  if (bbox !== undefined) {
    const [west, south, east, north] = bbox;
    parts.push(sql`f.max_lon >= ${west} and f.min_lon <= ${east} and f.max_lat >= ${south} and f.min_lat <= ${north}`);
  }
  const when = state === 'mended' ? sql.ref('f.mended_at') : sql.ref('f.since');
  if (from !== undefined) parts.push(sql`${when} >= ${new Date(from)}`);
  if (to !== undefined) parts.push(sql`${when} < ${new Date(to)}`);
  if (q !== undefined) parts.push(withText(q));
  if (treat !== undefined) parts.push(treated(treat));
  return sql.join(parts, sql` and `);
}

/** On a street: it is what the finding is about, or its place is said from there. */
function onStreet(name: string): RawBuilder<SqlBool> {
  return sql`(f.owner = ${`street ${name}`} or f.place = ${name} or starts_with(f.place, ${`${name}，`})
    or f.found -> 'subjects' @> ${JSON.stringify([{ name }])}::jsonb)`;
}

function withText(q: string): RawBuilder<SqlBool> {
  const text = sql<SqlBool>`(strpos(lower(f.words), lower(${q})) > 0 or strpos(lower(f.unit), lower(${q})) > 0)`;
  return /^\d{1,18}$/.test(q) ? sql`(f.id = ${q}::bigint or ${text})` : text;
}

function treated({ is, excepted, listed }: NonNullable<FindingQuery['treat']>): RawBuilder<SqlBool> {
  const isExcepted = sql<SqlBool>`f.id = any(${excepted}::bigint[])`;
  const isListed = sql<SqlBool>`f.id = any(${listed}::bigint[])`;
  const hasCase = sql<SqlBool>`(f.id::text in (${findingsWithCase([...declined, ...over])})
    or f.state <> 'open' and f.id::text in (${findingsWithCase(declined)}))`;
  if (is === 'excepted') return isExcepted;
  if (is === 'list') return isListed;
  if (is === 'case') return hasCase;
  return sql`not (${isExcepted} or ${isListed} or ${hasCase})`;
}

/** The numbers of findings that have a case in another than these states; asked once, since few findings have one. */
function findingsWithCase(except: readonly CaseStatus[]): RawBuilder<string> {
  return sql`select c.properties ->> 'finding' from feature c where c.collection = 'cases'
    and c.properties ->> 'finding' is not null and c.properties ->> 'status' <> all(${except})`;
}
