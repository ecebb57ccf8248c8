import type { ClientBase, PoolClient } from 'pg';
import type { RuleState } from '#domain/checks/check.ts';
import type { FindingEvent, FindingState, Found } from '#domain/finding.ts';
import type { KeptFinding } from '#domain/findings/match.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import type { Store } from '../store/store.ts';
import { tell } from '../store/wake.ts';
import { words } from './orders.ts';
import type { FindingNews } from './reader.ts';

/** Names the lock of the process that keeps the findings, among the advisory locks of this database. */
const keeper = 0x5348_434b;

/** Rows written by one statement. */
const atOnce = 500;

/** A word is at most 7,000 bytes; where there are more findings than fit they are not named. */
const mostBytes = 6_500;

/** Rules named in one word: the id of a rule has at most 100 letters. */
const rulesAtOnce = 50;

/** What became of a rule, to be written. */
export interface RuleOutcome {
  readonly rule: string;
  /** Findings that are new or different. */
  readonly changed: readonly KeptFinding[];
  readonly events: readonly FindingEvent[];
  readonly open: number;
  /** undefined: it could not be computed. */
  readonly state: RuleState | undefined;
  readonly failed?: string;
  /** It stands as it stood: written, but nobody is told. */
  readonly isSame: boolean;
}

/** The right to keep the findings, of one process at a time; it ends with its connection, through which all is written. */
export interface Lead {
  /** Aborted when it is lost. */
  readonly lost: AbortSignal;
  /** Open findings, and those mended since an instant, by number. */
  findings(mendedSince: Date): Promise<KeptFinding[]>;
  /** The highest number that a finding ever had. */
  lastNumber(): Promise<number>;
  /** Writes outcomes in one transaction and tells all processes when it is committed. */
  write(
    outcomes: readonly RuleOutcome[],
    stands: { readonly seq: number; readonly at: Date; readonly day: string; readonly lastNumber: number },
  ): Promise<void>;
  /** Gives it up, and tells those that wait for it. */
  leave(): Promise<void>;
}

/** Takes the lead; undefined where another process has it. */
export async function takeLead({ pool }: Pick<Store, 'pool'>): Promise<Lead | undefined> {
  const client = await pool.connect();
  const controller = new AbortController();
  const lose = (): void => controller.abort(new Error('The connection that keeps the findings was lost.'));
  client.once('error', lose).once('end', lose);
  let taken = false;
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [keeper]);
    taken = rows[0]!.taken;
  } finally {
    if (!taken) {
      client.off('error', lose).off('end', lose);
      client.release();
    }
  }
  return taken ? leadOf(client, controller, lose) : undefined;
}

function leadOf(client: PoolClient, { signal }: AbortController, lose: () => void): Lead {
  return {
    lost: signal,
    findings: (mendedSince) => findingsOf(client, mendedSince),
    async lastNumber() {
      // After a backup was put back the sequence may stand before what the rows have.
      const { rows } = await client.query<{ last: number }>(
        'select greatest((select last_value from finding_id_seq), (select max(id) from finding)) as last',
      );
      return rows[0]!.last;
    },
    async write(outcomes, stands) {
      signal.throwIfAborted();
      try {
        await client.query('begin');
        await client.query(`select setval('finding_id_seq', $1)`, [Math.max(1, stands.lastNumber)]);
        await writeOutcomes(client, outcomes, stands);
        const news = outcomes.filter(({ isSame }) => !isSame);
        for (let i = 0; i < news.length; i += rulesAtOnce) {
          await tell(client, words.findings, newsOf(news.slice(i, i + rulesAtOnce), stands));
        }
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(lose);
        throw error;
      }
    },
    async leave() {
      client.off('error', lose).off('end', lose);
      try {
        if (!signal.aborted) {
          await client.query('select pg_advisory_unlock($1)', [keeper]);
          await tell(client, words.free, {});
        }
        client.release(signal.aborted);
      } catch {
        // Its connection is gone, and the lock with it.
        client.release(true);
      }
    },
  };
}

interface KeptRow {
  readonly id: string;
  readonly rule: string;
  readonly state: FindingState;
  readonly found: Found;
  readonly told: number | null;
  readonly since: Date;
  readonly changed_at: Date;
  readonly mended_at: Date | null;
  readonly split_from: string | null;
}

/** A rule's open findings, or all rules'. */
export async function findingsOf(
  client: Pick<ClientBase, 'query'>,
  mendedSince: Date | null,
  rule: string | null = null,
): Promise<KeptFinding[]> {
  const { rows } = await client.query<KeptRow>(
    `select id::text as id, rule, state, found, told, since, changed_at, mended_at, split_from::text as split_from
     from finding where (state = 'open' or (state = 'mended' and mended_at >= $1)) and ($2::text is null or rule = $2)
     order by finding.id`,
    [mendedSince, rule],
  );
  return rows.map((row) => ({
    ...row.found,
    id: row.id,
    rule: row.rule,
    state: row.state,
    told: row.told,
    since: row.since.toISOString(),
    changedAt: row.changed_at.toISOString(),
    ...(row.mended_at === null ? {} : { mendedAt: row.mended_at.toISOString() }),
    ...(row.split_from === null ? {} : { splitFrom: row.split_from }),
  }));
}

async function writeOutcomes(
  client: ClientBase,
  outcomes: readonly RuleOutcome[],
  { seq, at, day }: { readonly seq: number; readonly at: Date; readonly day: string },
): Promise<void> {
  const changed = outcomes.flatMap((outcome) => outcome.changed.map(rowOf));
  for (let i = 0; i < changed.length; i += atOnce) {
    await client.query(upsert, [JSON.stringify(changed.slice(i, i + atOnce))]);
  }
  const events = outcomes.flatMap((outcome) => outcome.events);
  for (let i = 0; i < events.length; i += atOnce) {
    await client.query(
      `insert into finding_event (finding, kind, at, measured, other)
       select finding, kind, at, measured, other from rows from (jsonb_to_recordset($1::jsonb)
         as (finding bigint, kind text, at timestamptz, measured double precision, other bigint))
         with ordinality as event (finding, kind, at, measured, other, place) order by place`,
      [JSON.stringify(events.slice(i, i + atOnce))],
    );
  }
  for (const { rule, state, failed, open, events: own } of outcomes) {
    const stated = state === undefined ? null : JSON.stringify(state);
    await client.query(
      `insert into check_rule (rule, seq, at, state, failed) values ($1, $2, $3, $4::jsonb, $5)
       on conflict (rule) do update set seq = $2, at = $3, state = coalesce($4::jsonb, check_rule.state), failed = $5`,
      [rule, seq, at, stated, failed ?? null],
    );
    if (state === undefined) continue;
    const count = (...kinds: string[]): number => own.filter(({ kind }) => kinds.includes(kind)).length;
    await client.query(
      `insert into check_day as known (rule, day, percent, open, opened, mended, state)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb)
       on conflict (rule, day) do update set percent = $3, open = $4, opened = known.opened + $5,
         mended = known.mended + $6, state = $7::jsonb`,
      [rule, day, state.percent, open, count('opened', 'reopened'), count('mended'), stated],
    );
  }
}

const upsert = `
  insert into finding (id, rule, owner, aspect, state, found, measured, severity, unit, district, place, words,
    min_lon, min_lat, max_lon, max_lat, told, since, changed_at, mended_at, merged_into, split_from)
  select id, rule, found ->> 'owner', found ->> 'aspect', state, found, (found ->> 'measured')::double precision,
    found ->> 'severity', found ->> 'unit', found ->> 'district', found ->> 'place', words,
    min_lon, min_lat, max_lon, max_lat, told, since, "changedAt", "mendedAt", "mergedInto", "splitFrom"
  from jsonb_to_recordset($1::jsonb) as (id bigint, rule text, state text, found jsonb, words text,
    min_lon double precision, min_lat double precision, max_lon double precision, max_lat double precision,
    told double precision, since timestamptz, "changedAt" timestamptz, "mendedAt" timestamptz, "mergedInto" bigint,
    "splitFrom" bigint)
  on conflict (id) do update set owner = excluded.owner, aspect = excluded.aspect, state = excluded.state,
    found = excluded.found, measured = excluded.measured, severity = excluded.severity, unit = excluded.unit,
    district = excluded.district, place = excluded.place, words = excluded.words, min_lon = excluded.min_lon,
    min_lat = excluded.min_lat, max_lon = excluded.max_lon, max_lat = excluded.max_lat, told = excluded.told,
    changed_at = excluded.changed_at, mended_at = excluded.mended_at, merged_into = excluded.merged_into`;

function rowOf(finding: KeptFinding): object {
  const { id, rule, state, told, since, changedAt, mendedAt, mergedInto, splitFrom, ...found } = finding;
  const [min_lon, min_lat, max_lon, max_lat] = bboxOf(found.geometry);
  const names = [found.place, found.owner, ...found.subjects.map(({ name }) => name)];
  return {
    ...{ id, rule, state, found, told, since, changedAt, mendedAt, mergedInto, splitFrom },
    ...{ words: [...new Set(names)].join(' '), min_lon, min_lat, max_lon, max_lat },
  };
}

/** What all processes are told; without the findings where these are too many. */
function newsOf(outcomes: readonly RuleOutcome[], { seq, at }: { readonly seq: number; readonly at: Date }) {
  const news: FindingNews & { seq: number } = {
    rules: outcomes.map(({ rule }) => rule),
    at: at.toISOString(),
    seq,
  };
  const findings = outcomes.flatMap(({ changed }) => changed.map(({ id, rule, state }) => ({ id, rule, state })));
  const named = { ...news, findings };
  return Buffer.byteLength(JSON.stringify(named)) <= mostBytes ? named : news;
}

/**
 * Forgets findings that have been over since before an instant, and those of rules that were not computed since: there
 * are none of that name any more. How rules stood by day stays.
 * @returns how many findings went
 */
export async function forgetFindings({ pool }: Pick<Store, 'pool'>, before: Date): Promise<number> {
  const over = await pool.query(`delete from finding where state <> 'open' and coalesce(mended_at, changed_at) < $1`, [
    before,
  ]);
  const { rows } = await pool.query<{ rule: string }>('delete from check_rule where at < $1 returning rule', [before]);
  const orphans = await pool.query('delete from finding where rule = any($1)', [rows.map(({ rule }) => rule)]);
  return (over.rowCount ?? 0) + (orphans.rowCount ?? 0);
}
