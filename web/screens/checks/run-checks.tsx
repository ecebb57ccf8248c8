import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checksKey, runChecks, type RulesAnswer } from '../../checks/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { actOnJob, isUnderWay, jobsQuery } from '../../jobs/api.ts';
import { RequestFailed } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';
import { showToast } from '../../ui/toast.tsx';
import classes from './checks.module.css';

/** Whether the checks stand ready, and running all rules anew: how far it is, ending it. */
export function RunChecks({ answer }: { readonly answer: RulesAnswer | undefined }) {
  const { t } = useWords();
  const { can } = useSession();
  const client = useQueryClient();
  const [started, setStarted] = useState<string | undefined>(undefined);
  const jobs = useQuery({ ...jobsQuery, enabled: can('jobs.see') });
  const job = jobs.data?.find((one) => one.name === 'check-run' && (one.id === started || isUnderWay(one)));
  const isRunning = job !== undefined && isUnderWay(job);
  const run = useMutation({
    mutationFn: runChecks,
    onSuccess: (id) => {
      setStarted(id);
      showToast({ words: t('checks.run.started') });
    },
    onError: (error) => showToast({ words: `${t('checks.run.failed')}${reasonOf(error)}`, isFault: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const end = useMutation({
    mutationFn: (id: string) => actOnJob(id, 'cancel'),
    onError: () => showToast({ words: t('jobs.actFailed'), isFault: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  // What ran in the time between two questions has ended when the job is seen to: ask once more.
  const ended = job && !isRunning ? job.id : undefined;
  const [seen, setSeen] = useState<string | undefined>(undefined);
  if (ended !== undefined && ended !== seen) {
    setSeen(ended);
    void client.invalidateQueries({ queryKey: checksKey });
  }
  if (isRunning) {
    const { done, total } = job.progress;
    return (
      <span className={classes.run} role="status">
        <Loader size="xs" />
        {total === undefined || total === 0 ? t('checks.run.running') : t('checks.run.progress', { done, total })}
        {can('jobs.manage') && (
          <Button size="compact-xs" variant="default" loading={end.isPending} onClick={() => end.mutate(job.id)}>
            {t('jobs.cancel')}
          </Button>
        )}
      </span>
    );
  }
  return (
    <span className={classes.run}>
      <span className={classes.wideOnly} role="status">
        {answer && answer.phase !== 'ready' && t(`checks.phase.${answer.phase}`)}
        {job?.state === 'failed' && t('checks.run.failed')}
      </span>
      {can('rule.edit') && (
        <Button
          className={classes.wideOnly}
          size="compact-sm"
          variant="default"
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t('checks.run.now')}
        </Button>
      )}
    </span>
  );
}

function reasonOf(error: unknown): string {
  return error instanceof RequestFailed && error.status === 0 ? ` ${error.message}` : '';
}
