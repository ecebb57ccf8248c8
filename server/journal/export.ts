import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { shanghaiTime } from './shanghai-time.ts';
import type { AuditEntry } from './store.ts';

/** A column of the exported journal, titled in both languages. */
interface Column {
  readonly title: string;
  readonly width: number;
  readonly value: (entry: AuditEntry, nameOf: (by: string) => string | undefined) => string | number;
}

const columns: readonly Column[] = [
  { title: '编号 No.', width: 10, value: ({ seq }) => seq },
  { title: '时间 Time (UTC+8)', width: 20, value: ({ at }) => shanghaiTime(at) },
  {
    title: '发生时间 Done (UTC+8)',
    width: 20,
    value: ({ occurredAt }) => (occurredAt === null ? '' : shanghaiTime(occurredAt)),
  },
  { title: '人员 Who', width: 20, value: ({ by }, nameOf) => nameOf(by) ?? by },
  { title: '标识 Id', width: 24, value: ({ by }) => by },
  { title: '操作 Act', width: 20, value: ({ kind }) => kind },
  { title: '说明 Note', width: 40, value: ({ note }) => note },
  { title: '条数 Lines', width: 10, value: ({ count, bulk }) => bulk?.count ?? count },
  { title: '对象 What', width: 60, value: whatOf },
];

function whatOf({ lines, bulk, count }: AuditEntry): string {
  if (bulk !== null) return bulk.collection;
  const shown = lines.map(({ collection, id, version, act }) => `${act} ${collection}/${id} v${version}`);
  return [...shown, ...(count > lines.length ? [`… ${count - lines.length}`] : [])].join('; ');
}

/**
 * Entries as comma-separated values. A text that a spreadsheet would take for a formula is escaped; the mark at the
 * beginning tells spreadsheets that it is UTF-8.
 */
export function toCsv(entries: readonly AuditEntry[], nameOf: (by: string) => string | undefined): string {
  const rows = entries.map((entry) => columns.map(({ value }) => value(entry, nameOf)));
  return stringify([columns.map(({ title }) => title), ...rows], { bom: true, escape_formulas: true });
}

/** Entries as a workbook; every text is a cell of type text, never a formula. */
export async function toXlsx(
  entries: readonly AuditEntry[],
  nameOf: (by: string) => string | undefined,
): Promise<Buffer> {
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const rows = entries.map((entry) =>
    columns.map(({ value }) => {
      const shown = value(entry, nameOf);
      return typeof shown === 'number' ? { value: shown, type: Number } : { value: shown, type: String };
    }),
  );
  return writeXlsxFile([head, ...rows], { columns: columns.map(({ width }) => ({ width })) }).toBuffer();
}
