import { Alert, Autocomplete, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useKeepUnsaved } from '../state/unsaved.ts';
import { showToast } from '../ui/toast.tsx';
import { discardHandover, handoversKey, signHandover, writeHandover, type HandoverEntry } from './api.ts';
import { RemarksEditor } from './remarks-editor.tsx';
import { refusalWords } from './refusal-words.ts';
import { typedOf, writtenOf, type Typed } from './written.ts';
import classes from './handovers.module.css';

interface DraftFormProps {
  readonly entry: HandoverEntry;
  /** Names of shifts to choose from. */
  readonly shifts: readonly string[];
  /** Who signs; undefined for a program, which cannot. */
  readonly signer: string | undefined;
}

/** A draft being written: left lying, thrown away, or signed by the one who hands over. */
export function DraftForm({ entry, shifts, signer }: DraftFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [base, setBase] = useState(entry.version);
  const [typed, setTyped] = useState<Typed>(() => typedOf(entry.content));
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState<'sign' | 'discard' | undefined>(undefined);
  useKeepUnsaved(dirty);
  const takeAnew = () => {
    setBase(entry.version);
    setTyped(typedOf(entry.content));
    setDirty(false);
  };
  // What another one wrote comes in by itself, unless something typed here would be lost.
  if (entry.version > base && !dirty) takeAnew();
  const written = writtenOf(typed);
  const change = (patch: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...patch }));
    setDirty(true);
  };
  const renew = () => client.invalidateQueries({ queryKey: handoversKey });

  const save = async (): Promise<number> => {
    if (!dirty || written === undefined) return base;
    const { version } = await writeHandover(entry.id, base, written);
    setBase(version);
    setDirty(false);
    return version;
  };
  const keep = useMutation({
    mutationFn: save,
    onSuccess: () => showToast({ words: t('handovers.saved') }),
    onSettled: renew,
  });
  const sign = useMutation({
    mutationFn: async () => signHandover(entry.id, await save(), 'over'),
    onSuccess: () => showToast({ words: t('handovers.signedOver', { number: entry.id }) }),
    onSettled: () => {
      setAsking(undefined);
      return renew();
    },
  });
  const discard = useMutation({
    mutationFn: () => discardHandover(entry.id, base),
    onSuccess: () => showToast({ words: t('handovers.discarded') }),
    onSettled: () => {
      setAsking(undefined);
      return renew();
    },
  });
  const failed = [sign, keep, discard].find(({ isError }) => isError);
  const isBusy = [sign, keep, discard].some(({ isPending }) => isPending);
  return (
    <form
      className={classes.form}
      aria-label={t('handovers.draftOf', { number: entry.id })}
      onSubmit={(event) => {
        event.preventDefault();
        if (written && dirty) keep.mutate();
      }}
    >
      {entry.version > base && (
        <Alert role="alert" color="yellow" variant="light" p="sm">
          <Text size="sm">{t('handovers.changedMeanwhile')}</Text>
          <Button size="compact-sm" variant="default" mt="xs" onClick={takeAnew}>
            {t('handovers.takeAnew')}
          </Button>
        </Alert>
      )}
      {failed && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {refusalWords(failed.error, t)}
        </Alert>
      )}
      <div className={classes.when}>
        <Autocomplete
          label={t('handovers.shift')}
          required
          maxLength={60}
          data={[...shifts]}
          value={typed.shift}
          onChange={(shift) => change({ shift })}
        />
        <DateTimePicker
          label={t('handovers.from')}
          required
          valueFormat="YYYY-MM-DD HH:mm"
          value={typed.from}
          onChange={(from) => change({ from: from ?? '' })}
        />
        <DateTimePicker
          label={t('handovers.to')}
          required
          valueFormat="YYYY-MM-DD HH:mm"
          value={typed.to}
          onChange={(to) => change({ to: to ?? '' })}
        />
      </div>
      <Textarea
        label={t('handovers.notes')}
        description={t('handovers.notesHint')}
        rows={6}
        resize="vertical"
        maxLength={4000}
        value={typed.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
      />
      <RemarksEditor
        remarks={typed.remarks}
        onChange={(next) => {
          setTyped((before) => ({ ...before, remarks: next(before.remarks) }));
          setDirty(true);
        }}
      />
      <Group gap="xs">
        <Button disabled={written === undefined || signer === undefined || isBusy} onClick={() => setAsking('sign')}>
          {t('handovers.signOver')}
        </Button>
        <Button
          type="submit"
          variant="default"
          disabled={!dirty || written === undefined || isBusy}
          loading={keep.isPending}
        >
          {t('handovers.save')}
        </Button>
        <Button variant="subtle" color="gray" disabled={isBusy} onClick={() => setAsking('discard')}>
          {t('handovers.discard')}
        </Button>
        {written === undefined && (
          <Text size="sm" c="dimmed">
            {t('handovers.incomplete')}
          </Text>
        )}
        {signer === undefined && (
          <Text size="sm" c="dimmed">
            {t('handovers.personSigns')}
          </Text>
        )}
      </Group>
      <Modal
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t(asking === 'discard' ? 'handovers.discardTitle' : 'handovers.signOverTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
        centered
      >
        <Stack gap="sm">
          <Text size="sm">
            {asking === 'discard'
              ? t('handovers.discardAsk', { number: entry.id })
              : t('handovers.signOverAsk', { name: signer })}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setAsking(undefined)}>
              {t('handovers.cancel')}
            </Button>
            <Button
              data-autofocus
              loading={isBusy}
              {...(asking === 'discard' ? { color: 'red' } : {})}
              onClick={() => (asking === 'discard' ? discard.mutate() : sign.mutate())}
            >
              {t(asking === 'discard' ? 'handovers.discard' : 'handovers.signOver')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  );
}
