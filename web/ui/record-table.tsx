import { Skeleton, Stack, Table, UnstyledButton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { PageRecord } from '../state/records.ts';
import { Failed } from './failed.tsx';
import { Notice } from './notice.tsx';
import classes from './record-table.module.css';

interface RecordTableProps<C> {
  /** What the rows come from: says whether they are being fetched or could not be. */
  readonly query: Pick<UseQueryResult, 'isError' | 'error' | 'data' | 'refetch'>;
  readonly rows: ReadonlyArray<PageRecord<C>> | undefined;
  /** Titles of the columns, the name first. */
  readonly columns: readonly string[];
  readonly nameOf: (record: PageRecord<C>) => ReactNode;
  /** The cells after the name. */
  readonly cells: (record: PageRecord<C>) => ReactNode;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly empty: string;
}

/** Records as a table; the name of each is the button that opens it. */
export function RecordTable<C>({ query, rows, columns, nameOf, cells, openId, onOpen, empty }: RecordTableProps<C>) {
  const { t } = useWords();
  if (query.isError && query.data === undefined) {
    return <Failed title={t('admin.failed')} error={query.error} retry={() => void query.refetch()} />;
  }
  if (rows === undefined) {
    return (
      <Stack gap="xs" aria-busy="true" aria-label={t('list.loadingRow')}>
        {[1, 2, 3, 4].map((line) => (
          <Skeleton key={line} h="2rem" />
        ))}
      </Stack>
    );
  }
  if (rows.length === 0) return <Notice role="status" title={empty} />;
  return (
    <Table stickyHeader verticalSpacing={6} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column}>{column}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((record) => (
          <Table.Tr
            key={record.id}
            className={classes.row}
            {...(record.id === openId ? { 'data-open': true } : {})}
            onClick={() => onOpen(record.id)}
          >
            <Table.Td>
              <UnstyledButton
                className={classes.name}
                aria-expanded={record.id === openId}
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(record.id);
                }}
              >
                {nameOf(record)}
              </UnstyledButton>
            </Table.Td>
            {cells(record)}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
