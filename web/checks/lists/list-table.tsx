import { Table, UnstyledButton } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import type { ShownFinding } from '../api.ts';
import type { KeptList } from './list-edits.ts';
import { progressOf } from './progress.ts';
import { DueDay, ProgressBar } from './progress-bar.tsx';
import classes from './lists.module.css';

interface ListTableProps {
  readonly lists: readonly KeptList[];
  /** The findings on the lists, by id. */
  readonly findings: ReadonlyMap<string, ShownFinding>;
  /** "YYYY-MM-DD". */
  readonly today: string;
  readonly onOpen: (id: string) => void;
}

/** All work lists: those that are overdue first, then by day, what is wholly mended last. */
export function ListTable({ lists, findings, today, onOpen }: ListTableProps) {
  const { t } = useWords();
  const rows = lists
    .map((list) => ({ list, progress: progressOf(list.content, findings, today) }))
    .sort(
      (a, b) =>
        Number(a.progress.mended === a.progress.total) - Number(b.progress.mended === b.progress.total) ||
        (a.list.content.dueOn ?? '9999').localeCompare(b.list.content.dueOn ?? '9999') ||
        a.list.content.name.localeCompare(b.list.content.name, 'zh-CN', { numeric: true }),
    );
  return (
    <div className={classes.wide}>
      <Table verticalSpacing={8} highlightOnHover className={classes.lists}>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'unit', 'dueOn', 'progress'] as const).map((column) => (
              <Table.Th key={column}>{t(`treating.list.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ list: { id, content }, progress }) => (
            <Table.Tr key={id} className={classes.row} onClick={() => onOpen(id)}>
              <Table.Td>
                <UnstyledButton
                  className={classes.name}
                  onClick={(event) => {
                    event.stopPropagation();
                    onOpen(id);
                  }}
                >
                  {content.name}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>{content.unit ?? t('missing')}</Table.Td>
              <Table.Td>
                <DueDay day={content.dueOn} isOverdue={progress.isOverdue} />
              </Table.Td>
              <Table.Td>
                <ProgressBar progress={progress} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
