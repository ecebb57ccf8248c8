import type { ReactNode } from 'react';
import { panelTitle } from '#domain/wall/panel-title.ts';
import type { ScenePanel } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import { columnsThatFit, type WallColumn } from './columns-that-fit.ts';
import { PagedRows } from './paged-rows.tsx';
import type { Size } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import { textEms } from './text-width.ts';
import classes from './panels.module.css';

export interface TableColumn<T> extends WallColumn {
  readonly head: string;
  /** Takes the room that is left; its words stand at the left, figures at the right. */
  readonly grows?: true;
  /** Neither words nor figures: fills its column. */
  readonly isDrawing?: true;
  readonly draw: (row: T) => ReactNode;
}

interface PagedTableProps<T> {
  readonly rows: readonly T[];
  readonly columns: ReadonlyArray<TableColumn<T>>;
  readonly panel: ScenePanel;
  readonly size: Size;
}

/** Between two columns, and at the right for the strip of pages, ems. */
const [gapEms, stripEms] = [0.6, 0.5];

/** Rows with figures in columns: of the columns the weightiest that fit, of the rows a page. */
export function PagedTable<T>({ rows, columns, panel, size }: PagedTableProps<T>) {
  const { say } = useWords();
  const { body } = useTextPixels();
  // Words above a column are as long as the language makes them.
  const wide = columns.map((column) => ({ ...column, ems: Math.max(column.ems, textEms(column.head)) }));
  const shown = columnsThatFit(wide, size.width / body - stripEms, gapEms);
  const tracks = shown.map(({ ems, grows }) => (grows ? 'minmax(0, 1fr)' : `${ems}em`)).join(' ');
  return (
    <PagedRows
      rows={rows}
      height={size.height}
      most={panel.rows}
      columns={tracks}
      label={say(panelTitle(panel))}
      head={shown.map((column) => (
        <span key={column.key} className={classOf(column)}>
          {column.head}
        </span>
      ))}
      draw={(row) =>
        shown.map((column) => (
          <span key={column.key} className={column.isDrawing ? undefined : classOf(column)}>
            {column.draw(row)}
          </span>
        ))
      }
    />
  );
}

function classOf({ grows }: Pick<TableColumn<never>, 'grows'>): string {
  return grows ? classes.line! : `${classes.line} ${classes.right}`;
}
