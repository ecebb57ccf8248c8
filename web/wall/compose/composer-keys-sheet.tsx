import { useWords } from '../../i18n/use-words.ts';
import { KeysSheet, type KeyLine } from '../../ui/keys-sheet.tsx';

const arrows = ['←', '→', '↑', '↓'] as const;

/** The sheet behind "?": every key of the composer. */
export function ComposerKeysSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const lines: readonly KeyLine[] = [
    [t('wallDesk.compose.key.next'), ['Tab']],
    [t('wallDesk.compose.key.move'), arrows],
    [t('wallDesk.compose.key.size'), ['Shift', ...arrows]],
    [t('wallDesk.compose.remove'), ['Delete']],
    [t('wallDesk.compose.key.undo'), ['Ctrl', 'Z']],
    [t('wallDesk.compose.key.redo'), ['Ctrl', 'Y']],
    [t('wallDesk.compose.key.save'), ['Ctrl', 'S']],
    [t('wallDesk.compose.key.leave'), ['Esc']],
    [t('wallDesk.compose.key.help'), ['?']],
  ];
  return <KeysSheet title={t('wallDesk.compose.key.title')} opened={opened} onClose={onClose} parts={[{ lines }]} />;
}
