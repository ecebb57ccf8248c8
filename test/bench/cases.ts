import { parseArgs } from 'node:util';
import { periodAt } from '#domain/cases/numbers/period.ts';
import { ownDatabase } from '../own-database.ts';
import { startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';
import { chanceOf } from '../worlds/random-coverage.ts';
import { CaseSql } from './cases-sql.ts';
import { fillUpToToday } from './fill.ts';

const usage = `npm run bench -- cases [--cases 1000000] [--requests 200] [--seconds 20] [--clients 16] [--seed 1]
The duty officer's queue, filters and tables over HTTP, the same by SQL on the same database beside, and writes.`;

type Headers = Record<string, string>;

/** A question that is asked over HTTP and by SQL alike. */
export interface Asked {
  readonly unit?: string;
  readonly classCode?: string;
  readonly status?: readonly string[];
  /** ISO 8601 UTC. */
  readonly from?: string;
  readonly to?: string;
  readonly sort: 'newest' | 'due';
  readonly offset: number;
}

/** What the desk costs at the size of a large city's year. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '1000000' },
      requests: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '20' },
      clients: { type: 'string', default: '16' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const [requests, seed] = [Number(values.requests), Number(values.seed)];
  const database = await ownDatabase();
  try {
    await fillUpToToday(database.url, Number(values.cases), seed);
    const server = await startServer({ DATABASE_URL: database.url });
    const sql = await CaseSql.open(database.url, say);
    try {
      const headers = await signIn(server.url, 'shiftLead');
      const get = <T>(path: string): Promise<T> => ask<T>(`${server.url}${path}`, headers);
      const chance = chanceOf(seed);
      const choices = await readChoices(get);
      const asked = Array.from({ length: requests }, () => someQuestion(choices, chance));
      say('milliseconds over HTTP                                             p50       p95       max');
      const queue = await timed(requests, () => get('/api/cases?view=mine&limit=100'));
      row('the queue: mine, the first hundred', queue);
      row('how many each view holds', await timed(requests, () => get('/api/queue/views')));
      const totals: number[] = [];
      const filter = await timed(requests, async (i) => {
        const { total } = await get<{ total: number }>(`/api/cases?${queryOf(asked[i]!)}`);
        totals.push(total);
      });
      row('a hundred by unit, class, state, period, order, anywhere', filter);
      const months = Array.from({ length: requests }, () => someMonth(chance));
      const divisions = ['unit', 'class', 'district'] as const;
      const table = await timed(requests, (i) => get(`/api/numbers/table?by=${divisions[i % 3]!}&${months[i]!}`));
      row('a table of a month by unit, class, district', table);
      row('the five', await timed(Math.min(40, requests), () => get('/api/numbers/five')));
      say('the same by SQL, indexes on unit, class, state and times');
      const some = Math.min(40, requests);
      const same: boolean[] = [];
      row(
        'a hundred by unit, class, state, period, order, anywhere',
        await timed(some, async (i) => void same.push((await sql.list(asked[i]!)) === totals[i])),
      );
      row(
        'a table of a month by unit, class, district (nine of its columns)',
        await timed(some, (i) => sql.table(divisions[i % 3]!, new URLSearchParams(months[i]!))),
      );
      say(`${same.filter(Boolean).length} of ${same.length} lists are as long by SQL as from the index.`);
      const writes = await write(server.url, headers, Number(values.clients), Number(values.seconds) * 1000);
      say(
        `${writes.done} reports, filings and dispatches by ${values.clients} clients in ${values.seconds} s, ${writes.refused} refused`,
      );
      result('cases_queue_p95_ms', percentile(queue, 0.95));
      result('cases_filter_p95_ms', percentile(filter, 0.95));
      result('cases_table_p95_ms', percentile(table, 0.95));
      result('cases_writes_per_s', writes.done / Number(values.seconds));
    } finally {
      await sql.close();
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}

interface Choices {
  readonly units: readonly string[];
  readonly classes: readonly string[];
}

async function readChoices(get: <T>(path: string) => Promise<T>): Promise<Choices> {
  const words = async (property: string): Promise<string[]> => {
    const { values } = await get<{ values: { value: string }[] }>(`/api/values?collection=cases&property=${property}`);
    return values.map(({ value }) => value);
  };
  return { units: await words('unit'), classes: await words('classCode') };
}

const states = [['handling', 'pendingAcknowledgement'], ['closed'], ['suspended'], ['notFiled', 'notAccepted']];
const day = 86_400_000;

function someQuestion({ units, classes }: Choices, chance: () => number): Asked {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  const begins = Date.now() - Math.floor(chance() * 360) * day;
  const period = { from: iso(begins), to: iso(begins + Math.ceil(chance() * 60) * day) };
  return {
    ...(chance() < 0.5 ? { unit: pick(units) } : {}),
    ...(chance() < 0.5 ? { classCode: pick(classes) } : {}),
    ...(chance() < 0.5 ? { status: pick(states) } : {}),
    ...(chance() < 0.5 ? period : {}),
    sort: chance() < 0.5 ? 'newest' : 'due',
    offset: chance() < 0.5 ? 0 : Math.floor(chance() * 20) * 100,
  };
}

function queryOf({ status, offset, ...rest }: Asked): URLSearchParams {
  const more = { limit: '100', offset: String(offset), ...(status === undefined ? {} : { status: status.join() }) };
  return new URLSearchParams({ ...rest, ...more });
}

/** Some month of the last year, as parameters. */
function someMonth(chance: () => number): string {
  const { from, to } = periodAt('month', Date.now() - Math.floor(chance() * 330) * day);
  return `from=${iso(from)}&to=${iso(to)}`;
}

/** Each client reports a case, files it and sends it on, again and again; every write is on the disk when it is answered. */
async function write(
  url: string,
  headers: Headers,
  clients: number,
  ms: number,
): Promise<{ done: number; refused: number }> {
  let [done, refused] = [0, 0];
  const ends = performance.now() + ms;
  const post = async (path: string, body: object): Promise<{ id: string; version: number } | undefined> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.ok) {
      if (performance.now() < ends) done++;
      return (await answer.json()) as { id: string; version: number };
    }
    if (refused++ === 0) say(`refused: ${answer.status} ${await answer.text()}`);
    else await answer.body?.cancel();
    return undefined;
  };
  const client = async (n: number): Promise<void> => {
    const chance = chanceOf(n + 1);
    while (performance.now() < ends) {
      let known = await post('/api/cases', {
        classKind: 'matter',
        classCode: '09006',
        lon: 119.9 + chance() * 0.04,
        lat: 32.47 + chance() * 0.03,
        channel: 'patrol',
      });
      for (const act of ['case.file', 'case.dispatch']) {
        if (known === undefined || performance.now() >= ends) break;
        known = await post(`/api/cases/${known.id}/acts`, { act, base: known.version, input: {} });
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
  return { done, refused };
}

async function ask<T>(url: string, headers: Headers): Promise<T> {
  const answer = await fetch(url, { headers: { cookie: headers['cookie']! } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** What each of so many turns takes, milliseconds. */
async function timed(turns: number, act: (turn: number) => Promise<unknown>): Promise<number[]> {
  const out: number[] = [];
  for (let i = 0; i < turns; i++) {
    const begun = performance.now();
    await act(i);
    out.push(performance.now() - begun);
  }
  return out;
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function row(what: string, times: readonly number[]): void {
  const cells = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
  say(`${what.padEnd(62)}${cells.map((ms) => ms.toFixed(1).padStart(10)).join('')}`);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function result(name: string, value: number): void {
  say(`RESULT ${name}=${Number.isNaN(value) ? 'nan' : value.toFixed(1)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
