import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useKeepUnsaved } from '../state/unsaved.ts';
import { showToast } from '../ui/toast.tsx';
import { handoversKey, signHandover, type HandoverEntry } from './api.ts';
import { refusalWords } from './refusal-words.ts';
import classes from './handovers.module.css';

interface TakeOverFormProps {
  readonly entry: HandoverEntry;
  /** As signatures name whoever reads; undefined for whoever cannot sign. */
  readonly me: string | undefined;
  readonly signer: string | undefined;
}

/** What is left to do when somebody handed over: another one takes over, or the same one takes the signature back. */
export function TakeOverForm({ entry, me, signer }: TakeOverFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [notes, setNotes] = useState('');
  const isMine = me !== undefined && entry.content.handedBy === me;
  useKeepUnsaved(notes.trim() !== '');
  const sign = useMutation({
    mutationFn: () =>
      signHandover(
        entry.id,
        entry.version,
        isMine ? 'back' : 'take',
        isMine || notes.trim() === '' ? undefined : notes.trim(),
      ),
    onSuccess: () => {
      setNotes('');
      showToast({ words: t(isMine ? 'handovers.takenBack' : 'handovers.takenOver', { number: entry.id }) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: handoversKey }),
  });
  return (
    <form
      className={classes.form}
      aria-label={t(isMine ? 'handovers.waiting' : 'handovers.takeOver')}
      onSubmit={(event) => {
        event.preventDefault();
        sign.mutate();
      }}
    >
      {sign.isError && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {refusalWords(sign.error, t)}
        </Alert>
      )}
      <Text size="sm">{t(isMine ? 'handovers.waitingHint' : 'handovers.takeOverHint')}</Text>
      {!isMine && (
        <Textarea
          label={t('handovers.notesTaken')}
          description={t('handovers.notesHint')}
          rows={3}
          resize="vertical"
          maxLength={4000}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
      )}
      <Group gap="xs">
        <Button
          type="submit"
          {...(isMine ? { variant: 'default' } : {})}
          disabled={signer === undefined}
          loading={sign.isPending}
        >
          {isMine ? t('handovers.takeBack') : t('handovers.signTake', { name: signer ?? '' })}
        </Button>
        {signer === undefined && (
          <Text size="sm" c="dimmed">
            {t('handovers.personSigns')}
          </Text>
        )}
      </Group>
    </form>
  );
}
