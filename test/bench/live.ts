import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BinMover } from '../bin-mover.ts';
import { LiveReader } from '../live-reader.ts';
import { ownDatabase } from '../own-database.ts';
import { startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';
import { measureTileCpu } from './tile-cpu.ts';

const usage = `npm run bench -- live [--cases 30000] [--rate 200] [--seconds 60] [--warm 10] [--readers 50] [--turns 8] [--requests 20000]
Two server processes on one database of their own. nginx is measured beside where it is installed.`;

/** What happened to one write of the open loop, performance.now(). */
interface Write {
  readonly due: number;
  answered?: number;
  seq?: number;
}

/** Latency from a write to the other screen, the highest rate of writes, and what a cached tile costs. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '30000' },
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '60' },
      warm: { type: 'string', default: '10' },
      readers: { type: 'string', default: '50' },
      turns: { type: 'string', default: '8' },
      requests: { type: 'string', default: '20000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const database = await ownDatabase();
  const env = { DATABASE_URL: database.url, SHIRONG_SAMPLE_CASES: values.cases, SHIRONG_SAMPLE_UNTIL: '2026-10-31' };
  const writes = await startServer(env);
  try {
    const reads = await startServer(env);
    try {
      const urls = { writes: writes.url, reads: reads.url };
      const latencies = await openLoop(urls, {
        rate: Number(values.rate),
        warm: Number(values.warm),
        seconds: Number(values.seconds),
        readers: Number(values.readers),
      });
      const most = await closedLoop(urls.writes, Number(values.seconds) / 6);
      report(latencies, most);
    } finally {
      await reads.stop();
    }
    const headers = await signIn(writes.url, 'leader');
    const cpu = await measureTileCpu(
      writes,
      { cookie: headers['cookie']! },
      { turns: Number(values.turns), requests: Number(values.requests) },
    );
    say(`A cached tile of ${cpu.bytes} bytes, processor a request, turn by turn:`);
    say(`  ours  ${cpu.ours.map((us) => `${us.toFixed(1)} us`).join('  ')}`);
    if (cpu.reason !== undefined) say(`  nginx is absent: ${cpu.reason}`);
    else say(`  nginx ${cpu.theirs.map((us) => `${us.toFixed(1)} us`).join('  ')}`);
    result(
      'tiles_cached_cpu_ratio',
      cpu.theirs.length === 0 ? NaN : percentile(cpu.theirs, 0.5) / percentile(cpu.ours, 0.5),
    );
  } finally {
    await writes.stop();
    await database.stop();
  }
}

interface Latencies {
  /** From the moment a write was due to be sent until the other process's reader had the event, milliseconds. */
  readonly toEvent: readonly number[];
  /** From the answer to the writer (after its own process has applied the change) until the event; may be negative. */
  readonly fromAnswer: readonly number[];
  readonly asked: number;
  readonly refused: number;
  readonly seconds: number;
}

/**
 * Writes go out at their times whatever became of those before; a real reader at the other process takes the time of
 * each event, with others beside it at both.
 */
async function openLoop(
  urls: { writes: string; reads: string },
  load: { rate: number; warm: number; seconds: number; readers: number },
): Promise<Latencies> {
  const headers = await signIn(urls.writes, 'planner');
  const reader = await signIn(urls.reads, 'leader');
  const mover = await BinMover.find(urls.writes, 500);
  const { seq } = (await (await fetch(`${urls.writes}/api/city`)).json()) as { seq: number };
  const heard = new Map<number, number>();
  const cookie = { cookie: reader['cookie']! };
  const measured = new LiveReader(
    () => urls.reads,
    seq,
    cookie,
    (change) => heard.set(change.seq, performance.now()),
  );
  const others = Array.from(
    { length: load.readers },
    (_, i) => new LiveReader(() => (i % 2 ? urls.reads : urls.writes), seq, cookie),
  );
  await delay(1_000);
  const done: Write[] = [];
  const open: Promise<void>[] = [];
  let refused = 0;
  const begun = performance.now();
  for (let i = 0; i < load.rate * (load.warm + load.seconds); i++) {
    const due = begun + (i * 1_000) / load.rate;
    const wait = due - performance.now();
    if (wait > 0) await delay(wait);
    const write: Write = { due };
    open.push(
      mover.move(urls.writes, headers).then((moved) => {
        if (moved?.seq === undefined) refused++;
        else done.push(Object.assign(write, { seq: moved.seq, answered: performance.now() }));
      }),
    );
  }
  await Promise.all(open);
  const last = Math.max(...done.map((write) => write.seq!));
  for (let wait = 0; wait < 100 && measured.last < last; wait++) await delay(100);
  for (const one of [measured, ...others]) one.close();
  mover.close();
  const faults = [measured, ...others].flatMap((one) => one.faults);
  if (faults.length > 0) throw new Error(`A reader skipped a number: ${faults[0]}.`);
  const counted = done.filter((write) => write.due >= begun + load.warm * 1_000);
  const times = counted.map((write) => ({ ...write, heard: heard.get(write.seq!) ?? Infinity }));
  return {
    toEvent: times.map((write) => write.heard - write.due),
    fromAnswer: times.map((write) => write.heard - write.answered!),
    asked: open.length,
    refused,
    seconds: load.seconds,
  };
}

/** The highest rate that any number of writers reached, each sending as soon as it is answered, over so many seconds each. */
async function closedLoop(url: string, seconds: number): Promise<{ writers: number; rate: number }[]> {
  const headers = await signIn(url, 'planner');
  const mover = await BinMover.find(url, 500);
  const rates: { writers: number; rate: number }[] = [];
  for (const writers of [4, 8, 16, 32]) {
    const begun = performance.now();
    const end = begun + seconds * 1_000;
    let count = 0;
    const write = async (): Promise<void> => {
      while (performance.now() < end) if ((await mover.move(url, headers))?.seq !== undefined) count++;
    };
    await Promise.all(Array.from({ length: writers }, write));
    rates.push({ writers, rate: count / ((performance.now() - begun) / 1_000) });
  }
  mover.close();
  return rates;
}

function report(
  { toEvent, fromAnswer, asked, refused, seconds }: Latencies,
  rates: readonly { writers: number; rate: number }[],
): void {
  say(`${toEvent.length} writes over ${seconds} s measured, ${asked} sent in all, ${refused} not taken.`);
  say('milliseconds                                             p50     p95     p99     max');
  for (const [what, values] of [
    ['a write due at one process to its event at the other', toEvent],
    ['its answer to that event (negative: the event first)', fromAnswer],
  ] as const) {
    const cells = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(1).padStart(8));
    say(`${what.padEnd(52)}${cells.join('')}`);
  }
  for (const { writers, rate } of rates)
    say(`${writers} writers, each after its answer: ${rate.toFixed(0)} writes a second`);
  result('live_p50_ms', percentile(toEvent, 0.5));
  result('live_p95_ms', percentile(toEvent, 0.95));
  result('live_writes_per_s', Math.max(...rates.map(({ rate }) => rate)));
}

/** NaN of no values. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function result(name: string, value: number): void {
  say(`RESULT ${name}=${Number.isNaN(value) ? 'nan' : value.toFixed(2)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
