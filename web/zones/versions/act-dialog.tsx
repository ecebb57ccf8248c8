import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeAct } from '#domain/zones/schemes/scheme-version.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { addDays, dayOf, isDay, startOfDay } from '../../state/shanghai-day.ts';
import { showToast } from '../../ui/toast.tsx';
import { postAct, schemeVersionsQuery } from '../api.ts';
import { newKey } from './key.ts';
import { refusalOf } from './refusal-of.ts';
import type { StandingVersion } from './standing.ts';
import { WhatFollows } from './what-follows.tsx';

interface ActDialogProps {
  readonly act: SchemeAct;
  readonly scheme: StandingVersion;
  /** What is in effect of this kind: what the version would change. */
  readonly inEffect: StandingVersion | undefined;
  readonly onClose: () => void;
}

/** Asks what an act needs, says what follows from it, does it. */
export function ActDialog({ act, scheme, inEffect, onClose }: ActDialogProps) {
  const { t } = useWords();
  return (
    <Modal opened onClose={onClose} title={t(`schemes.actTitles.${act}`)} centered size="lg">
      <ActForm act={act} scheme={scheme} inEffect={inEffect} onClose={onClose} />
    </Modal>
  );
}

/** What an act needs beside itself. */
type Asked = Omit<Parameters<typeof postAct>[1], 'act'>;

function ActForm({ act, scheme, inEffect, onClose }: ActDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const tomorrow = addDays(dayOf(serverNow()), 1);
  const [comment, setComment] = useState('');
  const [approvalNumber, setApprovalNumber] = useState('');
  const [when, setWhen] = useState<'day' | 'now'>('day');
  const [day, setDay] = useState(tomorrow);
  const [key] = useState(newKey);
  const asked: Asked | undefined =
    act === 'return'
      ? comment.trim() === ''
        ? undefined
        : { comment: comment.trim() }
      : act === 'approve'
        ? approvalNumber.trim() === ''
          ? undefined
          : { approvalNumber: approvalNumber.trim(), ...(comment.trim() !== '' && { comment: comment.trim() }) }
        : act === 'publish'
          ? effectOf(when, day)
          : {};
  const send = useMutation({
    mutationFn: (asked: Asked) => postAct(scheme.id, { act, ...asked }, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: schemeVersionsQuery.queryKey });
      showToast({ words: t(`schemes.done.${act}`, { number: scheme.version.number, title: scheme.version.title }) });
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (asked) send.mutate(asked);
      }}
    >
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {t('schemes.name', { number: scheme.version.number, title: scheme.version.title })}
        </Text>
        <Text size="sm">{t(`schemes.follows.${act}`)}</Text>
        {(act === 'submit' || act === 'approve' || act === 'publish') && (
          <WhatFollows scheme={scheme} inEffect={inEffect} />
        )}
        {send.isError && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {refusalOf(send.error, t)}
          </Alert>
        )}
        {act === 'approve' && (
          <TextInput
            label={t('schemes.approvalNumberLabel')}
            description={t('schemes.approvalNumberHint')}
            required
            maxLength={100}
            data-autofocus
            value={approvalNumber}
            onChange={(event) => setApprovalNumber(event.currentTarget.value)}
          />
        )}
        {act === 'return' && (
          <Textarea
            label={t('schemes.comment')}
            description={t('schemes.commentHint')}
            required
            rows={3}
            maxLength={1000}
            data-autofocus
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        )}
        {act === 'publish' && (
          <>
            <SegmentedControl
              aria-label={t('schemes.effective')}
              value={when}
              onChange={(next) => setWhen(next as typeof when)}
              data={[
                { value: 'day', label: t('schemes.fromDay') },
                { value: 'now', label: t('schemes.atOnce') },
              ]}
            />
            {when === 'day' && (
              <DateInput
                label={t('schemes.effectiveDay')}
                description={t('schemes.effectiveDayHint')}
                required
                value={day}
                minDate={tomorrow}
                valueFormat="YYYY-MM-DD"
                onChange={(next) => setDay(next ?? '')}
              />
            )}
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('schemes.cancel')}
          </Button>
          <Button
            type="submit"
            color={act === 'withdraw' ? 'red' : 'accent'}
            loading={send.isPending}
            disabled={asked === undefined}
          >
            {t(`schemes.acts.${act}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** When it shall take effect: a day of Shanghai begins at midnight there; at once is left to the server's clock. */
function effectOf(when: 'day' | 'now', day: string): Asked | undefined {
  if (when === 'now') return {};
  return isDay(day) ? { effectiveFrom: new Date(startOfDay(day) * 1000).toISOString() } : undefined;
}
