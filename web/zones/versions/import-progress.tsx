import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useSession } from '../../state/session.ts';
import { schemeVersionsQuery } from '../api.ts';
import { useDeskAddress } from './address.ts';
import { importErrorWords } from './import-words.ts';
import { cancelImport, importJobsQuery, isRunning, outcomeOf, type ImportJob } from './import-jobs.ts';
import classes from './versions.module.css';

/** Imports of zones that are under way or ended lately: how far they are, what came of them. */
export function ImportProgress() {
  const { can } = useSession();
  const client = useQueryClient();
  const { data: jobs = [] } = useQuery({ ...importJobsQuery, enabled: can('jobs.see') });
  const running = jobs.filter(isRunning).length;
  const before = useRef(running);
  useEffect(() => {
    if (running < before.current) void client.invalidateQueries({ queryKey: schemeVersionsQuery.queryKey });
    before.current = running;
  }, [running, client]);
  return jobs.map((job) => <ImportLine key={job.id} job={job} />);
}

function ImportLine({ job }: { readonly job: ImportJob }) {
  const { t, language } = useWords();
  const { can } = useSession();
  const client = useQueryClient();
  const address = useDeskAddress();
  const cancel = useMutation({
    mutationFn: () => cancelImport(job.id),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const { done, total, note } = job.progress;
  if (isRunning(job)) {
    return (
      <div className={classes.job} role="status">
        <Text size="sm">{t('schemes.importing', { note: note ?? '' })}</Text>
        <Progress
          value={total ? Math.min(100, (100 * done) / total) : 100}
          animated={!total}
          aria-label={t('schemes.importProgress')}
          size="sm"
          my={4}
        />
        {can('jobs.manage') && (
          <Button size="compact-xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('schemes.cancelImport')}
          </Button>
        )}
      </div>
    );
  }
  const outcome = outcomeOf(job);
  if (job.state !== 'completed' || outcome === undefined) {
    return (
      <Alert color="red" variant="light" p="sm" className={classes.job} title={t('schemes.importRefused')}>
        {job.error === undefined ? (
          <Text size="sm">{t(`schemes.importEnd.${job.state === 'cancelled' ? 'cancelled' : 'failed'}`)}</Text>
        ) : (
          importErrorWords(job.error, t).map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))
        )}
      </Alert>
    );
  }
  const figures = (count: number) => formatNumber(count, language);
  return (
    <div className={classes.job} role="status">
      <Group justify="space-between">
        <Text size="sm">
          {t('schemes.imported', { zones: figures(outcome.zones), faults: figures(outcome.faults) })}
          {outcome.cleaned > 0 &&
            ` ${t('schemes.importCleaned', { count: outcome.cleaned, figures: figures(outcome.cleaned) })}`}
        </Text>
        <Button size="compact-xs" variant="default" onClick={() => address.open(outcome.version)}>
          {t('schemes.openImported')}
        </Button>
      </Group>
    </div>
  );
}
