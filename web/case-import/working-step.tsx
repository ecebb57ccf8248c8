import { Button, Group, Progress, Text } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import type { CaseImport } from './api.ts';
import type { ImportOnItsWay } from './use-import.ts';

/** How far the work on a list is, and the way to end it. */
export function WorkingStep({ list, state }: { readonly list: ImportOnItsWay; readonly state: CaseImport }) {
  const { t } = useWords();
  const { done = 0, total = 0 } = state.progress ?? {};
  const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0;
  return (
    <>
      <Text size="sm" role="status">
        {t(state.phase === 'taking' ? 'caseImport.taking' : 'caseImport.looking', { percent })}
      </Text>
      <Progress value={percent} animated aria-label={t('caseImport.progress')} />
      <Text size="sm" c="dimmed">
        {t(state.phase === 'taking' ? 'caseImport.takingHint' : 'caseImport.lookingHint')}
      </Text>
      <Group>
        <Button variant="default" disabled={list.isBusy} onClick={list.cancel}>
          {t('caseImport.cancel')}
        </Button>
      </Group>
    </>
  );
}
