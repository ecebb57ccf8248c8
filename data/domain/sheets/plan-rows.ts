import type { Geometry } from 'geojson';
import type { PropertyValue } from '#domain/feature.ts';
import type { SheetRegister } from './column.ts';
import type { SheetFault } from './fault.ts';
import { readHeads, type Heads } from './heads.ts';
import { placeOfRow } from './place-of-row.ts';
import { readCell, type Cell, type CellWish } from './read-cell.ts';

/** An entry that is there already. */
export interface KnownEntry {
  readonly id: string;
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>>;
  /** Absent: a record, which has no place. */
  readonly geometry?: Geometry;
}

/** What a row of the table comes to. */
export interface PlannedRow {
  /** The row's number as the spreadsheet shows it. */
  readonly row: number;
  /** The entry that it changes; absent: it makes a new one. */
  readonly known?: KnownEntry;
  readonly content: Readonly<Record<string, unknown>>;
  readonly geometry?: Geometry;
  /** Personal fields that the row sets, or erases (null). */
  readonly personal?: Readonly<Record<string, string | null>>;
  /** false: the entry is like this already. */
  readonly isChange: boolean;
}

export interface SheetPlan {
  readonly rows: readonly PlannedRow[];
  readonly faults: readonly SheetFault[];
  /** Property -> the head as it stands in the file. */
  readonly heads: Heads['names'];
}

/** Rows that are read without a pause. */
const atOnce = 100;

/** Reads a whole table at once; see `planningRows`. */
export function planRows(...of: Parameters<typeof planningRows>): SheetPlan {
  const planning = planningRows(...of);
  for (;;) {
    const { done, value } = planning.next();
    if (done === true) return value;
  }
}

/**
 * Reads a whole table against its register: what each row would make or change, and every fault.
 * An empty cell leaves what is there, 清空 (clear) takes it away; in a new entry it is what `defaults` say.
 * @param table the rows of the file from its first on; the first holds the heads
 * @param known the entries of the register that are not over
 * @param defaults what a new entry has where its row says nothing
 * @yields now and then, so that others get a turn in the meantime
 */
export function* planningRows(
  register: SheetRegister,
  table: readonly (readonly Cell[])[],
  known: Iterable<KnownEntry>,
  defaults: Readonly<Record<string, PropertyValue>>,
): Generator<undefined, SheetPlan> {
  const heads = readHeads(register, table[0] ?? []);
  const faults: SheetFault[] = [...heads.faults];
  // Without knowing which column is which, every row would be told the same again.
  if (faults.length > 0) return { rows: [], faults, heads: heads.names };
  const byKey = new Map<string, KnownEntry[]>();
  for (const entry of known) {
    const key = keyText(register, entry.content);
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  }
  const rows: PlannedRow[] = [];
  const rowOfKey = new Map<string, number>();
  for (const [place, cells] of table.entries()) {
    if (place % atOnce === atOnce - 1) yield;
    if (place === 0 || cells.every(isBlank)) continue;
    const row = place + 1;
    const read = readRow(row, cells, heads, faults);
    const key = keyOfRow(register, read.wishes);
    if (key === undefined) {
      faults.push(...missingKeys(register, row, heads, read));
      continue;
    }
    const same = rowOfKey.get(key);
    const [first] = register.key;
    const keyHead = { column: heads.names.get(first!)!, key: first! };
    if (same !== undefined) faults.push({ row, ...keyHead, code: 'twice', otherRow: same });
    rowOfKey.set(key, same ?? row);
    const found = byKey.get(key) ?? [];
    if (found.length > 1) {
      faults.push({ row, ...keyHead, code: 'ambiguous' });
      continue;
    }
    const planned = planRow(register, row, read, found[0], { heads, defaults, faults });
    if (planned !== undefined) rows.push(planned);
  }
  return { rows, faults, heads: heads.names };
}

interface ReadRow {
  readonly wishes: ReadonlyMap<string, CellWish>;
  /** Columns whose cell could not be read: they are told once. */
  readonly wrong: ReadonlySet<string>;
}

function readRow(row: number, cells: readonly Cell[], heads: Heads, faults: SheetFault[]): ReadRow {
  const wishes = new Map<string, CellWish>();
  const wrong = new Set<string>();
  for (const [place, cell] of cells.entries()) {
    const column = heads.columns.get(place);
    if (column === undefined) {
      if (!isBlank(cell)) faults.push({ row, column: columnLetters(place), code: 'noHead' });
      continue;
    }
    const read = readCell(column, cell);
    if (read.ok) wishes.set(column.key, read.value);
    else {
      wrong.add(column.key);
      faults.push({ row, column: heads.names.get(column.key)!, key: column.key, ...read.error });
    }
  }
  return { wishes, wrong };
}

function planRow(
  register: SheetRegister,
  row: number,
  { wishes, wrong }: ReadRow,
  known: KnownEntry | undefined,
  {
    heads,
    defaults,
    faults,
  }: { heads: Heads; defaults: Readonly<Record<string, PropertyValue>>; faults: SheetFault[] },
): PlannedRow | undefined {
  const before = faults.length;
  const content: Record<string, unknown> = { ...known?.content };
  const personal: Record<string, string | null> = {};
  const note = (key: string, code: SheetFault['code']): void => {
    const column = heads.names.get(key) ?? register.columns.find((c) => c.key === key)!.titles.zh;
    if (!wrong.has(key)) faults.push({ row, column, key, code });
  };
  for (const { key, of, kind, required } of register.columns) {
    const wish = wishes.get(key) ?? 'leave';
    if (of === 'personal') {
      if (wish === 'clear') personal[key] = null;
      else if (wish !== 'leave') personal[key] = wish.value as string;
      continue;
    }
    if (of === 'place') continue;
    if (wish === 'clear') {
      if (required || key in defaults) note(key, 'notCleared');
      else if (kind === 'flag') content[key] = false;
      else delete content[key];
    } else if (wish !== 'leave') content[key] = wish.value;
    else if (known === undefined) {
      if (key in defaults) content[key] = defaults[key];
      else if (kind === 'flag') content[key] = false;
      else if (required) note(key, 'missing');
    }
  }
  const place = placeOfRow(register, wishes, known?.geometry);
  if (!place.ok) {
    const { key, code } = place.error;
    if (!wrong.has('longitude') && !wrong.has('latitude')) note(key, code);
  }
  if (faults.length > before || wrong.size > 0 || !place.ok) return undefined;
  const hasPersonal = Object.keys(personal).length > 0;
  const isChange =
    known === undefined || hasPersonal || !isSame(known.content, content) || place.value !== known.geometry;
  return {
    row,
    ...(known === undefined ? {} : { known }),
    content,
    ...(place.value === undefined ? {} : { geometry: place.value }),
    ...(hasPersonal ? { personal } : {}),
    isChange,
  };
}

/** The name of a row's entry; undefined where one of its cells says nothing. */
function keyOfRow(register: SheetRegister, wishes: ReadRow['wishes']): string | undefined {
  const values = register.key.map((key) => wishes.get(key) ?? 'leave');
  if (values.some((wish) => wish === 'leave' || wish === 'clear')) return undefined;
  return JSON.stringify(values.map((wish) => String((wish as { value: unknown }).value)));
}

function keyText(register: SheetRegister, content: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(register.key.map((key) => String(content[key] ?? '')));
}

function missingKeys(register: SheetRegister, row: number, heads: Heads, { wishes, wrong }: ReadRow): SheetFault[] {
  return register.key
    .filter((key) => !wrong.has(key) && ['leave', 'clear', undefined].includes(wishes.get(key) as string | undefined))
    .map((key) => ({
      row,
      column: heads.names.get(key)!,
      key,
      code: wishes.get(key) === 'clear' ? ('notCleared' as const) : ('missing' as const),
    }));
}

function isSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** A, B ... Z, AA: what a spreadsheet calls the column at a place. */
export function columnLetters(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnLetters(Math.floor(place / 26) - 1) + letter;
}
