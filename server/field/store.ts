import { sql } from 'kysely';
import type { AwaitedStep, EscalationLevel } from '#domain/cases/acknowledgement.ts';
import { featureOf, type FeatureRow } from '../store/feature-row.ts';
import type { Feature } from '#domain/feature.ts';
import type { Store } from '../store/store.ts';

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

/** Keeps receipts; the first word on each counts. */
export async function keepReceipts({ db }: Db, receipts: readonly Receipt[]): Promise<void> {
  for (const { case: ofCase, assignedAt, person, deliveredAt, readAt } of receipts) {
    await db
      .insertInto('receipt')
      .values({
        of_case: ofCase,
        assigned_at: new Date(assignedAt),
        person,
        delivered_at: deliveredAt === undefined ? null : new Date(deliveredAt),
        read_at: readAt === undefined ? null : new Date(readAt),
      })
      .onConflict((conflict) =>
        conflict.columns(['of_case', 'assigned_at', 'person']).doUpdateSet({
          delivered_at: sql`coalesce(receipt.delivered_at, excluded.delivered_at)`,
          read_at: sql`coalesce(receipt.read_at, excluded.read_at)`,
        }),
      )
      .execute();
  }
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
    .orderBy('at', 'desc')
    .orderBy('level', 'desc')
    .execute();
}

/** Cases in hand that were put on somebody of whom nothing was heard from the spot, and whether any phone has them. */
export async function unanswered({ db }: Db): Promise<{ readonly feature: Feature; readonly reached: boolean }[]> {
  const { rows } = await sql<FeatureRow & { reached: boolean }>`
    select collection, id, fid, version, geometry, properties, exists (
      select from receipt where of_case = feature.id
        and assigned_at = (feature.properties ->> 'assignedAt')::timestamptz) as reached
    from feature
    where collection = 'cases' and properties @> '{"status": "handling"}'::jsonb and properties ? 'assignedAt'
      and not properties ?| array['arrivedAt', 'handledAt']
    order by id`.execute(db);
  return rows.map(({ reached, ...row }) => ({ feature: featureOf(row), reached }));
}

/**
 * Notes that a level of an assignment's step is told.
 * @returns whether it was for the caller to tell: false where it, or a higher one, was told before, here or elsewhere
 */
export async function claimLevel(
  { db }: Db,
  told: {
    readonly case: string;
    readonly assignedAt: number;
    readonly step: AwaitedStep;
    readonly level: EscalationLevel;
    readonly at: number;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into escalation (of_case, assigned_at, step, level, at)
    select ${told.case}, ${new Date(told.assignedAt)}::timestamptz, ${told.step}, ${told.level}, ${new Date(told.at)}::timestamptz
    where not exists (
      select from escalation where of_case = ${told.case} and assigned_at = ${new Date(told.assignedAt)}::timestamptz
        and step = ${told.step} and level >= ${told.level})
    on conflict do nothing returning level`.execute(db);
  return rows.length === 1;
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
