import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { freePort } from '../../server/store/embedded/free-port.ts';
import { BinMover } from '../bin-mover.ts';
import { LiveReader, wordOf } from '../live-reader.ts';
import { ownDatabase } from '../own-database.ts';
import { type RunningServer, startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';

export interface LiveProof {
  readonly readers: number;
  readonly changes: number;
  /** What is restarted on the way, evenly spread: by SIGKILL or in order. */
  readonly restarts: readonly ('kill' | 'stop')[];
  readonly cases: number;
}

export interface LiveProofReport {
  /** Changes that each reader was told of. */
  readonly changes: number;
  /** Times that readers lost their connection and came back. */
  readonly breaks: number;
  readonly resets: number;
}

/** More changes than this may be answered by a reset (design: contracts). */
const replayed = 5_000;

/**
 * Two server processes on one database; readers spread over both, writers at both, and servers that are killed and
 * restarted on the way.
 * @throws Error where a reader skipped a number, was told one twice, or heard other ids than the journal has
 */
export async function proveLive(databaseUrl: string, proof: LiveProof): Promise<LiveProofReport> {
  const env = {
    DATABASE_URL: databaseUrl,
    SHIRONG_SAMPLE_CASES: String(proof.cases),
    SHIRONG_SAMPLE_UNTIL: '2026-10-31',
  };
  const ports = [await freePort(), await freePort()].map(String);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const start = (i: number): Promise<RunningServer> => startServer({ ...env, PORT: ports[i]! });
  const servers: (RunningServer | undefined)[] = [await start(0), undefined];
  const readers: LiveReader[] = [];
  try {
    servers[1] = await start(1);
    const headers = await signIn(urls[0]!, 'planner');
    const mover = await BinMover.find(urls[0]!, 40);
    const first = await seqOf(urls[0]!);
    for (let i = 0; i < proof.readers; i++) readers.push(new LiveReader((n) => urls[(i + n) % 2]!, first));

    let written = 0;
    const write = async (side: number): Promise<void> => {
      while (written < proof.changes) {
        const moved = servers[side] === undefined ? undefined : await mover.move(urls[side]!, headers);
        if (moved?.seq === undefined) await delay(20);
        else written++;
      }
    };
    const restart = async (): Promise<void> => {
      for (const [i, how] of proof.restarts.entries()) {
        while (written < (proof.changes * (i + 1)) / (proof.restarts.length + 1)) await delay(10);
        const server = servers[i % 2]!;
        servers[i % 2] = undefined;
        await server[how]();
        servers[i % 2] = await start(i % 2);
      }
    };
    await Promise.all([restart(), ...Array.from({ length: 8 }, (_, i) => write(i % 2))]);
    mover.close();

    const last = await seqOf(urls[0]!);
    for (let wait = 0; wait < 600 && readers.some((reader) => reader.last < last); wait++) await delay(100);
    return await judge(databaseUrl, readers, first, last);
  } finally {
    for (const reader of readers) reader.close();
    await Promise.all(servers.map((server) => server?.stop()));
  }
}

async function judge(
  url: string,
  readers: readonly LiveReader[],
  first: number,
  last: number,
): Promise<LiveProofReport> {
  const late = readers.filter((reader) => reader.last !== last);
  if (late.length > 0) throw new Error(`${late.length} readers stand at ${late[0]!.last}, the journal at ${last}.`);
  const faults = readers.flatMap((reader) => reader.faults);
  if (faults.length > 0) throw new Error(`${faults.length} numbers came wrong: ${faults.slice(0, 5).join('; ')}.`);
  const resets = readers.flatMap((reader) => reader.resets);
  const early = resets.find(({ from, to }) => to - from <= replayed);
  if (early !== undefined) throw new Error(`A reader at ${early.from} was reset to ${early.to}.`);
  const expected = await journal(url, first, last);
  for (const reader of readers) {
    if (reader.resets.length === 0 && reader.heard() !== expected)
      throw new Error('A reader heard other ids than the journal has.');
  }
  return { changes: last - first, breaks: readers.reduce((sum, { breaks }) => sum + breaks, 0), resets: resets.length };
}

/** What a reader of all must have heard, by the journal. */
async function journal(url: string, first: number, last: number): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ seq: string; ids: string[] }>(
      `select c.seq, coalesce(array_agg(l.id order by l.line) filter (where l.id is not null), '{}') as ids
       from change c left join change_line l using (seq) where c.seq > $1 and c.seq <= $2 group by c.seq order by c.seq`,
      [first, last],
    );
    const digest = createHash('sha256');
    for (const { seq, ids } of rows) digest.update(wordOf(Number(seq), ids));
    return digest.digest('hex');
  } finally {
    await client.end();
  }
}

async function seqOf(url: string): Promise<number> {
  return ((await (await fetch(`${url}/api/city`)).json()) as { seq: number }).seq;
}

/** The long form: `npm run prove -- live [--readers 200] [--changes 10000]`. */
export async function prove(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { readers: { type: 'string', default: '200' }, changes: { type: 'string', default: '10000' } },
  });
  const proof: LiveProof = {
    readers: Number(values.readers),
    changes: Number(values.changes),
    restarts: ['kill', 'stop'],
    cases: 3_000,
  };
  const database = await ownDatabase();
  try {
    const begun = performance.now();
    const { changes, breaks, resets } = await proveLive(database.url, proof);
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stdout.write(
      `${proof.readers} readers, two processes, one killed and one restarted: each was told of all ${changes} changes ` +
        `once and in order; ${breaks} breaks, ${resets} resets, ${seconds} s.\n`,
    );
  } finally {
    await database.stop();
  }
}
