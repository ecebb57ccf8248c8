import { Button, Group, Pagination, ScrollArea, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failed } from '../ui/failed.tsx';
import { allEntries, type CaseImport, entriesQuery, type Entry, type Part } from './api.ts';
import { csvText, saveText } from './csv-text.ts';
import { columnWords, entryWords } from './entry-words.ts';

interface EntriesTableProps {
  readonly state: CaseImport;
  readonly part: Part;
  readonly total: number;
}

const pageSize = 100;

/** Rows that are not taken, or that want a look: row and column as the spreadsheet shows them, what it is, what to do. */
export function EntriesTable({ state, part, total }: EntriesTableProps) {
  const { t, language } = useWords();
  const [page, setPage] = useState(1);
  const [isSaving, setIsSaving] = useState(false);
  const query = useQuery({
    ...entriesQuery(state.id, part, (page - 1) * pageSize, pageSize, state.choices),
    placeholderData: keepPreviousData,
  });
  const head = [t('sheets.row'), t('sheets.column'), t(`caseImport.what.${part}`), t('sheets.remedy')];
  const cells = (entry: Entry): (string | number)[] => {
    const { what, remedy } = entryWords(entry, t, language);
    return [entry.row, columnOf(state, entry.key) ?? columnWords(entry.key, language), what, remedy];
  };
  const save = async (): Promise<void> => {
    setIsSaving(true);
    try {
      const all = await allEntries(state.id, part);
      saveText(`${t(`caseImport.fileName.${part}`, { id: state.id })}.csv`, csvText([head, ...all.map(cells)]));
    } finally {
      setIsSaving(false);
    }
  };
  if (query.error) {
    return <Failed title={t('caseImport.unread')} error={query.error} retry={() => void query.refetch()} />;
  }
  return (
    <>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600} c={part === 'faults' ? 'red' : undefined}>
          {t(`caseImport.tables.${part}`, { figures: formatNumber(total, language) })}
        </Text>
        <Button size="xs" variant="default" loading={isSaving} onClick={() => void save()}>
          {t('caseImport.save')}
        </Button>
      </Group>
      <ScrollArea.Autosize mah="40vh" type="auto">
        <Table verticalSpacing={4} stickyHeader aria-label={t(`caseImport.tables.${part}`, { figures: total })}>
          <Table.Thead>
            <Table.Tr>
              {head.map((title, i) => (
                <Table.Th key={title} {...(i === 0 && { w: '4.5rem' })}>
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {query.data?.entries.map((entry, place) => (
              <Table.Tr key={place}>
                {cells(entry).map((cell, i) => (
                  <Table.Td key={i}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {total > pageSize && (
        <Pagination
          size="sm"
          total={Math.ceil(total / pageSize)}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({ 'aria-label': t(`caseImport.pages.${control}`) })}
        />
      )}
    </>
  );
}

/** The head under which the file has a column. */
function columnOf({ heads, choices }: CaseImport, key: string): string | undefined {
  const place = choices.mapping.indexOf(key);
  return place < 0 ? undefined : heads[place];
}
