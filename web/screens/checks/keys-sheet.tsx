import { treatments } from '../../checks/slots.ts';
import { useWords } from '../../i18n/use-words.ts';
import { KeysSheet, type KeyLine } from '../../ui/keys-sheet.tsx';
import { keyWords } from '../duty/act-keys.ts';
import { deskKeys, treatKeys } from './desk-keys.ts';

/** The sheet behind "?": every key of the desk. */
export function KeysOfDesk({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const lines: readonly KeyLine[] = [
    ...(Object.keys(deskKeys) as (keyof typeof deskKeys)[]).map(
      (name) => [t(`checks.keys.${name}`), keyWords(deskKeys[name])] as const,
    ),
    ...treatments.map((what) => [t(`checks.keys.${what}`), keyWords(treatKeys[what])] as const),
    [t('checks.keys.rows'), ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End']],
  ];
  return <KeysSheet title={t('checks.keys.title')} opened={opened} onClose={onClose} parts={[{ lines }]} />;
}
