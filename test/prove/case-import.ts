import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { ImportState } from '../../server/case-import/state.ts';
import { ownDatabase } from '../own-database.ts';
import { type RunningServer, startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';
import { caseList } from '../worlds/case-list.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * A list of 100,000 rows of which each hundredth is faulty, brought to a running server over the sample city: every fault is
 * listed and no other; cancelled half-way, and its server killed half-way, nothing of it is in the city; then all the rest
 * is taken, each case with number, unit and place.
 * @param args `--rows N` (default 100000, a multiple of 100), `--cases N` of the sample city (default 30000)
 * @throws Error where anything was otherwise
 */
export async function prove(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { rows: { type: 'string', default: '100000' }, cases: { type: 'string', default: '30000' } },
  });
  const rows = Number(values.rows);
  const good = rows - rows / 100;
  const database = await ownDatabase();
  const mediaDir = await mkdtemp(join(tmpdir(), 'shirong-lists-'));
  const env = { DATABASE_URL: database.url, SHIRONG_MEDIA_DIR: mediaDir, SHIRONG_SAMPLE_CASES: values.cases };
  const db = new pg.Pool({ connectionString: database.url });
  let server: RunningServer | undefined = await startServer(env);
  try {
    let desk = await Desk.at(server.url);
    const list = caseList(rows, true);
    let begun = performance.now();
    const { id } = await desk.bring(list.csv);
    const looked = await desk.until(id, 'looking');
    say(`looked at ${rows} rows in ${seconds(begun)} s, told of ${desk.told} steps`);
    expect(looked.state.phase === 'looked', `it should be looked at: ${JSON.stringify(looked.state)}`);
    expect(desk.told > 2, 'progress should have been seen');
    const { found } = looked.state;
    expect(found?.good === good && found.faulty === rows / 100, `found ${JSON.stringify(found)}`);
    const faults = await desk.faults(id);
    expect(JSON.stringify(faults) === JSON.stringify(list.faults), 'the faults should be those that were planted');
    say(`${faults.length} faults listed, all as planted, no other`);

    await desk.take(id, good);
    await desk.untilHalf(id, good);
    await desk.post(id, 'cancel');
    const cancelled = await desk.until(id, 'taking');
    expect(cancelled.state.phase === 'looked', `cancelled it should be as before: ${cancelled.state.phase}`);
    await nobodyWrites(db);
    expect((await casesOf(db, id)) === 0, 'cancelled half-way, nothing should be there');
    say('cancelled half-way: nothing there');

    await desk.take(id, good);
    const at = await desk.untilHalf(id, good);
    process.kill(server.pid, 'SIGKILL');
    await nobodyWrites(db);
    expect((await casesOf(db, id)) === 0, 'killed half-way, nothing should be there');
    say(`killed -9 at ${Math.round(at * 100)} %: nothing there`);
    server = await startServer(env);
    desk = await Desk.at(server.url);
    begun = performance.now();
    await desk.until(id, 'taking');
    say(`the next server gave the broken job up after ${seconds(begun)} s`);

    begun = performance.now();
    await desk.take(id, good);
    const { state, longest } = await desk.until(id, 'taking');
    expect(state.phase === 'taken' && state.taken?.cases === good, `it should be taken: ${JSON.stringify(state)}`);
    say(`took ${good} cases in ${seconds(begun)} s; slowest answer meanwhile ${longest.toFixed(0)} ms`);
    await judge(db, id, good);
  } finally {
    await server.stop();
    await db.end();
    await database.stop();
    await rm(mediaDir, { recursive: true, force: true });
  }
}

/** Every case has its own number of its own day, a unit and a place; what is personal stands apart. */
async function judge(db: pg.Pool, batch: string, good: number): Promise<void> {
  const { rows } = await db.query<Record<string, string>>(
    `select count(*) as cases, count(distinct properties ->> 'number') as numbers,
       count(*) filter (where properties ->> 'number' like
         to_char((properties ->> 'reportedAt')::timestamptz at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-%') as of_day,
       count(*) filter (where coalesce(properties ->> 'unit', '') <> '') as units,
       count(*) filter (where coalesce(properties ->> 'place', '') <> '') as places,
       count(*) filter (where properties ? 'zone') as zones,
       count(*) filter (where properties::text ~ '13912345678|王某') as leaks,
       count(distinct properties ->> 'sourceNumber') as sources
     from feature where collection = 'cases' and properties @> jsonb_build_object('batch', $1::text)`,
    [batch],
  );
  const [found] = rows;
  say(JSON.stringify(found));
  for (const name of ['cases', 'numbers', 'of_day', 'units', 'places', 'sources']) {
    expect(Number(found![name]) === good, `${name} should be ${good}`);
  }
  expect(found!['leaks'] === '0', 'nothing personal should stand in a case');
  const { rows: doubled } = await db.query(
    `select 1 from feature where collection = 'cases' group by properties ->> 'number' having count(*) > 1 limit 1`,
  );
  expect(doubled.length === 0, 'no number should be given twice');
  const { rows: callers } = await db.query<{ count: string }>(
    `select count(*) from personal_field p join feature f using (collection, id)
     where f.properties @> jsonb_build_object('batch', $1::text)`,
    [batch],
  );
  expect(Number(callers[0]!.count) === 2 * good, 'every caller should be kept apart');
}

/** The receiver's desk at a running server. */
class Desk {
  /** Different steps of progress seen. */
  told = 0;
  private readonly url: string;
  private readonly headers: Record<string, string>;

  private constructor(url: string, headers: Record<string, string>) {
    this.url = `${url}/api/cases/imports`;
    this.headers = headers;
  }

  static async at(url: string): Promise<Desk> {
    return new Desk(url, await signIn(url, 'receiver'));
  }

  async bring(csv: string): Promise<ImportState> {
    const body = new FormData();
    body.set('file', new Blob([csv], { type: 'text/csv' }), '清单.csv');
    return this.ask('', { method: 'POST', body });
  }

  async take(id: string, expected: number): Promise<void> {
    await this.post(id, 'take', { expected });
  }

  async post(id: string, act: string, body?: object): Promise<void> {
    await this.ask(`/${id}/${act}`, {
      method: 'POST',
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  }

  /** Waits until the list leaves a phase. @returns the state then, and the slowest answer on the way, milliseconds */
  async until(id: string, phase: ImportState['phase']): Promise<{ state: ImportState; longest: number }> {
    let longest = 0;
    let last = -1;
    for (;;) {
      const asked = performance.now();
      const state = await this.ask(`/${id}`);
      longest = Math.max(longest, performance.now() - asked);
      if (state.phase !== phase) return { state, longest };
      if (state.progress !== undefined && state.progress.done !== last) this.told += 1;
      last = state.progress?.done ?? last;
      await delay(100);
    }
  }

  /** Waits until three quarters of the way: half of the cases are on their way to the database. @returns the share */
  async untilHalf(id: string, good: number): Promise<number> {
    for (;;) {
      const { phase, progress } = await this.ask(`/${id}`);
      expect(phase === 'taking', `it should be taken, not ${phase}`);
      const share = (progress?.done ?? 0) / (2 * good);
      if (share > 0.75) return share;
      await delay(20);
    }
  }

  async faults(id: string): Promise<{ row: number; key: string; code: string }[]> {
    const { entries } = await this.ask<{ entries: { row: number; key: string; code: string }[] }>(
      `/${id}/faults?limit=5000`,
    );
    return entries.map(({ row, key, code }) => ({ row, key, code }));
  }

  private async ask<T = ImportState>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, { ...init, headers: { ...this.headers, ...init.headers } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}

async function casesOf(db: pg.Pool, batch: string): Promise<number> {
  const { rows } = await db.query<{ count: string }>(
    `select count(*) from feature where collection = 'cases' and properties ->> 'batch' = $1`,
    [batch],
  );
  return Number(rows[0]!.count);
}

/** Waits until the database has rolled back what a server left. */
async function nobodyWrites(db: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await db.query(
      `select from pg_stat_activity where query ilike 'copy feature%' and state <> 'idle' limit 1`,
    );
    if (rows.length === 0) return;
    await delay(100);
  }
}

function expect(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
