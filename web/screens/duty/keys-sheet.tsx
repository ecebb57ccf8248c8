import { allActs, ruleOf } from '#domain/cases/acts.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { KeysSheet } from '../../ui/keys-sheet.tsx';
import { useActWords } from './act-words.ts';
import { actKeys, deskKeys, keyWords } from './act-keys.ts';

/** The sheet behind "?": the desk's keys, and those of the acts that one's seats may do. */
export function KeysOfDesk({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const actWords = useActWords();
  const { can } = useSession();
  const desk = [
    ...(Object.keys(deskKeys) as (keyof typeof deskKeys)[]).map(
      (name) => [t(`duty.keys.${name}`), keyWords(deskKeys[name])] as const,
    ),
    [t('duty.keys.rows'), ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End']] as const,
    [t('duty.keys.open'), ['Enter']] as const,
    [t('duty.keys.views'), ['1', '–', '9']] as const,
  ];
  const acts = allActs
    .filter((act) => act !== 'case.report' && ruleOf(act).rights.some(can))
    .map((act) => [actWords(act), keyWords(actKeys[act])] as const);
  const parts = [
    { title: t('duty.keys.desk'), lines: desk },
    ...(acts.length > 0 ? [{ title: t('duty.acts'), lines: acts }] : []),
  ];
  return <KeysSheet title={t('duty.keys.title')} opened={opened} onClose={onClose} parts={parts} />;
}
