import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/universal';
import type { Cell } from '#domain/sheets/read-cell.ts';
import type { TableAnswer, TableTask } from './read-table.ts';
import { silentCells } from './silent-cells.ts';
import { packPlainly, unpack } from './unpack.ts';

const say = (answer: TableAnswer): void => parentPort!.postMessage(answer);

async function read({ file, mostRows, limits }: TableTask): Promise<TableAnswer> {
  const files = unpack(Buffer.from(file), limits);
  if (!files.ok) return { ok: false, error: files.error === 'too-large' ? 'too-large' : 'no-workbook' };
  if (!files.value.has('xl/workbook.xml')) return { ok: false, error: 'no-workbook' };
  const plain = packPlainly(files.value);
  const bytes = plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength) as ArrayBuffer;
  const rows = (await readSheet(bytes, 1, { trim: false })) as unknown as Cell[][];
  if (rows.length > mostRows + 1) return { ok: false, error: 'too-many-rows' };
  return { ok: true, value: { rows, silent: silentCells(files.value) } };
}

try {
  say(await read(workerData as TableTask));
} catch {
  // What the library says may hold what stands in a cell, and cells may be personal.
  say({ ok: false, error: 'no-workbook' });
}
