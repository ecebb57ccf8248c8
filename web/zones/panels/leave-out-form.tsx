import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { leftOutReasons, type LeftOutReason } from '#domain/zones/left-out.ts';
import { useWords } from '../../i18n/use-words.ts';

interface LeaveOutFormProps {
  readonly onLeaveOut: (reason: LeftOutReason, note: string) => void;
}

/** A gap that is meant: left out on purpose, with its reason. */
export function LeaveOutForm({ onLeaveOut }: LeaveOutFormProps) {
  const { t, language } = useWords();
  const [reason, setReason] = useState<LeftOutReason | null>(null);
  const [note, setNote] = useState('');
  const isUnexplained = reason === 'other' && note.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== null && !isUnexplained) onLeaveOut(reason, note.trim());
      }}
    >
      <Group gap="xs" align="end">
        <Select
          size="xs"
          w="9rem"
          label={t('zonePanels.ignore')}
          placeholder={t('zonePanels.reason')}
          data={Object.entries(leftOutReasons).map(([value, words]) => ({ value, label: words[language] }))}
          value={reason}
          onChange={(next) => setReason(next as LeftOutReason | null)}
        />
        <TextInput
          size="xs"
          flex={1}
          aria-label={t('zonePanels.note')}
          placeholder={t(isUnexplained ? 'zonePanels.noteWanted' : 'zonePanels.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={reason === null || isUnexplained}>
          {t('zonePanels.leaveOut')}
        </Button>
      </Group>
    </form>
  );
}
