import type { SheetColumn, SheetRegister } from './column.ts';
import type { SheetFault } from './fault.ts';
import type { Cell } from './read-cell.ts';

/** What a table's columns are, by their place. */
export interface Heads {
  /** The place in a row -> the register's column. */
  readonly columns: ReadonlyMap<number, SheetColumn>;
  /** Property -> the head as it stands in the file. */
  readonly names: ReadonlyMap<string, string>;
  readonly faults: readonly SheetFault[];
}

/** The head of a column as the template writes it: the title, the unit in brackets, a star where a new entry needs it. */
export function headOf({ titles, unit, required }: SheetColumn, language: 'zh' | 'en'): string {
  const behind = unit === undefined ? '' : language === 'zh' ? `（${unit}）` : ` (${unit})`;
  return `${titles[language]}${behind}${required ? '*' : ''}`;
}

/**
 * Reads the head of a table: titles in either language or property names, with or without unit and star.
 * @param row the first row of the file
 */
export function readHeads(register: SheetRegister, row: readonly Cell[]): Heads {
  const byName = new Map(
    register.columns.flatMap((column) =>
      [column.titles.zh, column.titles.en, column.key, headOf(column, 'zh'), headOf(column, 'en')].map(
        (name) => [plain(name), column] as const,
      ),
    ),
  );
  const columns = new Map<number, SheetColumn>();
  const names = new Map<string, string>();
  const faults: SheetFault[] = [];
  for (const [place, cell] of row.entries()) {
    const head = cell === null || cell instanceof Date ? '' : String(cell).trim();
    if (head === '') continue;
    const column = byName.get(plain(head)) ?? byName.get(withoutUnit(plain(head)));
    if (column === undefined) faults.push({ row: 1, column: head.slice(0, 60), code: 'unknownColumn' });
    else if (names.has(column.key)) faults.push({ row: 1, column: head, key: column.key, code: 'doubleColumn' });
    else {
      columns.set(place, column);
      names.set(column.key, head);
    }
  }
  for (const key of register.key) {
    if (names.has(key)) continue;
    const { titles } = register.columns.find((column) => column.key === key)!;
    faults.push({ row: 1, column: titles.zh, key, code: 'missingColumn' });
  }
  return { columns, names, faults };
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').replace(/\*$/, '').toLowerCase();
}

function withoutUnit(name: string): string {
  return name.replace(/\([^()]*\)$/, '');
}
