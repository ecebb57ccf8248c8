import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { courseFigures } from '#domain/cases/course/figures.ts';
import type { ImportedRow } from '#domain/cases/import/read-row.ts';
import type { ArrivalFacts } from '../arrival/reader.ts';
import { reserveNumbers } from '../cases/reader.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { JobKind } from '../jobs/reader.ts';
import type { BulkFeature } from '../store/store.ts';
import { caseOfRow } from './case-of-row.ts';
import { ImportFolder } from './folder.ts';
import { type ListContext, readList } from './read-list.ts';
import { keepFree, requireNotTaken } from './store.ts';
import type { Taken } from './upload.ts';

export const takeJobName = 'case-import-take';

/** What the job takes: a list, and how many cases the person saw that it holds. */
export interface TakeData {
  readonly id: string;
  readonly expected: number;
}

/**
 * Up to so many cases come as a change with a line each, so that every screen sees them arrive; more come as one load, after
 * which screens read anew.
 */
const lineByLine = 1_000;

/** Rows whose places are asked for together: their ways to the database overlap, and connections are left for others. */
const together = 4;

/** So long rows are made at a stretch, milliseconds; then others are served. */
const sliceMs = 8;

/**
 * Writes the good rows of a list as cases: all in one transaction, so that a list is there or is not, whatever happens on
 * the way, and never twice. Where it ended half-way, a person looks and takes again.
 */
export function takeJob(config: Config, context: ListContext): JobKind<TakeData> {
  const { store, records, arrivals, now } = context;
  const folder = new ImportFolder(config.mediaDir);
  return {
    name: takeJobName,
    retries: 0,
    expireInSeconds: 7_200,
    async run({ id, expected }, { signal, by, progress }) {
      const upload = await folder.upload(id);
      if (upload === undefined) throw new Error('The list is not kept any more.');
      // Reading is one half of the way, placing and writing the other.
      const total = 2 * expected;
      const { good } = await readList(context, upload, folder.path(id, 'source'), signal, (done) =>
        progress({ done: Math.min(done, expected), total, note: 'reading' }),
      );
      if (good.length !== expected) {
        throw new Error(
          `The list would give ${good.length} cases by now, not the ${expected} of the preview. Look at it again.`,
        );
      }
      await keepFree(
        store,
        good.flatMap(({ number }) => number ?? []),
      );
      const numbers = await numbersFor(store, good);
      const figures = courseFigures(records);
      const at = Math.floor(now() / 1000) * 1000;
      const { datum } = upload.choices;
      const factsOf = ({ lon, lat, caseClass, reportedAt }: ImportedRow): Promise<ArrivalFacts> =>
        arrivals.arrive({ lon, lat, caseClass, at: Date.parse(reportedAt) });

      async function* made(): AsyncGenerator<BulkFeature> {
        let since = performance.now();
        for (let i = 0; i < good.length; i += together) {
          const some = good.slice(i, i + together);
          const facts = await Promise.all(some.map(factsOf));
          for (const [j, row] of some.entries()) {
            signal.throwIfAborted();
            yield caseOfRow(row, { number: numbers[i + j]!, facts: facts[j]!, batch: id, datum, now: at, figures });
            progress({ done: expected + i + j + 1, total, note: 'writing' });
          }
          // What is known from memory is known without a pause: others get theirs here.
          if (performance.now() - since < sliceMs) continue;
          await nextTurn();
          since = performance.now();
        }
      }
      const seq = await write(store, { id, by, count: good.length }, made());
      const taken: Taken = { cases: good.length, seq, at: new Date(now()).toISOString() };
      await folder.write(id, 'taken', taken);
      await folder.removeSource(id);
      return { list: id, cases: taken.cases, seq };
    },
  };
}

async function write(
  store: Context['store'],
  { id, by, count }: { readonly id: string; readonly by: string; readonly count: number },
  features: AsyncIterable<BulkFeature>,
): Promise<number> {
  const header = { kind: 'case.report', note: `导入 ${id}：${count} 件`, by };
  if (count > lineByLine) {
    const change = await store.bulk({ collection: 'cases', ...header }, features, undefined, (client) =>
      requireNotTaken(client, id, 0),
    );
    return change.seq;
  }
  const lines = await Array.fromAsync(features, ({ geometry, properties, personal }) => ({
    ...{ collection: 'cases', base: null, after: { geometry, properties } },
    ...(personal === undefined ? {} : { personal }),
  }));
  const committed = await store.commit(
    { ...header, lines },
    { within: (client) => requireNotTaken(client, id, lines.length) },
  );
  if (!committed.ok) throw new Error(`the cases were refused: ${committed.error.reason}`);
  return committed.value.seq;
}

/** A number for each row: its own, or the next of the day on which it was reported. */
async function numbersFor(store: Context['store'], rows: readonly ImportedRow[]): Promise<string[]> {
  const dayOfRow = ({ reportedAt }: ImportedRow): string =>
    formatDay(dayOf(Date.parse(reportedAt))).replaceAll('-', '');
  const wanted = new Map<string, number>();
  for (const row of rows) {
    if (row.number !== undefined) continue;
    const day = dayOfRow(row);
    wanted.set(day, (wanted.get(day) ?? 0) + 1);
  }
  const drawn = new Map<string, Iterator<string>>();
  for (const [day, count] of wanted) drawn.set(day, (await reserveNumbers(store, day, count)).values());
  return rows.map((row) => row.number ?? (drawn.get(dayOfRow(row))!.next().value as string));
}
