import { sql } from 'kysely';
import type { AwaitedStep, EscalationLevel } from '#domain/cases/acknowledgement.ts';
import { featureOf, type FeatureRow } from '../store/feature-row.ts';
import type { Feature } from '#domain/feature.ts';
import type { Store } from '../store/store.ts';
import { notification } from '../store/wake.ts';

type Db = Pick<Store, 'db'>;

/** What a phone said of an assignment; instants are epoch milliseconds. */
export interface Receipt {
  readonly case: string;
  readonly assignedAt: number;
  /** Id of the person. */
  readonly person: string;
  readonly deliveredAt?: number;
  readonly readAt?: number;
}

/** Keeps receipts, all in one statement; the first word on each counts. */
export async function keepReceipts({ db }: Db, receipts: readonly Receipt[]): Promise<void> {
  if (receipts.length === 0) return;
  await sql`
    insert into receipt (of_case, assigned_at, person, delivered_at, read_at)
    select "case", to_timestamp("assignedAt" / 1000.0), person,
      to_timestamp(min("deliveredAt") / 1000.0), to_timestamp(min("readAt") / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb)
      as said ("case" text, "assignedAt" bigint, person text, "deliveredAt" bigint, "readAt" bigint)
    group by 1, 2, 3
    on conflict (of_case, assigned_at, person) do update set
      delivered_at = coalesce(receipt.delivered_at, excluded.delivered_at),
      read_at = coalesce(receipt.read_at, excluded.read_at)`.execute(db);
}

/** The receipts of an assignment of a case, the earliest first. */
export function receiptsOf({ db }: Db, ofCase: string, assignedAt: number) {
  return db
    .selectFrom('receipt')
    .select(['person', 'delivered_at as deliveredAt', 'read_at as readAt'])
    .where('of_case', '=', ofCase)
    .where('assigned_at', '=', new Date(assignedAt))
    .orderBy('delivered_at')
    .orderBy('person')
    .execute();
}

/** What was told of an assignment of a case, the last first. */
export async function escalationsOf({ db }: Db, ofCase: string, assignedAt: number) {
  return db
    .selectFrom('escalation')
    .select(['step', 'level', 'at'])
    .where('of_case', '=', ofCase)
    .where('assigned_at', '=', new Date(assignedAt))
    .where('silent', '=', false)
    .orderBy('at', 'desc')
    .orderBy('level', 'desc')
    .execute();
}

/** A case in hand from which nobody answered yet. */
export interface Unanswered {
  readonly feature: Feature;
  /** Whether any phone said that it came. */
  readonly reached: boolean;
  /** The highest level of this assignment that was noted, by step. */
  readonly told: Readonly<Partial<Record<AwaitedStep, number>>>;
}

/**
 * Cases in hand that were put on somebody of whom nothing was heard from the spot. Those of whose next step the last level
 * was noted are left out: there is nobody left to tell.
 */
export async function unanswered({ db }: Db): Promise<Unanswered[]> {
  const { rows } = await sql<FeatureRow & Omit<Unanswered, 'feature'>>`
    with waiting as (
      select *, (properties ->> 'assignedAt')::timestamptz as assigned_at from feature
      where collection = 'cases' and properties @> '{"status": "handling"}'::jsonb and properties ? 'assignedAt'
        and not properties ?| array['arrivedAt', 'handledAt']
    )
    select collection, id, fid, version, geometry, properties, reached, told
    from waiting
    cross join lateral (
      select exists (select from receipt where of_case = id and receipt.assigned_at = waiting.assigned_at) as reached
    ) heard
    cross join lateral (
      select coalesce(jsonb_object_agg(step, level), '{}') as told from (
        select step, max(level) as level from escalation
        where of_case = id and escalation.assigned_at = waiting.assigned_at group by step
      ) by_step
    ) noted
    where (told ->> case when properties ? 'signedForAt' then 'arrived' when reached then 'signedFor' else 'delivered' end)
      is distinct from '3'
    order by id`.execute(db);
  return rows.map(({ reached, told, ...row }) => ({ feature: featureOf(row), reached, told }));
}

/**
 * Notes that a level of an assignment's step is reached, and tells it with the same breath: whatever is noted was told.
 * Nothing happens where it, or a higher one, was noted before, here or elsewhere.
 * @param say what all processes hear; undefined = it is noted only
 */
export async function noteLevel(
  { db }: Db,
  noted: {
    readonly case: string;
    readonly assignedAt: number;
    readonly step: AwaitedStep;
    readonly level: EscalationLevel;
    readonly at: number;
  },
  say: { readonly topic: string; readonly word: object } | undefined,
): Promise<void> {
  const assignedAt = new Date(noted.assignedAt);
  const insert = sql`
    insert into escalation (of_case, assigned_at, step, level, at, silent)
    select ${noted.case}, ${assignedAt}::timestamptz, ${noted.step}, ${noted.level}, ${new Date(noted.at)}::timestamptz,
      ${say === undefined}::boolean
    where not exists (
      select from escalation where of_case = ${noted.case} and assigned_at = ${assignedAt}::timestamptz
        and step = ${noted.step} and level >= ${noted.level})
    on conflict do nothing`;
  if (say === undefined) {
    await insert.execute(db);
    return;
  }
  const [channel, payload] = notification(say.topic, say.word);
  await sql`with noted as (${insert} returning level) select pg_notify(${channel}, ${payload}) from noted`.execute(db);
}

/** Who last did one of these acts on a case, as the journal names him. */
export async function lastBy({ db }: Db, ofCase: string, kinds: readonly string[]): Promise<string | undefined> {
  const found = await db
    .selectFrom('change_line as line')
    .innerJoin('change', 'change.seq', 'line.seq')
    .where('line.collection', '=', 'cases')
    .where('line.id', '=', ofCase)
    .where('change.kind', 'in', kinds)
    .select('change.by')
    .orderBy('change.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.by;
}

/** Receipts and escalations are kept so long after their assignment, milliseconds. */
const keptMs = 90 * 86_400_000;

/** Forgets what phones said of assignments long ago. @returns how many rows went */
export async function forgetReceipts({ db }: Db, now: number): Promise<number> {
  const before = new Date(now - keptMs);
  const receipts = await db.deleteFrom('receipt').where('assigned_at', '<', before).executeTakeFirst();
  const told = await db.deleteFrom('escalation').where('assigned_at', '<', before).executeTakeFirst();
  return Number(receipts.numDeletedRows) + Number(told.numDeletedRows);
}
