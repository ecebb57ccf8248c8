import type { CSSProperties, ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useStep } from '../clock/wall-now.ts';
import { pageAt, rowsThatFit } from './page-at.ts';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

interface PagedRowsProps<T> {
  readonly rows: readonly T[];
  /** What the rows may fill, CSS pixels. */
  readonly height: number;
  /** Height of a row, ems. */
  readonly ems?: number;
  /** Rows on a page at most. */
  readonly most?: number | undefined;
  /** Tracks of `grid-template-columns`, one string for all rows. */
  readonly columns?: string;
  /** Shown above the rows, 1.4 ems high. */
  readonly head?: ReactNode;
  /** Accessible name of the list. */
  readonly label: string;
  readonly draw: (row: T, place: number) => ReactNode;
}

/** Height of a row of one line, ems. */
export const rowEms = 1.4;

/**
 * Rows under each other; what does not fit is turned over by whole pages, at the same instant on every screen. A row keeps
 * its elements when others take its place, so that only what differs is painted.
 */
export function PagedRows<T>({ rows, height, ems = rowEms, most, columns, head, label, draw }: PagedRowsProps<T>) {
  const { t } = useWords();
  const { body } = useTextPixels();
  const free = head === undefined ? height : height - rowEms * body;
  const perPage = rowsThatFit(free, ems * body, most);
  const { page, pages, first, end } = useStep((now) => pageAt(rows.length, perPage, now));
  const tracks = {
    ...(columns !== undefined && { '--columns': columns }),
    '--row': `${ems}em`,
    ...(pages > 1 && { paddingRight: '0.5em' }),
  } as CSSProperties;
  return (
    <div style={tracks}>
      {head !== undefined && <div className={classes.columnHead}>{head}</div>}
      <ul className={classes.rows} aria-label={label}>
        {rows.slice(first, end).map((row, place) => (
          <li key={place} className={classes.row}>
            {draw(row, first + place)}
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div className={classes.pages} role="img" aria-label={t('wallPanels.page', { page: page + 1, pages })}>
          {Array.from({ length: pages }, (_, place) => (
            <span key={place} {...(place === page && { 'data-now': true })} />
          ))}
        </div>
      )}
    </div>
  );
}
