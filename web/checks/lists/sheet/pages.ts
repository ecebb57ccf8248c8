import { layOnPaper } from '../../../map/paper/paper.ts';
import { widthOf } from '../../../map/paper/sheet-labels.ts';
import { groundOf, mapFrame } from './on-paper.ts';
import type { SheetRow } from './sheet-rows.ts';

/** So many rows stand under one map at most: more numbers on it are hard to find. */
const rowsOnPage = 8;

/** 1 : so much at most: on a smaller map nobody finds a place. */
const smallestScale = 40_000;

/** Millimetres that the table has under the map on A4; what its texts are set in (`sheet.module.css`). */
const table = { height: 122, type: 3.18, line: 4.3, ofRow: 2.1 } as const;

/** Millimetres that a text has in its column. */
const columns = { place: 35, wrong: 43, remedy: 43, unit: 21 } as const;

/** Of the note above the first map. */
const note = { width: 186, type: 3.35, line: 4.7, around: 2 } as const;

/** How a row stands is said behind what is wrong, unless it is simply open: so many signs at most. */
const stateSigns = 13;

/** Words are not cut: so much of a line stays empty. */
const ragged = 1.12;

/**
 * Rows as pages hold them: neighbours together, never so many that table and map do not fit one page, never so far apart
 * that their map shows nothing more. What is larger alone has a page of its own.
 * @param rows in the order of their numbers, neighbours beside each other
 * @param above the note that stands on the first page
 */
export function pagesOf(rows: readonly SheetRow[], above = ''): SheetRow[][] {
  const pages: SheetRow[][] = [];
  let left = 0;
  for (const row of rows) {
    const height = heightOf(row);
    const page = pages.at(-1);
    if (page && height <= left && page.length < rowsOnPage && isOneMap([...page, row])) {
      page.push(row);
      left -= height;
    } else {
      pages.push([row]);
      left = table.height - height - (pages.length === 1 ? heightOfNote(above) : 0);
    }
  }
  return pages;
}

function isOneMap(rows: readonly SheetRow[]): boolean {
  return layOnPaper(groundOf(rows), mapFrame).denominator <= smallestScale;
}

/** Millimetres that a row takes. */
function heightOf(row: SheetRow): number {
  const lines = (Object.keys(columns) as (keyof typeof columns)[]).map((column) => {
    const state = column === 'wrong' && row.state !== 'open' ? stateSigns * table.type : 0;
    return Math.ceil(((widthOf(row[column] ?? '', table.type) + state) * ragged) / columns[column]);
  });
  return Math.max(1, ...lines) * table.line + table.ofRow;
}

/** Millimetres that the note takes; lines end where it says so. */
function heightOfNote(text: string): number {
  if (text === '') return 0;
  const lines = text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil((widthOf(line, note.type) * ragged) / note.width)));
  return lines.reduce((sum, count) => sum + count, 0) * note.line + note.around;
}
