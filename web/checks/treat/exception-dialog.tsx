import { Alert, Button, Chip, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findingExceptions, type FindingException } from '#domain/checks/exceptions.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { recordsQuery } from '../../state/records.ts';
import { addDays, dayOf, isDay } from '../../state/shanghai-day.ts';
import type { ShownFinding } from '../api.ts';
import { exceptionEdits, exceptionsOf, inForce } from './exception-edits.ts';
import { refusalWords, useTreating } from './use-treating.ts';

/** Spans that are offered, days. */
const spans = [7, 30, 90] as const;

interface ExceptionDialogProps {
  readonly findings: readonly ShownFinding[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Accepts findings as they are until a day, with a reason. They stay found, and count apart. */
export function ExceptionDialog({ findings, onClose, onDone }: ExceptionDialogProps) {
  const { t } = useWords();
  const known = useQuery(recordsQuery<FindingException>(findingExceptions.id));
  const { write, isPending } = useTreating();
  const [today] = useState(() => dayOf(serverNow()));
  const held = findings.length === 1 ? inForce(exceptionsOf(findings[0]!.id, known.data ?? []), today) : undefined;
  const [typed, setTyped] = useState<{ readonly reason?: string; readonly until?: string }>({});
  const reason = typed.reason ?? held?.content.reason ?? '';
  const until = typed.until ?? held?.content.until ?? addDays(today, 30);
  const [refused, setRefused] = useState<unknown>(undefined);
  const isFit = reason.trim() !== '' && isDay(until) && until >= today;
  const send = async () => {
    setRefused(undefined);
    try {
      const edits = exceptionEdits(findings, { reason, until }, known.data ?? [], today);
      await write('finding.except', edits, t('treating.exception.done', { count: findings.length, until }));
      onDone();
      onClose();
    } catch (error) {
      setRefused(error);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(held ? 'treating.exception.changeTitle' : 'treating.exception.title', { count: findings.length })}
      centered
      size="lg"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isFit) void send();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            {findings.length === 1 ? findings[0]!.place : t('treating.several', { count: findings.length })}
          </Text>
          {refused !== undefined && (
            <Alert role="alert" color="red" variant="light" p="sm">
              {refusalWords(refused, t)}
            </Alert>
          )}
          <Textarea
            label={t('treating.exception.reason')}
            description={t('treating.exception.reasonHint')}
            required
            rows={3}
            maxLength={500}
            data-autofocus
            value={reason}
            onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
          />
          <Group align="flex-end" gap="sm">
            <DateInput
              label={t('treating.exception.until')}
              required
              value={until}
              minDate={today}
              valueFormat="YYYY-MM-DD"
              onChange={(next) => setTyped({ ...typed, until: next ?? '' })}
            />
            <Group gap={6} role="group" aria-label={t('treating.exception.span')}>
              {spans.map((days) => (
                <Chip
                  key={days}
                  size="xs"
                  checked={until === addDays(today, days)}
                  onChange={() => setTyped({ ...typed, until: addDays(today, days) })}
                >
                  {t('treating.exception.days', { days })}
                </Chip>
              ))}
            </Group>
          </Group>
          <Text size="xs" c="dimmed">
            {t('treating.exception.follows')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!isFit || !known.isSuccess}>
              {t('treating.exception.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
