import type { NumberColumn } from '#domain/cases/numbers/table.ts';
import { reportKinds } from '#domain/cases/numbers/period.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { useOpenInner } from '../ui/inner-link.tsx';
import type { ReportAnswer } from './api.ts';
import { NumberRowView } from './number-row.tsx';
import { sortRows } from './sort-rows.ts';
import classes from './report.module.css';

interface ReportSheetProps {
  readonly answer: ReportAnswer;
  readonly city: string;
  readonly isSample: boolean;
  readonly addressOf: (query: string) => string;
}

/** A report on paper: by source, by unit, and how the numbers were reckoned. */
export function ReportSheet({ answer, city, isSample, addressOf }: ReportSheetProps) {
  const { t, say, language } = useWords();
  const open = useOpenInner();
  const { kind, firstDay, lastDay, byUnit, bySource, choices, at } = answer;
  const columns = answer.columns.flatMap((key) => byUnit.columns.find((column) => column.key === key) ?? []);
  return (
    <article className={classes.sheet}>
      <h2 className={classes.title}>
        {t('numbers.report.title', { city, kind: say(reportKinds[kind]) })}
        {isSample && <span className={classes.mark}>{t('sampleBadge')}</span>}
      </h2>
      <p className={classes.line}>
        {firstDay === lastDay ? firstDay : t('numbers.report.days', { first: firstDay, last: lastDay })}
        {t('numbers.report.asOf', { at: formatInstant(Date.parse(at)) })}
      </p>
      {[bySource, byUnit].map((table) => (
        <section key={table.by} className={classes.part}>
          <h3>{t('numbers.report.by', { by: say(table.title) })}</h3>
          <table className={classes.table} onClick={open}>
            <thead>
              <tr>
                <th scope="col">{say(table.title)}</th>
                {columns.map((column) => (
                  <th scope="col" key={column.key} title={say(column.formula)}>
                    {say(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sortRows(table.rows, { sort: 'label', turned: false }, language).map((row) => (
                <NumberRowView key={row.key} row={row} columns={columns} addressOf={addressOf} />
              ))}
            </tbody>
            <tfoot>
              <NumberRowView row={table.total} columns={columns} addressOf={addressOf} />
            </tfoot>
          </table>
        </section>
      ))}
      <footer className={classes.foot}>
        {columns
          .filter(({ base }) => base !== undefined)
          .map((column) => (
            <Formula key={column.key} column={column} />
          ))}
        {choices.map((setting) => (
          <p key={setting.key}>
            {say(setting)}
            {t('labelSeparator')}
            {say(setting.words)}
            {t('inBrackets', { words: say(setting.source) })}
          </p>
        ))}
      </footer>
    </article>
  );
}

function Formula({ column }: { readonly column: NumberColumn }) {
  const { t, say } = useWords();
  return <p>{t('numbers.report.formula', { name: say(column), formula: say(column.formula) })}</p>;
}
