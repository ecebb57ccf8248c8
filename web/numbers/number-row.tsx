import { memo } from 'react';
import type { NumberColumn, NumberRow } from '#domain/cases/numbers/table.ts';
import { useWords } from '../i18n/use-words.ts';
import { CellOf } from './number-cell.tsx';

interface NumberRowProps {
  readonly row: NumberRow;
  readonly columns: readonly NumberColumn[];
  readonly addressOf?: (query: string) => string;
}

/** One group of cases, or all. */
export const NumberRowView = memo(function NumberRowView({ row, columns, addressOf }: NumberRowProps) {
  const { say } = useWords();
  return (
    <tr>
      <th scope="row">{say(row.label)}</th>
      {columns.map((column) => (
        <td key={column.key}>
          <CellOf column={column} row={row} addressOf={addressOf} />
        </td>
      ))}
    </tr>
  );
});
