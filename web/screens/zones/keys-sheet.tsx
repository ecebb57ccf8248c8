import { useWords } from '../../i18n/use-words.ts';
import { tools } from '../../zones/desk.ts';
import { deskKeys, toolKeys } from '../../zones/tool-keys.ts';
import { KeysSheet, type KeyLine } from '../../ui/keys-sheet.tsx';

/** The sheet behind "?": every key of the desk. */
export function KeysOfDesk({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const lines: readonly KeyLine[] = [
    ...tools.map((tool) => [t(`zones.tool.${tool}`), [toolKeys[tool]]] as const),
    [t('zones.tool.follow'), [deskKeys.follow]],
    [t('zones.numeric.title'), [deskKeys.numeric]],
    [t('zones.undo'), ['Ctrl', 'Z']],
    [t('zones.redo'), ['Ctrl', 'Y']],
    [t('zones.keys.finish'), ['Enter']],
    [t('zones.keys.back'), [deskKeys.back]],
    [t('zones.keys.escape'), ['Esc']],
    [t('zones.keys.free'), ['Alt']],
    [t('zones.keys.next'), [',', '.']],
    [t('zones.keys.nudge'), ['←', '→', '↑', '↓']],
    [t('zones.keys.nudgeFar'), ['Shift', '←', '→', '↑', '↓']],
    [t('zones.keys.delete'), ['Delete']],
    [t('zones.keys.whole'), [deskKeys.whole]],
    [t('zones.keys.theme'), [deskKeys.theme]],
    [t('zones.keys.help'), [deskKeys.help]],
  ];
  return <KeysSheet title={t('zones.keys.title')} opened={opened} onClose={onClose} parts={[{ lines }]} />;
}
