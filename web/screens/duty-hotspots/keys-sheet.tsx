import { useWords } from '../../i18n/use-words.ts';
import { KeysSheet, type KeyLine } from '../../ui/keys-sheet.tsx';
import { keyWords } from '../duty/act-keys.ts';
import { deskKeys } from './desk-keys.ts';

/** The sheet behind "?": every key of the desk. */
export function KeysOfDesk({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const lines: readonly KeyLine[] = [
    ...(Object.keys(deskKeys) as (keyof typeof deskKeys)[]).map(
      (name) => [t(`hotspots.keys.${name}`), keyWords(deskKeys[name])] as const,
    ),
    [t('hotspots.keys.tabs'), ['1', '–', '4']],
  ];
  return <KeysSheet title={t('hotspots.keys.title')} opened={opened} onClose={onClose} parts={[{ lines }]} />;
}
