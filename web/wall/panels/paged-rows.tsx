import type { CSSProperties, ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useStep } from '../clock/wall-now.ts';
import { pageAt, rowsThatFit } from './page-at.ts';
import type { Size } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

interface PagedRowsProps<T> {
  readonly rows: readonly T[];
  /** What head and rows may fill, CSS pixels. */
  readonly size: Size;
  /** Height of a row, ems. */
  readonly ems?: number;
  /** So wide at least an entry is, ems, where two and more may stand beside each other; absent: one to a line. */
  readonly entryEms?: number;
  /** Rows on a page at most. */
  readonly most?: number | undefined;
  /** Tracks of `grid-template-columns`, one string for all rows. */
  readonly columns?: string;
  /** Shown above the rows, above each column of entries. */
  readonly head?: ReactNode;
  /** Height of the head, ems. */
  readonly headEms?: number;
  /** Pages at most: of a list without an end the first ones come round again. */
  readonly mostPages?: number;
  /** Accessible name of the list. */
  readonly label: string;
  readonly draw: (row: T, place: number) => ReactNode;
}

/** Height of a row of one line, ems. */
export const rowEms = 1.4;
/** Space that may come between rows, ems. */
const loosest = 0.5;

/**
 * Rows under each other; what does not fit is turned over by whole pages, at the same instant on every screen. A row keeps
 * its elements when others take its place, so that only what differs is painted.
 */
export function PagedRows<T>(props: PagedRowsProps<T>) {
  const { size, ems = rowEms, entryEms = Infinity, most = Infinity, mostPages = Infinity, label, draw } = props;
  const { columns, head, headEms = rowEms } = props;
  const { t } = useWords();
  const { body } = useTextPixels();
  const height = head === undefined ? size.height : size.height - headEms * body;
  const lines = rowsThatFit(height, ems * body, most);
  const across = Math.max(
    1,
    Math.min(Math.floor(size.width / (entryEms * body)), Math.ceil(props.rows.length / lines)),
  );
  const perPage = Math.min(lines * across, most);
  const rows = props.rows.slice(0, perPage * mostPages);
  const { page, pages, first, end } = useStep((now) => pageAt(rows.length, perPage, now));
  // Fewer rows than fit stand farther apart, as far as they are still read as one list.
  const used = Math.ceil(Math.ceil(rows.length / pages) / across);
  const apart = Math.min(ems + loosest, height / body / Math.max(1, used));
  const tracks = {
    ...(columns !== undefined && { '--columns': columns }),
    '--row': `${Math.max(ems, apart).toFixed(3)}em`,
    '--lines': Math.max(1, used),
    '--head': `${headEms}em`,
    '--across': across,
    ...(pages > 1 && { paddingRight: '0.5em' }),
  } as CSSProperties;
  return (
    <div style={tracks}>
      {head !== undefined && (
        <div className={classes.heads}>
          {Array.from({ length: across }, (_, place) => (
            <div key={place} className={classes.columnHead}>
              {head}
            </div>
          ))}
        </div>
      )}
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
