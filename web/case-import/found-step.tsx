import { Alert, Button, Group, Text } from '@mantine/core';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import type { CaseImport } from './api.ts';
import { EntriesTable } from './entries-table.tsx';
import { sentenceWords } from './refusal-words.ts';
import type { ImportOnItsWay } from './use-import.ts';

interface FoundStepProps {
  readonly list: ImportOnItsWay;
  readonly state: CaseImport;
  readonly found: NonNullable<CaseImport['found']>;
}

/** What a list holds: how many rows can be taken, each that cannot and why, what to look at in the others. */
export function FoundStep({ list, state, found }: FoundStepProps) {
  const { t, language } = useWords();
  const figures = (count: number) => formatNumber(count, language);
  const { rows, good, faulty, faults, marks, closed } = found;
  return (
    <>
      {state.error !== undefined && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {t('caseImport.takeFailed', { why: sentenceWords(state.error, t) })}
        </Alert>
      )}
      <Text size="sm" fw={600} role="status">
        {t('caseImport.found', { rows: figures(rows), good: figures(good), faulty: figures(faulty) })}
      </Text>
      {closed > 0 && <Text size="sm">{t('caseImport.closed', { figures: figures(closed) })}</Text>}
      {faults > 0 && <EntriesTable state={state} part="faults" total={faults} />}
      {marks > 0 && <EntriesTable state={state} part="marks" total={marks} />}
      <Group gap="xs">
        <Button disabled={good === 0} loading={list.isBusy} onClick={() => void list.take(good)}>
          {good === 0 ? t('caseImport.nothing') : t('caseImport.take', { figures: figures(good) })}
        </Button>
        <Button variant="default" disabled={list.isBusy} onClick={() => void list.forget()}>
          {t('caseImport.discard')}
        </Button>
        <Button variant="subtle" onClick={list.leave}>
          {t('caseImport.another')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('caseImport.takeHint')}
      </Text>
    </>
  );
}
