import type { SheetFault } from '#domain/sheets/fault.ts';
import { ScrollArea, Table, Text } from '@mantine/core';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Register } from './register.ts';
import { sheetFaultWords } from './sheet-words.ts';

interface SheetFaultsProps {
  readonly register: Register;
  /** The first of them. */
  readonly faults: readonly SheetFault[];
  readonly count: number;
}

/** The faulty cells of a table: row and column as the spreadsheet shows them, what is wrong, what to do. */
export function SheetFaults({ register, faults, count }: SheetFaultsProps) {
  const { t, say, language } = useWords();
  const rows = new Set(faults.map(({ row }) => row)).size;
  const figures = (value: number) => formatNumber(value, language);
  // A column that is not in the file has its Chinese title from the server.
  const columnOf = ({ column = '', key }: SheetFault) => {
    const field = register.fields.find((candidate) => candidate.key === key);
    return field?.titles.zh === column ? say(field.titles) : column;
  };
  return (
    <>
      <Text size="sm" c="red" role="alert">
        {t('sheets.faulty', { figures: figures(count), rows: figures(rows) })}
        {count > faults.length && t('sheets.firstOnly', { figures: figures(faults.length) })}
      </Text>
      <ScrollArea.Autosize mah="50vh" type="auto">
        <Table verticalSpacing={4} stickyHeader aria-label={t('sheets.faultsTable')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="4rem">{t('sheets.row')}</Table.Th>
              <Table.Th>{t('sheets.column')}</Table.Th>
              <Table.Th>{t('sheets.fault')}</Table.Th>
              <Table.Th>{t('sheets.remedy')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {faults.map((fault, place) => {
              const { fault: what, remedy } = sheetFaultWords(fault, t, language);
              return (
                <Table.Tr key={place}>
                  <Table.Td>{fault.row}</Table.Td>
                  <Table.Td>{columnOf(fault)}</Table.Td>
                  <Table.Td>{what}</Table.Td>
                  <Table.Td>{remedy}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </>
  );
}
