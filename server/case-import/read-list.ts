import { setImmediate as nextTurn } from 'node:timers/promises';
import { courseFigures } from '#domain/cases/course/figures.ts';
import { cases } from '#domain/cases/collection.ts';
import type { ImportFault, ImportMark } from '#domain/cases/import/fault.ts';
import { classFinder } from '#domain/cases/import/find-class.ts';
import { type ImportedRow, readImportRow, type RowReading } from '#domain/cases/import/read-row.ts';
import { rowsTogether } from '#domain/cases/import/rows-together.ts';
import { collections } from '#domain/collections.ts';
import { misplacedNumbers } from '../collections/free-text.ts';
import { validateFeature } from '../collections/validate.ts';
import type { Context } from '../context.ts';
import { caseOfRow } from './case-of-row.ts';
import { listRows } from './list-rows.ts';
import { knownNumbers } from './store.ts';
import type { ImportChoices, Upload } from './upload.ts';

/** A list, read to its end. */
export interface ReadList {
  /** Rows that hold something. */
  readonly rows: number;
  /** Those that can be taken, in the order of the list. */
  readonly good: readonly ImportedRow[];
  /** By row. */
  readonly faults: readonly ImportFault[];
  readonly marks: readonly ImportMark[];
}

export type ListContext = Pick<Context, 'store' | 'records' | 'index' | 'arrivals' | 'now'>;

/** So long rows are read at a stretch, milliseconds; then others are served. */
const sliceMs = 8;

/** How far beyond its divisions a city's cases may lie, degrees: about thirty kilometres. */
const margin = 0.3;

/**
 * Reads a list and holds each row against the catalogue, the declaration of cases, the others and the city. Writes nothing.
 * @param onRow told after each row how many were read
 * @throws ListError where the file cannot be read on; what the signal was aborted with
 */
export async function readList(
  context: ListContext,
  upload: Upload,
  path: string,
  signal: AbortSignal,
  onRow: (done: number) => void,
): Promise<ReadList> {
  const reading = readingOf(context, upload.choices);
  const figures = courseFigures(context.records);
  const read: ImportedRow[] = [];
  const faults: ImportFault[] = [];
  const marks: ImportMark[] = [];
  let rows = 0;
  let since = performance.now();
  for await (const { row, cells } of listRows(path, upload.format)) {
    rows += 1;
    const outcome = readImportRow(row, cells, reading);
    const more = outcome.read === undefined ? [] : declared(outcome.read);
    if (outcome.read !== undefined && more.length === 0) {
      read.push(outcome.read);
      marks.push(...outcome.marks);
    }
    faults.push(...outcome.faults, ...more);
    onRow(rows);
    if (performance.now() - since < sliceMs) continue;
    signal.throwIfAborted();
    await nextTurn();
    since = performance.now();
  }
  signal.throwIfAborted();
  const together = rowsTogether(
    read,
    await knownNumbers(
      context.store,
      read.flatMap(({ number }) => number ?? []),
      read.flatMap(({ sourceNumber }) => sourceNumber ?? []),
    ),
  );
  const twice = new Set(together.faults.map(({ row }) => row));
  return {
    rows,
    good: twice.size === 0 ? read : read.filter(({ row }) => !twice.has(row)),
    faults: [...faults, ...together.faults].sort((a, b) => a.row - b.row),
    marks: [...marks, ...together.marks].filter(({ row }) => !twice.has(row)).sort((a, b) => a.row - b.row),
  };

  /** What the declaration of cases says of the case that a row would begin. */
  function declared(row: ImportedRow): ImportFault[] {
    const { geometry, properties } = caseOfRow(row, {
      number: row.number ?? '20000101-0001',
      facts: { place: row.place ?? '-', duplicates: [], permits: [] },
      batch: upload.id,
      datum: upload.choices.datum,
      now: reading.now,
      figures,
    });
    const checked = validateFeature(cases, { geometry, properties });
    const wrong = checked.ok ? misplacedNumbers(cases, properties, '') : checked.error;
    return wrong.map(({ pointer, detail }): ImportFault => {
      const key = pointer.split('/')[2] ?? 'row';
      if (checked.ok) return { row: row.row, key, code: 'telephone' };
      return { row: row.row, key, code: 'other', detail };
    });
  }
}

function readingOf({ records, index, arrivals, now }: ListContext, choices: ImportChoices): RowReading {
  const units = new Set(records.all('units').map(({ content }) => content['name']));
  const box = index.extent('divisions', 'current');
  const places = new Map<string, ReturnType<RowReading['findPlace']>>();
  const { mapping, datum, edition, channel } = choices;
  return {
    now: now(),
    mapping,
    datum,
    ...(channel === undefined ? {} : { channel }),
    findClass: classFinder(records, edition),
    isUnit: (name) => units.has(name),
    isHere: (lon, lat) =>
      box === undefined ||
      (lon > box[0] - margin && lat > box[1] - margin && lon < box[2] + margin && lat < box[3] + margin),
    findPlace(words) {
      if (!places.has(words)) {
        const found = arrivals.find({ text: words, open: collections, limit: 2 });
        const [first] = found;
        places.set(words, first && { lon: first.lon, lat: first.lat, isOnly: found.length === 1 });
      }
      return places.get(words);
    },
  };
}
