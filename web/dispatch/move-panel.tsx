import { Alert, Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { RequestFailed } from '../state/request.ts';
import { Failed } from '../ui/failed.tsx';
import { showToast } from '../ui/toast.tsx';
import { applyMoves, crewsForCaseQuery, dispatchKey, type MoveCost } from './api.ts';
import { refusalWords } from './refusal-words.ts';
import { RankedCrews } from './ranked-crews.tsx';
import { differenceWords, spanOf, unplannedWords } from './words.ts';
import classes from './dispatch.module.css';

interface MovePanelProps {
  readonly unit: string;
  readonly task: DispatchTask;
  /** The crew that the plan has for it; undefined: nobody. */
  readonly planned: string | undefined;
  readonly mayAssign: boolean;
  /** The crew that it is to go to; undefined: as planned. */
  readonly crew: string | undefined;
  /** What the move costs; undefined: not known yet, or no move. */
  readonly cost: MoveCost | undefined;
  readonly onCrew: (crew: string) => void;
  /** Opens the case itself. */
  readonly onOpenCase: (number: string) => void;
  /** A sentence of the server in the reader's language. */
  readonly said: (detail: string) => string;
  readonly onDone: () => void;
}

/** One case of the plan: who might do it, what another than planned would cost, and the act of giving it. */
export function MovePanel(props: MovePanelProps) {
  const { unit, task, planned, mayAssign, cost, said, onCrew, onDone } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const ranked = useQuery(crewsForCaseQuery(task.id, false));
  const apply = useMutation({ mutationFn: (move: Parameters<typeof applyMoves>[1]) => applyMoves(unit, move) });
  const crew = props.crew ?? planned;
  const isOverride = crew !== undefined && crew !== planned;
  const isSame = crew !== undefined && crew === task.crew;

  const give = async () => {
    if (crew === undefined) return;
    if (isOverride && reason.trim() === '') return setFault(t('dispatch.reasonNeeded'));
    setFault(undefined);
    try {
      const move = { case: task.id, crew, base: task.version, ...(isOverride && { reason: reason.trim() }) };
      const [result] = (await apply.mutateAsync([move])).results;
      if (result?.problem) return setFault(refusalWords(result.problem, said, t));
      showToast({ words: t('dispatch.given', { number: task.number, crew }) });
      onDone();
    } catch (error) {
      const problem = error instanceof RequestFailed ? { status: error.status, detail: error.message } : {};
      setFault(refusalWords(problem, said, t));
    } finally {
      void client.invalidateQueries({ queryKey: dispatchKey });
    }
  };

  return (
    <form
      className={classes.move}
      aria-label={t('dispatch.moveOf', { number: task.number })}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <Stack gap="xs">
        <div>
          <button type="button" className={classes.link} onClick={() => props.onOpenCase(task.number)}>
            {task.number}
          </button>{' '}
          <Text span size="sm">
            {task.className}
          </Text>
          <Text size="sm">{task.words}</Text>
          <Text size="xs" c="dimmed">
            {t('dispatch.dueAndWork', { due: formatInstant(task.dueAt * 1000), work: spanOf(task.work, t) })}
            {task.licensed > 0 && ` ${t('dispatch.needsLicensed', { count: task.licensed })}`}
            {task.skills.length > 0 &&
              ` ${t('dispatch.needsSkills', { skills: task.skills.join(t('listSeparator')) })}`}
          </Text>
        </div>
        {ranked.data ? (
          <RankedCrews crews={ranked.data.crews} value={crew} planned={planned} onChange={onCrew} />
        ) : ranked.isError ? (
          <Failed title={t('dispatch.failed')} error={ranked.error} retry={() => void ranked.refetch()} />
        ) : (
          <Loader size="sm" aria-label={t('dispatch.loading')} />
        )}
        {isOverride && <Cost of={cost} />}
        {isOverride && mayAssign && (
          <TextInput
            size="sm"
            withAsterisk
            label={t('dispatch.reason')}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {fault !== undefined && (
          <Alert role="alert" color="red" variant="light" p="xs">
            {fault}
          </Alert>
        )}
        {mayAssign ? (
          <Group gap="xs">
            <Button type="submit" size="xs" loading={apply.isPending} disabled={crew === undefined || isSame}>
              {crew === undefined ? t('dispatch.give') : t('dispatch.giveTo', { crew })}
            </Button>
            <Button size="xs" variant="default" onClick={onDone}>
              {t('close')}
            </Button>
          </Group>
        ) : (
          <Text size="xs" c="dimmed">
            {t('dispatch.onlyUnit', { unit })}
          </Text>
        )}
      </Stack>
    </form>
  );
}

/** What putting it elsewhere costs, before it is done. */
function Cost({ of }: { readonly of: MoveCost | undefined }) {
  const { t } = useWords();
  if (of === undefined) return <Loader size="xs" aria-label={t('dispatch.loading')} />;
  const words =
    'why' in of
      ? t('dispatch.cannot', { why: unplannedWords(of.why as Parameters<typeof unplannedWords>[0], t) })
      : t('dispatch.costs', {
          lateness: differenceWords(of.lateness, t),
          travel: differenceWords(of.travel, t),
        });
  const isWorse = 'why' in of || of.lateness > 0;
  return (
    <Text size="sm" role="status" className={isWorse ? classes.worse : classes.cost}>
      {words}
    </Text>
  );
}
