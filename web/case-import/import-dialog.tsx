import { Alert, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { ChooseStep } from './choose-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { refusalWords } from './refusal-words.ts';
import { FoundStep } from './found-step.tsx';
import { TakenStep } from './taken-step.tsx';
import { useImport } from './use-import.ts';
import { WorkingStep } from './working-step.tsx';

interface CaseImportDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/**
 * Brings a list of cases into the city: a file is chosen, its columns are named, what it holds is shown row by row, the rest is
 * taken. What goes on in the background goes on when the dialog is closed.
 */
export function CaseImportDialog({ opened, onClose }: CaseImportDialogProps) {
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title={t('caseImport.title')}>
      {opened && <Steps onClose={onClose} />}
    </Modal>
  );
}

function Steps({ onClose }: Pick<CaseImportDialogProps, 'onClose'>) {
  const { t } = useWords();
  const list = useImport();
  const { state, error } = list;
  const refusal = error === undefined ? undefined : refusalWords(error, t);
  return (
    <Stack gap="sm" data-testid="case-import" data-phase={state?.phase ?? 'choosing'}>
      {state && (
        <Text size="sm" c="dimmed">
          {t('caseImport.list', { name: state.name, id: state.id })}
        </Text>
      )}
      {refusal !== undefined && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {refusal}
        </Alert>
      )}
      {state === undefined && <ChooseStep list={list} />}
      {(state?.phase === 'looking' || state?.phase === 'taking') && <WorkingStep list={list} state={state} />}
      {(state?.phase === 'mapping' ||
        state?.phase === 'looked' ||
        state?.phase === 'failed' ||
        state?.phase === 'cancelled') && (
        <>
          <MappingStep key={JSON.stringify(state.choices)} list={list} state={state} />
          {state.phase === 'looked' && state.found && <FoundStep list={list} state={state} found={state.found} />}
        </>
      )}
      {state?.phase === 'taken' && <TakenStep list={list} state={state} onClose={onClose} />}
    </Stack>
  );
}
