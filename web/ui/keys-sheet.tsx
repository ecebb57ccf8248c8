import { Modal, Table, Text } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { KeyHint } from './key-hint.tsx';
import classes from './keys-sheet.module.css';

/** What keys do: in words, and the keys. */
export type KeyLine = readonly [words: string, keys: readonly string[]];

interface KeysSheetProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** One list, or several with a title each, side by side. */
  readonly parts: readonly { readonly title?: string; readonly lines: readonly KeyLine[] }[];
}

/** The sheet behind "?" of a screen. */
export function KeysSheet({ title, opened, onClose, parts }: KeysSheetProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={parts.length > 1 ? 'xl' : 'md'}
      centered
    >
      <div className={classes.parts}>
        {parts.map((part, index) => (
          <div key={part.title ?? index}>
            {part.title !== undefined && (
              <Text fw={600} size="sm">
                {part.title}
              </Text>
            )}
            <Table withRowBorders={false} verticalSpacing={2}>
              <Table.Tbody>
                {part.lines.map(([words, keys]) => (
                  <Table.Tr key={words}>
                    <Table.Td>{words}</Table.Td>
                    <Table.Td ta="right" w="1%" style={{ whiteSpace: 'nowrap' }}>
                      <KeyHint keys={keys} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        ))}
      </div>
    </Modal>
  );
}
