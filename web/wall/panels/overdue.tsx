import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { TableColumn } from './paged-table.tsx';
import { StateMark } from './state-mark.tsx';
import classes from './panels.module.css';

/** Shape and space before a figure, ems. */
const signEms = 1.15;

/** How many are overdue: red with its square, or plain where none are. */
export function Overdue({ n, words }: { readonly n: number; readonly words: string }) {
  if (n === 0) return <>{words}</>;
  return (
    <span className={classes.overdue}>
      <StateMark state="overdue" /> {words}
    </span>
  );
}

/** The column of overdue cases, the same in every table of a wall. */
export function useOverdueColumn(): TableColumn<{ readonly overdue: number }> {
  const { t, language } = useWords();
  const words = ({ overdue }: { readonly overdue: number }) => formatNumber(overdue, language);
  return {
    key: 'overdue',
    ems: 2.4,
    weight: 3,
    sign: signEms,
    words,
    head: t('wallPanels.column.overdue'),
    draw: (row) => <Overdue n={row.overdue} words={words(row)} />,
  };
}
