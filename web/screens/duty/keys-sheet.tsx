import { Modal, Table, Text } from '@mantine/core';
import { allActs, ruleOf } from '#domain/cases/acts.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useActWords } from './act-words.ts';
import { actKeys, deskKeys, keyWords } from './act-keys.ts';
import classes from './duty.module.css';

/** The sheet behind "?": the desk's keys, and those of the acts that one's seats may do. */
export function KeysSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
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
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('duty.keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="xl"
      centered
    >
      <div className={classes.keyColumns}>
        <Lines title={t('duty.keys.desk')} lines={desk} />
        {acts.length > 0 && <Lines title={t('duty.acts')} lines={acts} />}
      </div>
    </Modal>
  );
}

function Lines({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: ReadonlyArray<readonly [string, readonly string[]]>;
}) {
  return (
    <div>
      <Text fw={600} size="sm">
        {title}
      </Text>
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
    </div>
  );
}
