import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Rule } from '#domain/checks/all-rules.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PhotosInput } from '../../ui/photos-input.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { ShownFinding } from '../api.ts';
import { caseOfFinding, draftOfCase } from './case-of-finding.ts';
import { useMakeCase } from './send-case.ts';
import { useClassChoices, valueOf } from './use-class-choices.ts';
import { refusalWords } from './use-treating.ts';

interface CaseDialogProps {
  readonly finding: ShownFinding;
  readonly rule: Rule | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Makes a case of a finding: its class, place and what it says can be changed before it is sent. */
export function CaseDialog({ finding, rule, onClose, onDone }: CaseDialogProps) {
  const { t, say } = useWords();
  const choices = useClassChoices();
  const [draft, setDraft] = useState(() => draftOfCase(finding, rule));
  const [isUnclassed, setUnclassed] = useState(false);
  const make = useMakeCase();
  const change = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }));
  const send = async () => {
    setUnclassed(draft.caseClass === undefined);
    if (draft.caseClass === undefined) return;
    const { number, status } = await make.mutateAsync(caseOfFinding(finding, draft.caseClass, draft));
    showToast({ words: t('treating.case.made', { number, status: say(caseStatuses[status]) }) });
    onDone();
    onClose();
  };
  const begun = finding.treat.cases;
  return (
    <Modal opened onClose={onClose} title={t('treating.case.title', { id: finding.id })} centered size="lg">
      <form
        // The class is there before the list that names it: the browser must not miss it.
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Why it was refused stands in the form.
          void send().catch(() => undefined);
        }}
      >
        <Stack gap="sm">
          {begun.length > 0 && (
            <Alert color="yellow" variant="light" p="sm" role="status">
              {t('treating.case.begun', {
                cases: begun
                  .map(({ number, status }) => `${number}${t('inBrackets', { words: say(caseStatuses[status]) })}`)
                  .join(t('listSeparator')),
              })}
            </Alert>
          )}
          {make.isError && (
            <Alert role="alert" color="red" variant="light" p="sm">
              {refusalWords(make.error, t)}
            </Alert>
          )}
          <Select
            label={t('treating.case.class')}
            searchable
            required
            data={choices.map(({ value, label }) => ({ value, label }))}
            limit={200}
            value={draft.caseClass ? valueOf(draft.caseClass) : null}
            error={isUnclassed ? t('forms.required') : undefined}
            nothingFoundMessage={t('treating.case.noClass')}
            onChange={(value) => change({ caseClass: choices.find((choice) => choice.value === value)?.caseClass })}
          />
          <TextInput
            label={t('treating.case.place')}
            maxLength={200}
            value={draft.place}
            onChange={(event) => change({ place: event.currentTarget.value })}
          />
          <Textarea
            label={t('treating.case.description')}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={1000}
            value={draft.description}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
          <PhotosInput
            label={t('treating.case.photos')}
            fault={undefined}
            readOnly={false}
            value={draft.photos}
            onChange={(photos) => change({ photos })}
          />
          <Text size="xs" c="dimmed">
            {t('treating.case.follows')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" data-autofocus loading={make.isPending}>
              {t('treating.case.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
