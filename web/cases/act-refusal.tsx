import { caseActs, type CaseAct } from '#domain/cases/acts.ts';
import { cases } from '#domain/cases/collection.ts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { Differences } from '../ui/differences.tsx';
import { Hint } from './hint.tsx';
import type { Overtaken } from './use-act-form.ts';

/** A wrong act, and those that are possible as the case stands. */
export function PossibleActs({
  act,
  possible,
  onAct,
}: {
  readonly act: CaseAct;
  readonly possible: readonly CaseAct[];
  readonly onAct: ((act: CaseAct) => void) | undefined;
}) {
  const { t, say } = useWords();
  return (
    <Hint role="alert" title={t('cases.act.wrong', { act: say(caseActs[act]) })}>
      <Possible possible={possible} onAct={onAct} />
    </Hint>
  );
}

/** Somebody else was faster: what changed, and whether one may go on with what one typed. */
export function OvertakenNotice({
  by,
  act,
  onAct,
}: {
  readonly by: Overtaken;
  readonly act: CaseAct;
  readonly onAct: ((act: CaseAct) => void) | undefined;
}) {
  const { t, say } = useWords();
  return (
    <Hint role="alert" title={t('cases.act.overtaken')}>
      <Stack gap="xs">
        <Differences
          left={{ title: t('cases.act.youSaw'), content: by.before.properties }}
          right={{ title: t('cases.act.nowIs'), content: by.after.properties }}
          schema={cases.schema}
        />
        {by.stillPossible ? (
          <Text size="sm">{t('cases.act.goOn', { act: say(caseActs[act]) })}</Text>
        ) : (
          <Possible possible={by.possible} onAct={onAct} />
        )}
      </Stack>
    </Hint>
  );
}

function Possible({
  possible,
  onAct,
}: {
  readonly possible: readonly CaseAct[];
  readonly onAct: ((act: CaseAct) => void) | undefined;
}) {
  const { t, say } = useWords();
  if (possible.length === 0) return <Text size="sm">{t('cases.act.nothingPossible')}</Text>;
  return (
    <Stack gap={6}>
      <Text size="sm">{t('cases.act.possible')}</Text>
      <Group gap={6}>
        {possible.map((other) =>
          onAct ? (
            <Button key={other} size="compact-sm" variant="default" onClick={() => onAct(other)}>
              {say(caseActs[other])}
            </Button>
          ) : (
            <Text key={other} size="sm">
              {say(caseActs[other])}
            </Text>
          ),
        )}
      </Group>
    </Stack>
  );
}
