import type { PropertyValue } from '#domain/feature.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { SheetColumn } from './column.ts';
import type { SheetFault } from './fault.ts';
import { dayFrom, instantFrom, timeOfDay } from './read-date.ts';

/** A cell as it stands in the file; a date is its face in UTC, since spreadsheets know no time zones. */
export type Cell = string | number | boolean | Date | null;

/** What is wrong with one cell. */
export type CellFault = Pick<SheetFault, 'code' | 'limit'>;

/** Erases what is there; an empty cell leaves it alone. */
export const clearWords: ReadonlySet<string> = new Set(['清空', 'clear']);

/** What a cell wants: nothing, to erase what is there, or this value. */
export type CellWish = 'leave' | 'clear' | { readonly value: PropertyValue };

const yes = new Set(['是', '有', '对', '√', '✓', 'y', 'yes', 'true', '1']);
const no = new Set(['否', '无', '错', '×', 'x', 'n', 'no', 'false', '0']);

/** How a spreadsheet shows a formula that came to nothing. */
const failedFormula = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)$/;

const mostTexts = 50;

/**
 * Reads a cell by its column.
 * @returns the wish; what is wrong where it fits no value of the column
 */
export function readCell(column: SheetColumn, cell: Cell): Result<CellWish, CellFault> {
  const text = cell === null || cell instanceof Date ? '' : plain(String(cell));
  if (cell === null || (text === '' && !(cell instanceof Date))) return ok('leave');
  if (clearWords.has(text.toLowerCase())) return ok('clear');
  if (typeof cell === 'string' && failedFormula.test(text)) return refused({ code: 'errorCell' });
  const value = valueOf(column, cell, text);
  return value.ok ? ok({ value: value.value }) : value;
}

function valueOf(column: SheetColumn, cell: Exclude<Cell, null>, text: string): Result<PropertyValue, CellFault> {
  switch (column.kind) {
    case 'choice':
      return choiceOf(column, text);
    case 'flag':
      if (yes.has(text.toLowerCase())) return ok(true);
      return no.has(text.toLowerCase()) ? ok(false) : refused({ code: 'flag' });
    case 'day':
      return dayFrom(cell, text);
    case 'instant':
      return instantFrom(cell, text);
    case 'texts':
      return textsOf(column, text);
    case 'text':
      return cellAsText(column, cell, text);
    default:
      return numberOf(column, cell, text);
  }
}

/** Spaces at the ends are nobody's meaning, the full-width and the hard one neither. */
function plain(text: string): string {
  return text.replace(/^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000\ufeff]+$/g, '');
}

function choiceOf({ words = {} }: SheetColumn, text: string): Result<string, CellFault> {
  const wanted = text.toLowerCase();
  const found = Object.entries(words).find(([value, { zh, en }]) =>
    [value, zh, en].some((word) => word.toLowerCase() === wanted),
  );
  return found === undefined ? refused({ code: 'choice' }) : ok(found[0]);
}

/** Digits that a spreadsheet's number keeps: of a component's number of 17 the last two are lost already. */
const safeDigits = 15;

/**
 * A text that a spreadsheet took for something else: times of day are what they look like, but a door number 3-12 has
 * become a date and a long number has lost its end, which nobody can give back.
 */
function cellAsText(column: SheetColumn, cell: Exclude<Cell, null>, text: string): Result<string, CellFault> {
  if (cell instanceof Date) {
    const time = timeOfDay(cell);
    return time === undefined ? refused({ code: 'dateInText' }) : textOf(column, time);
  }
  if (typeof cell === 'number' && Math.abs(cell) >= 10 ** safeDigits) return refused({ code: 'longNumber' });
  return textOf(column, text);
}

/** What the database cannot keep (NUL, half a character) is refused here, where the cell can be named. */
function textOf({ maxLength, pattern }: SheetColumn, text: string): Result<string, CellFault> {
  if (/\0|\p{Surrogate}/u.test(text)) return refused({ code: 'text' });
  if (maxLength !== undefined && [...text].length > maxLength) return refused({ code: 'tooLong', limit: maxLength });
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) return refused({ code: 'pattern' });
  return ok(text);
}

function textsOf(column: SheetColumn, text: string): Result<readonly string[], CellFault> {
  const parts = text
    .split(/[、；;\n]/)
    .map(plain)
    .filter((part) => part !== '');
  if (parts.length > mostTexts) return refused({ code: 'tooMany', limit: mostTexts });
  for (const part of parts) {
    const read = textOf({ ...column, maxLength: column.maxLength ?? 200 }, part);
    if (!read.ok) return read;
  }
  return ok(parts);
}

function numberOf(column: SheetColumn, cell: Exclude<Cell, null>, text: string): Result<number, CellFault> {
  const { kind } = column;
  const isWhole = kind === 'whole';
  const wrong = kind === 'longitude' || kind === 'latitude' ? kind : isWhole ? 'whole' : 'number';
  if (cell instanceof Date || typeof cell === 'boolean') return refused({ code: wrong });
  // "1,200" and full-width digits are how people write; a unit behind the figure is not guessed at.
  const figures = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  const value =
    typeof cell === 'number' ? cell : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(figures) ? Number(figures) : NaN;
  if (!Number.isFinite(value)) return refused({ code: wrong });
  if (kind === 'longitude' && Math.abs(value) > 180) return refused({ code: wrong });
  if (kind === 'latitude' && Math.abs(value) > 180) return refused({ code: wrong });
  if (isWhole && !Number.isSafeInteger(value)) return refused({ code: wrong });
  if (column.minimum !== undefined && value < column.minimum)
    return refused({ code: 'minimum', limit: column.minimum });
  if (column.maximum !== undefined && value > column.maximum)
    return refused({ code: 'maximum', limit: column.maximum });
  return ok(value);
}
