import { Button, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { NumberColumn } from '#domain/cases/numbers/table.ts';
import { useWords } from '../i18n/use-words.ts';
import { useOpenInner } from '../ui/inner-link.tsx';
import type { TableAnswer } from './api.ts';
import type { NumbersAsked } from './asked.ts';
import { isWorseLow, mainColumns } from './columns.ts';
import { ColumnHead } from './column-head.tsx';
import { NumberRowView } from './number-row.tsx';
import { sortRows } from './sort-rows.ts';
import classes from './numbers.module.css';

/** So many rows are drawn at first; a city has some hundred classes and thousands of streets. */
const firstRows = 100;

interface NumberTableProps {
  readonly answer: TableAnswer;
  readonly asked: Pick<NumbersAsked, 'sort' | 'turned' | 'columns'>;
  readonly onSort: (sort: string, turned: boolean) => void;
  readonly addressOf: (query: string) => string;
}

/** The table of numbers: worst first, each number opens its cases, each head says how its numbers come about. */
export function NumberTableView({ answer, asked, onSort, addressOf }: NumberTableProps) {
  const { t, say, language } = useWords();
  const { sort, turned, columns: which } = asked;
  const [more, setMore] = useState(false);
  const open = useOpenInner();
  const columns = useMemo(() => columnsOf(answer.table.columns, which), [answer.table.columns, which]);
  const rows = useMemo(
    () => sortRows(answer.table.rows, { sort, turned }, language),
    [answer.table.rows, sort, turned, language],
  );
  const shown = more ? rows : rows.slice(0, firstRows);
  const orderOf = (key: string) => {
    if (sort !== key) return 'none';
    const isFalling = key === 'label' || isWorseLow(key) ? turned : !turned;
    return isFalling ? 'descending' : 'ascending';
  };
  return (
    <div className={classes.tableRoom} role="region" aria-label={t('numbers.table')} tabIndex={0}>
      {/* One listener for some thousand links. */}
      <table className={classes.table} onClick={open}>
        <thead>
          <tr>
            <th scope="col" aria-sort={orderOf('label')}>
              <UnstyledButton
                className={classes.sort}
                onClick={() => onSort('label', sort === 'label' && !turned)}
                title={t('numbers.sort.byName')}
              >
                {say(answer.table.title)}
                <span aria-hidden>{sort === 'label' ? (turned ? ' ↑' : ' ↓') : ''}</span>
              </UnstyledButton>
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" aria-sort={orderOf(column.key)}>
                <ColumnHead
                  column={column}
                  choices={answer.choices}
                  sorted={sort !== column.key ? undefined : turned ? 'best' : 'worst'}
                  onSort={() => onSort(column.key, sort === column.key && !turned)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <NumberRowView key={row.key} row={row} columns={columns} addressOf={addressOf} />
          ))}
        </tbody>
        <tfoot>
          <NumberRowView row={answer.table.total} columns={columns} addressOf={addressOf} />
        </tfoot>
      </table>
      {rows.length > shown.length && (
        <Button variant="default" size="xs" m="sm" onClick={() => setMore(true)}>
          {t('numbers.moreRows', { count: rows.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

/** The columns that are shown, in order. */
export function columnsOf(columns: readonly NumberColumn[], which: 'main' | 'all'): readonly NumberColumn[] {
  if (which === 'all') return columns;
  return mainColumns.flatMap((key) => columns.find((column) => column.key === key) ?? []);
}
