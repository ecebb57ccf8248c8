import { useWords } from '../../i18n/use-words.ts';
import { KeysSheet } from '../../ui/keys-sheet.tsx';

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
  const lines = Object.entries(shortcutKeys).map(
    ([name, keys]) => [t(`shortcuts.${name}` as 'shortcuts.search'), keys] as const,
  );
  return <KeysSheet title={t('shortcuts.title')} opened={opened} onClose={onClose} parts={[{ lines }]} />;
}
