import { Modal, Table } from '@mantine/core';
import { treatments } from '../../checks/slots.ts';
import { useWords } from '../../i18n/use-words.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { keyWords } from '../duty/act-keys.ts';
import { deskKeys, treatKeys } from './desk-keys.ts';

/** The sheet behind "?": every key of the desk. */
export function KeysSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const lines: ReadonlyArray<readonly [string, readonly string[]]> = [
    ...(Object.keys(deskKeys) as (keyof typeof deskKeys)[]).map(
      (name) => [t(`checks.keys.${name}`), keyWords(deskKeys[name])] as const,
    ),
    ...treatments.map((what) => [t(`checks.keys.${what}`), keyWords(treatKeys[what])] as const),
    [t('checks.keys.rows'), ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End']],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('checks.keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      centered
    >
      <Table withRowBorders={false} verticalSpacing={2}>
        <Table.Tbody>
          {lines.map(([words, keys]) => (
            <Table.Tr key={words}>
              <Table.Td>{words}</Table.Td>
              <Table.Td ta="right" w="1%" style={{ whiteSpace: 'nowrap' }}>
                <KeyHint keys={keys} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
