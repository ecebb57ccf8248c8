import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';

/** How entries end: retired from a day on and kept as history, or deleted as entered by mistake. */
export type Ending =
  | { readonly how: 'retire'; readonly day: string; readonly note: string }
  | { readonly how: 'delete'; readonly note: string };

interface EndDialogProps {
  readonly how: Ending['how'] | undefined;
  /** How many entries end. */
  readonly count: number;
  /** "YYYY-MM-DD" in Asia/Shanghai. */
  readonly today: string;
  readonly onEnd: (ending: Ending) => void;
  readonly onClose: () => void;
}

/** Asks what must be known before something ends: from which day on, or why it was wrong. */
export function EndDialog({ how, count, today, onEnd, onClose }: EndDialogProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={how !== undefined}
      onClose={onClose}
      title={how && t(how === 'retire' ? 'registers.retireTitle' : 'registers.deleteTitle', { count })}
      centered
    >
      {how && <Question key={how} how={how} today={today} onEnd={onEnd} onClose={onClose} />}
    </Modal>
  );
}

function Question({
  how,
  today,
  onEnd,
  onClose,
}: Pick<EndDialogProps, 'today' | 'onEnd' | 'onClose'> & { readonly how: Ending['how'] }) {
  const { t } = useWords();
  const [day, setDay] = useState(today);
  const [note, setNote] = useState('');
  const mayEnd = how === 'retire' || note.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (mayEnd) onEnd(how === 'retire' ? { how, day, note: note.trim() } : { how, note: note.trim() });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(how === 'retire' ? 'registers.retireHint' : 'registers.deleteHint')}</Text>
        {how === 'retire' && (
          <DateInput
            label={t('registers.retireFrom')}
            value={day}
            onChange={(next) => next && setDay(next)}
            valueFormat="YYYY-MM-DD"
          />
        )}
        <TextInput
          label={t('registers.reason')}
          withAsterisk={how === 'delete'}
          value={note}
          maxLength={200}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('registers.cancel')}
          </Button>
          <Button type="submit" color={how === 'delete' ? 'red' : 'accent'} disabled={!mayEnd}>
            {t(how === 'retire' ? 'registers.retire' : 'registers.delete')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
