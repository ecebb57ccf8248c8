import { cellQuery, type NumberCell, type NumberColumn, type NumberRow } from '#domain/cases/numbers/table.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import { formatShare } from '../i18n/percent.ts';
import classes from './numbers.module.css';

interface NumberCellProps {
  readonly column: NumberColumn;
  readonly row: NumberRow;
  /** The address that lists what a query of `/api/cases` lists; absent on paper. */
  readonly addressOf?: ((query: string) => string) | undefined;
}

/** A number that opens the cases it counts; a rate shows what it is made of, each part opening its own. "—" for an empty base. */
export function CellOf({ column, row, addressOf }: NumberCellProps) {
  const { t, language } = useWords();
  const cell: NumberCell | undefined = row.cells[column.key];
  if (cell === undefined || cell.value === null) return <span className={classes.none}>{t('missing')}</span>;
  const listOf = (part: 'set' | 'base', count: number, words: string) =>
    addressOf === undefined || count === 0 ? (
      words
    ) : (
      <a href={addressOf(`view=all&${cellQuery(column, row, part).toString()}`)}>{words}</a>
    );
  if (cell.m === undefined) return listOf('set', cell.n, formatNumber(cell.n, language));
  return (
    <>
      {formatShare(cell.n, cell.m)}
      <small>
        {listOf('set', cell.n, formatNumber(cell.n, language))}
        {' / '}
        {listOf('base', cell.m, formatNumber(cell.m, language))}
      </small>
    </>
  );
}
