import { Table } from '@mantine/core';
import { allHandoverFigures, handoverFigures, type HandoverFigures } from '#domain/handovers/figures.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { formatClock, formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { InnerLink } from '../ui/inner-link.tsx';
import classes from './handovers.module.css';

interface FiguresTableProps {
  /** As they stood when it was handed over, and when it was taken over; absent as long as nobody signed. */
  readonly handed?: HandoverFigures | undefined;
  readonly taken?: HandoverFigures | undefined;
  /** As they are now; absent where nobody asks any more, or they are not there yet. */
  readonly now?: HandoverFigures | undefined;
  /** The address that lists what a query of `/api/cases` lists. */
  readonly addressOf: (query: string) => string;
}

/** What is handed over in figures: as signed, beside it as it is now. Today's figures open their lists. */
export function FiguresTable({ handed, taken, now, addressOf }: FiguresTableProps) {
  const { t, say, language } = useWords();
  const signed = [
    ...(handed ? [{ title: t('handovers.figures.handed'), figures: handed }] : []),
    ...(taken ? [{ title: t('handovers.figures.taken'), figures: taken }] : []),
  ];
  // An unsigned sheet is printed with the figures of the moment, a signed one with those that were signed.
  const nowClass = signed.length === 0 ? classes.number : `${classes.number} ${classes.screenOnly}`;
  return (
    <Table className={classes.figures} withRowBorders>
      {now && (
        <caption className={classes.figuresNote}>
          {t(signed.length > 0 ? 'handovers.figures.note' : 'handovers.figures.noteDraft')}
        </caption>
      )}
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('handovers.figures.title')}</Table.Th>
          {signed.map(({ title, figures }) => (
            <Table.Th scope="col" key={title} className={classes.number}>
              {title}
              <small>{formatInstant(Date.parse(figures.at))}</small>
            </Table.Th>
          ))}
          {now && (
            <Table.Th scope="col" className={nowClass}>
              {t('handovers.figures.now')}
              <small>{formatClock(Date.parse(now.at))}</small>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {allHandoverFigures.map((key) => {
          const count = now?.[key];
          const before = (taken ?? handed)?.[key];
          return (
            <Table.Tr key={key}>
              <Table.Th scope="row">{say(handoverFigures[key])}</Table.Th>
              {signed.map(({ title, figures }) => (
                <Table.Td key={title} className={classes.number}>
                  {formatNumber(figures[key], language)}
                </Table.Td>
              ))}
              {now && count !== undefined && (
                <Table.Td className={nowClass}>
                  <InnerLink
                    to={addressOf(new URLSearchParams(handoverFigures[key].query).toString())}
                    label={t('handovers.figures.open', { name: say(handoverFigures[key]), count })}
                  >
                    {formatNumber(count, language)}
                  </InnerLink>
                  {before !== undefined && count !== before && (
                    <span className={classes.change}>
                      {count > before ? '+' : '−'}
                      {formatNumber(Math.abs(count - before), language)}
                    </span>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
