import { Modal, Table } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { keyWords } from '../duty/act-keys.ts';
import { deskKeys } from './desk-keys.ts';

/** The sheet behind "?": every key of the desk. */
export function KeysSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const lines: ReadonlyArray<readonly [string, readonly string[]]> = [
    ...(Object.keys(deskKeys) as (keyof typeof deskKeys)[]).map(
      (name) => [t(`hotspots.keys.${name}`), keyWords(deskKeys[name])] as const,
    ),
    [t('hotspots.keys.tabs'), ['1', '–', '4']],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('hotspots.keys.title')}
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
