import { readFile } from 'node:fs/promises';
import { headsOf } from '#domain/cases/import/mapping.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Cell } from '#domain/sheets/read-cell.ts';
import { readTable, type TableRefusal } from '../sheets/reader.ts';
import { csvRows, inspectCsv } from './csv.ts';
import type { ListFormat } from './upload.ts';

/** Rows of one list, the head left out. */
export const mostRows = { csv: 200_000, xlsx: 20_000 } as const;

/** Columns beyond this are no list's. */
const mostColumns = 200;

export type ListRefusal = TableRefusal | 'empty' | 'binary' | 'too-wide' | 'open-quote';

/** What a list is, before anybody looked at its rows. */
export interface ListHead {
  readonly format: ListFormat;
  readonly heads: readonly string[];
  /** Rows below the head, about. */
  readonly about: number;
}

/** Reads how a list is written, and its heads. */
export async function inspectList(path: string, first: Buffer): Promise<Result<ListHead, ListRefusal>> {
  const isArchive = first.subarray(0, 2).toString('latin1') === 'PK';
  const isOld = first.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'));
  if (isArchive || isOld) {
    const table = await readTable(await readFile(path), mostRows.xlsx);
    if (!table.ok) return table;
    return headed({ kind: 'xlsx' }, table.value.rows[0] ?? [], table.value.rows.length - 1);
  }
  if (first.length === 0) return refused('empty');
  const { format, lines } = await inspectCsv(path);
  if (format.encoding !== 'utf-16le' && first.includes(0)) return refused('binary');
  if (lines - 1 > mostRows.csv * 4) return refused('too-many-rows');
  try {
    for await (const row of csvRows(path, format)) return headed(format, row, lines - 1);
  } catch (error) {
    return refused(refusalOf(error));
  }
  return refused('empty');
}

function headed(format: ListFormat, row: readonly Cell[], about: number): Result<ListHead, ListRefusal> {
  const heads = headsOf(row);
  if (heads.length > mostColumns) return refused('too-wide');
  if (about < 1 || heads.every((head) => head === '')) return refused('empty');
  return ok({ format, heads, about });
}

/**
 * The rows of a list below its head, with their numbers as a spreadsheet shows them; blank ones are left out.
 * @throws ListError where the file cannot be read on
 */
export async function* listRows(
  path: string,
  format: ListFormat,
): AsyncGenerator<{ readonly row: number; readonly cells: readonly Cell[] }> {
  let row = 0;
  let taken = 0;
  for await (const cells of rowsOf(path, format)) {
    row += 1;
    if (row === 1 || cells.every(isBlank)) continue;
    taken += 1;
    if (taken > mostRows[format.kind]) throw new ListError('too-many-rows');
    yield { row, cells };
  }
}

async function* rowsOf(path: string, format: ListFormat): AsyncGenerator<readonly Cell[]> {
  if (format.kind === 'csv') {
    try {
      yield* csvRows(path, format);
    } catch (error) {
      throw new ListError(refusalOf(error));
    }
    return;
  }
  const table = await readTable(await readFile(path), mostRows.xlsx);
  if (!table.ok) throw new ListError(table.error);
  yield* table.value.rows;
}

/** A file that cannot be read to its end; the message is for whoever brought it. */
export class ListError extends Error {
  override name = 'ListError';

  constructor(refusal: ListRefusal) {
    super(sentences[refusal]);
  }
}

/** What is wrong with a file as a whole, and what to do. */
export const sentences: Readonly<Record<ListRefusal, string>> = {
  'no-workbook': 'The file is no workbook that can be read. Save it as XLSX or CSV.',
  'old-workbook': 'The file is an old or encrypted workbook. Save it as XLSX without a password, or as CSV.',
  'too-large': 'The workbook is too large to be unpacked. Save it as CSV.',
  'too-many-rows': `The list is too long: CSV to ${mostRows.csv} rows, XLSX to ${mostRows.xlsx}. Cut it up, or save the workbook as CSV.`,
  'too-wide': `The list has more than ${mostColumns} columns.`,
  empty: 'The list is empty: it needs a row of heads and rows below it.',
  binary: 'The file is neither XLSX nor text. Save it as XLSX or CSV.',
  'open-quote':
    'A quotation mark is opened and never closed, so that where its row ends is not known. Save the file as CSV anew.',
};

function refusalOf(error: unknown): ListRefusal {
  const { code } = error as { code?: string };
  if (code?.startsWith('CSV_') !== true) throw error;
  return 'open-quote';
}

function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
