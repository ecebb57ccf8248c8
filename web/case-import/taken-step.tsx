import { Button, Group, Text } from '@mantine/core';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import { InnerLink } from '../ui/inner-link.tsx';
import type { CaseImport } from './api.ts';
import type { ImportOnItsWay } from './use-import.ts';

interface TakenStepProps {
  readonly list: ImportOnItsWay;
  readonly state: CaseImport;
  readonly onClose: () => void;
}

/** What was taken, and the way to it. */
export function TakenStep({ list, state, onClose }: TakenStepProps) {
  const { t, language } = useWords();
  const figures = formatNumber(state.taken?.cases ?? 0, language);
  return (
    <>
      <Text size="sm" fw={600} role="status">
        {t('caseImport.taken', { figures })}
      </Text>
      <span onClickCapture={onClose}>
        <InnerLink to={`/duty?view=all&batch=${state.id}`} size="sm">
          {t('caseImport.toCases', { figures })}
        </InnerLink>
      </span>
      <Group gap="xs">
        <Button onClick={onClose}>{t('caseImport.done')}</Button>
        <Button variant="default" onClick={list.leave}>
          {t('caseImport.another')}
        </Button>
      </Group>
    </>
  );
}
