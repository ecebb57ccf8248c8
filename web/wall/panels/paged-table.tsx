import type { ReactNode } from 'react';
import { panelTitle } from '#domain/wall/panel-title.ts';
import type { ScenePanel } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import { columnsThatFit, mattersMuch, type WallColumn } from './columns-that-fit.ts';
import { lineHeight } from './figure-layout.ts';
import { rowsThatFit } from './page-at.ts';
import { PagedRows, rowEms } from './paged-rows.tsx';
import type { Size } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import { areCut, measuredEms } from './text-width.ts';
import classes from './panels.module.css';

export interface TableColumn<T> extends WallColumn {
  /** In two lines where it has a line break. */
  readonly head: string;
  /** What stands in a row: measured, so that no figure is cut. */
  readonly words?: (row: T) => string;
  /** Beside the words, ems. */
  readonly sign?: number;
  /** Takes the room that is left; its words stand at the left, figures at the right. */
  readonly grows?: true;
  /** Its words have a second line where they are too long for one; for a column that grows, and has no `draw`. */
  readonly wraps?: true;
  /** Neither words nor figures: fills its column. */
  readonly isDrawing?: true;
  /** Absent: the words as they are. */
  readonly draw?: (row: T) => ReactNode;
}

interface PagedTableProps<T> {
  readonly rows: readonly T[];
  readonly columns: ReadonlyArray<TableColumn<T>>;
  readonly panel: ScenePanel;
  readonly size: Size;
}

/** Between two columns, and at the right for the strip of pages, ems. */
const [gapEms, stripEms] = [0.45, 0.5];
/** What weighs so little is worth no page. */
const extra = 6;
/** Between two columns of entries, ems. */
const apartEms = 1;
/** So that what was measured is not cut for a part of a pixel. */
const hairEms = 0.08;
/** Names are measured too, up to so many ems; longer ones are cut. */
const longestName = 9.5;
/** Rows of two lines are half as many on a page: only where more names would be cut than not. */
const mostCut = 0.5;
/** Between rows of two lines, ems. */
const betweenRows = 0.2;

/** Rows with figures in columns: of the columns the weightiest that fit, of the rows a page. */
export function PagedTable<T>({ rows, columns, panel, size }: PagedTableProps<T>) {
  const { say } = useWords();
  const { body } = useTextPixels();
  const wide = columns.map((column) => ({ ...column, ...widthOf(column, rows) }));
  const headEms = columns.some(({ head }) => head.includes('\n')) ? 2 * lineHeight : rowEms;
  // Where all that matters fits twice and more, what is longer than a page stands beside itself.
  const needed = wide.filter(({ weight }) => weight < extra);
  const entryEms = needed.reduce((sum, { ems, full = ems }) => sum + Math.max(ems, full) + gapEms, apartEms);
  const lines = rowsThatFit(size.height - headEms * body, rowEms * body, panel.rows);
  const room = size.width / body - stripEms;
  const across = Math.max(1, Math.min(Math.floor((room + apartEms) / entryEms), Math.ceil(rows.length / lines)));
  const shown = columnsThatFit(wide, (room + apartEms) / across - apartEms, gapEms);
  const isFull = shown.some(({ weight }) => weight > mattersMuch);
  const tracks = shown.map((column) => trackOf(column, isFull)).join(' ');
  const wrapped = shown.find(({ wraps, words }) => {
    const others = shown.reduce((sum, { ems, grows }) => sum + gapEms + (grows ? 0 : ems), 0);
    return wraps && across === 1 && areCut(rows.map(words!), room - others, mostCut);
  });
  return (
    <PagedRows
      rows={rows}
      size={size}
      ems={wrapped ? 2 * lineHeight + betweenRows : rowEms}
      most={panel.rows}
      headEms={headEms}
      {...(across > 1 && { entryEms: size.width / body / across })}
      columns={tracks}
      label={say(panelTitle(panel))}
      head={shown.map((column) => (
        <span key={column.key} className={classOf(column)}>
          {column.head}
        </span>
      ))}
      draw={(row) =>
        shown.map((column) => (
          <span key={column.key} className={column.isDrawing ? undefined : classOf(column, column === wrapped)}>
            {column.draw ? column.draw(row) : column.words?.(row)}
          </span>
        ))
      }
    />
  );
}

/** Words above a column are as long as the language makes them, figures as long as they come; names give way. */
function widthOf<T>(column: TableColumn<T>, rows: readonly T[]): Pick<WallColumn, 'ems' | 'full'> {
  const { ems, head, words, sign = 0, grows } = column;
  const inRows = words === undefined ? [] : rows.map((row) => sign + measuredEms(words(row), sign > 0 && !grows));
  const widest = Math.max(...head.split('\n').map((line) => measuredEms(line)), ...inRows) + hairEms;
  return grows ? { ems, full: Math.max(ems, Math.min(longestName, widest)) } : { ems: Math.max(ems, widest) };
}

/** Names and drawings share the room that is left. */
function trackOf({ ems, full = ems, grows, isDrawing }: TableColumn<never>, isFull: boolean): string {
  if (grows) return `minmax(min(100%, ${isFull ? full : ems}em), 2fr)`;
  return isDrawing ? `minmax(${ems}em, 1fr)` : `${ems}em`;
}

function classOf({ grows }: Pick<TableColumn<never>, 'grows'>, isWrapped = false): string {
  if (isWrapped) return `${classes.someLines} ${classes.two}`;
  return grows ? classes.line! : `${classes.line} ${classes.right}`;
}
