import { useWords } from '../../../i18n/use-words.ts';
import { formatInstant } from '../../../i18n/times.ts';
import { PlacesMap } from './places-map.tsx';
import type { SheetRow } from './sheet-rows.ts';
import classes from './sheet.module.css';

/** What stands on every page of a printed list: whoever takes one page away knows what it is of. */
export interface SheetHead {
  readonly city: string;
  readonly isSample: boolean;
  readonly name: string;
  readonly unit?: string;
  /** "YYYY-MM-DD". */
  readonly dueOn?: string;
  readonly note?: string;
  /** Rules and where their figures come from, in words. */
  readonly sources: readonly string[];
  /** What the sheet shows stands at this time; when it is printed. Epoch milliseconds. */
  readonly asOf: number;
  readonly now: number;
}

interface WorkSheetProps extends SheetHead {
  readonly rows: readonly SheetRow[];
  readonly page: number;
  readonly pages: number;
}

const columns = ['number', 'place', 'wrong', 'remedy', 'unit', 'signature'] as const;

/** One page of a work list (整改清单), A4: the map with numbered places, what is to be done there, and where to sign. */
export function WorkSheet({ rows, page, pages, ...head }: WorkSheetProps) {
  const { t } = useWords();
  const { city, isSample, name, unit, dueOn, note, sources, asOf, now } = head;
  const facts: ReadonlyArray<readonly [string, string]> = [
    [t('treating.list.name'), name],
    [t('treating.list.unit'), unit ?? ''],
    [t('treating.list.dueOn'), dueOn ?? ''],
  ];
  return (
    <article className={classes.sheet} aria-label={t('treating.sheet.pageOf', { name, page, pages })}>
      <header className={classes.sheetHead}>
        <h2>{t('treating.sheet.title', { city })}</h2>
        <p>
          {isSample && <strong className={classes.mark}>{t('treating.sheet.sample')}</strong>}
          {t('treating.sheet.page', { page, pages })}
        </p>
      </header>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || t('missing')}</dd>
          </div>
        ))}
      </dl>
      {page === 1 && note && <p className={classes.note}>{note}</p>}
      <PlacesMap
        rows={rows}
        label={t('treating.sheet.map', { name, first: rows[0]!.number, last: rows.at(-1)!.number })}
      />
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} data-column={column}>
                {t(`treating.items.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.number}>
              <td>{row.number}</td>
              <td>{row.place}</td>
              <td>
                {row.wrong}
                {row.state !== 'open' && (
                  <span className={classes.state}>{t('inBrackets', { words: t(`treating.states.${row.state}`) })}</span>
                )}
              </td>
              <td>{row.remedy}</td>
              <td>{row.unit ?? t('missing')}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.signing}>
        {(['issued', 'done', 'checked'] as const).map((who) => (
          <span key={who}>
            {t(`treating.sheet.${who}`)}
            <span className={classes.signLine} />
          </span>
        ))}
      </p>
      <footer className={classes.sheetFoot}>
        <span>{t('treating.sheet.sources', { sources: sources.join(t('treating.sheet.sourceSeparator')) })}</span>
        <span>{t('treating.sheet.asOf', { at: formatInstant(asOf), now: formatInstant(now) })}</span>
      </footer>
    </article>
  );
}
