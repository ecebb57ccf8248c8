import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ChangeRequestLine, RecordRequestLine } from '#domain/change.ts';
import type { Caller } from '#domain/people/caller.ts';
import type { SheetFault } from '#domain/sheets/fault.ts';
import { columnLetters, planningRows } from '#domain/sheets/plan-rows.ts';
import type { Context } from '../context.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { knownEntries } from './known.ts';
import { featureLines, recordLines, type RowFault } from './lines-of-rows.ts';
import type { Table } from './read-table.ts';
import type { Found } from './registers.ts';

/** What a table would do, and what is wrong with it. */
export interface CheckedTable {
  /** Rows that hold something, the head left out. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  /** Rows whose entry is like this already. */
  readonly unchanged: number;
  /** Of the entries created and updated, those whose personal fields are set or erased: no undo brings these back. */
  readonly personal: { readonly created: number; readonly updated: number };
  /** By row; nothing may be written while there is any. */
  readonly faults: readonly SheetFault[];
  readonly lines: readonly ChangeRequestLine[];
  readonly records: readonly RecordRequestLine[];
}

/**
 * Holds a table against its register: each cell by its column, each row as a line of `/api/changes` would be.
 * @param source what new features name as their source
 */
export async function checkTable(
  context: Pick<Context, 'register' | 'records' | 'now'>,
  caller: Caller,
  found: Found,
  table: Table,
  source: string,
): Promise<CheckedTable> {
  const { sheet, collection } = found;
  const { records, now } = context;
  const validFrom = new Date(Math.floor(now() / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  const defaults: Readonly<Record<string, string>> =
    collection === undefined ? {} : { validFrom, source, sourceDatum: 'wgs84' };
  const plan = await unhurried(planningRows(sheet, table.rows, await knownEntries(context, found), defaults));
  const changed = plan.rows.filter(({ isChange }) => isChange);
  const checked =
    collection === undefined
      ? recordLines(records, caller, sheet.id, changed, () => uuidV7(now(), randomBytes(10)))
      : await unhurried(featureLines(collection, caller, changed));
  const columnOf = (key: string): string | undefined =>
    plan.heads.get(key) ?? sheet.columns.find((column) => column.key === key)?.titles.zh;
  const faults = [
    ...plan.faults,
    ...silentFaults(table),
    ...checked.faults.map((fault) => asSheetFault(fault, columnOf)),
  ].sort((a, b) => a.row - b.row);
  const created = changed.filter(({ known }) => known === undefined).length;
  return {
    rows: table.rows.slice(1).filter((cells) => cells.some((cell) => cell !== null && cell !== '')).length,
    created,
    updated: changed.length - created,
    unchanged: plan.rows.length - changed.length,
    personal: {
      created: changed.filter(({ known, personal }) => known === undefined && personal !== undefined).length,
      updated: changed.filter(({ known, personal }) => known !== undefined && personal !== undefined).length,
    },
    faults,
    lines: checked.lines,
    records: checked.records,
  };
}

/** Goes through work that pauses now and then, and lets others have their turn in each pause. */
async function unhurried<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await setImmediate();
  }
}

function asSheetFault({ row, key, detail }: RowFault, columnOf: (key: string) => string | undefined): SheetFault {
  const column = key === undefined ? undefined : columnOf(key);
  const place = key === undefined || column === undefined ? {} : { column, key };
  if (detail.startsWith('holds a telephone number')) return { row, ...place, code: 'telephone' };
  return { row, ...place, code: 'other', detail };
}

function silentFaults({ silent, rows }: Table): SheetFault[] {
  return silent.map(({ row, place, why }) => {
    const head = rows[0]?.[place];
    return { row, column: typeof head === 'string' ? head : columnLetters(place), code: why };
  });
}
