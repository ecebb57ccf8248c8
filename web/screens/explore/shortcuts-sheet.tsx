import { Modal, Table } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { KeyHint } from '../../ui/key-hint.tsx';

/** Every shortcut of the page: what `use-shortcuts`, the list and the map listen to. Words are messages `shortcuts.*`. */
export const shortcutKeys = {
  search: ['/'],
  layers: ['1'],
  filters: ['2'],
  list: ['3'],
  panel: ['B'],
  measureLine: ['M'],
  measureArea: ['A'],
  measurePoint: ['Space'],
  whole: ['H'],
  theme: ['T'],
  help: ['?'],
  escape: ['Esc'],
  pan: ['←', '→', '↑', '↓'],
  zoom: ['+', '-'],
  rows: ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'],
  open: ['Enter'],
} as const;

/** The sheet behind "?". */
export function ShortcutsSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      centered
    >
      <Table withRowBorders={false} verticalSpacing={6}>
        <Table.Tbody>
          {Object.entries(shortcutKeys).map(([name, keys]) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`shortcuts.${name}` as 'shortcuts.search')}</Table.Td>
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
