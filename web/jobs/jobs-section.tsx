import { Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSession } from '../state/session.ts';
import { Failed } from '../ui/failed.tsx';
import { Notice } from '../ui/notice.tsx';
import { adding, SectionFrame, type SectionProps } from '../ui/section.tsx';
import { showToast } from '../ui/toast.tsx';
import { actOnJob, isUnderWay, jobsQuery, schedulesQuery, type Job } from './api.ts';
import { ImportForm } from './import-form.tsx';
import { importReport, ImportOutcome } from './import-outcome.tsx';
import classes from './jobs.module.css';
import { MovesOutcome, movesReport } from './moves-outcome.tsx';

/** What the server does in the background: how far it is, ending it, trying it again, what the clock starts. */
export function JobsSection({ id, open }: SectionProps) {
  const { t } = useWords();
  const { can } = useSession();
  const client = useQueryClient();
  const jobs = useQuery(jobsQuery);
  const schedules = useQuery(schedulesQuery);
  const act = useMutation({
    mutationFn: ({ job, what }: { job: string; what: 'cancel' | 'retry' }) => actOnJob(job, what),
    onError: () => showToast({ words: t('jobs.actFailed'), isFault: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const manages = can('jobs.manage');
  const row = (job: Job) => (
    <Table.Tr key={job.id}>
      <Table.Td>
        <Text size="sm" fw={600}>
          {t(`jobs.names.${job.name}`, { defaultValue: job.name })}
        </Text>
        <Text size="xs" c="dimmed">
          {job.byName ?? t(`by.${job.by}`, { defaultValue: job.by })} {formatInstant(Date.parse(job.createdAt))}
        </Text>
      </Table.Td>
      <Table.Td>
        <span className={classes.state} data-state={ending(job)}>
          {t(`jobs.states.${ending(job)}`)}
        </span>
      </Table.Td>
      <Table.Td className={classes.progress}>
        <JobProgress job={job} />
      </Table.Td>
      <Table.Td>
        {manages && isUnderWay(job) && (
          <Button size="xs" variant="default" onClick={() => act.mutate({ job: job.id, what: 'cancel' })}>
            {t('jobs.cancel')}
          </Button>
        )}
        {manages && (job.state === 'failed' || job.state === 'cancelled') && (
          <Button size="xs" variant="default" onClick={() => act.mutate({ job: job.id, what: 'retry' })}>
            {t('jobs.retry')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
  return (
    <SectionFrame
      title={t('admin.sections.jobs')}
      {...(manages && { add: { words: t('jobs.import'), run: () => open(adding) } })}
      {...(id === adding && {
        form: {
          key: adding,
          title: t('jobs.import'),
          close: () => open(undefined),
          body: (
            <ImportForm
              onCancel={() => open(undefined)}
              onDone={() => {
                showToast({ words: t('jobs.started') });
                void client.invalidateQueries({ queryKey: ['jobs'] });
                open(undefined);
              }}
            />
          ),
        },
      })}
    >
      {jobs.isError && !jobs.data ? (
        <Failed title={t('admin.failed')} error={jobs.error} retry={() => void jobs.refetch()} />
      ) : jobs.data?.length === 0 ? (
        <Notice role="status" title={t('jobs.none')} />
      ) : (
        <Table verticalSpacing={6} aria-busy={jobs.isPending}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('jobs.job')}</Table.Th>
              <Table.Th>{t('jobs.state')}</Table.Th>
              <Table.Th>{t('jobs.progress')}</Table.Th>
              <Table.Th aria-label={t('jobs.acts')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{jobs.data?.map(row)}</Table.Tbody>
        </Table>
      )}
      {schedules.data && schedules.data.length > 0 && (
        <Stack gap="xs" mt="xl">
          <Title order={3} size="1rem">
            {t('jobs.schedules')}
          </Title>
          {schedules.data.map(({ name, cron, zone }) => (
            <Group key={name} gap="md">
              <Text size="sm">{t(`jobs.names.${name}`, { defaultValue: name })}</Text>
              <Text size="sm" c="dimmed">
                {cronWords(cron, t) ?? cron}
                {zone === 'Asia/Shanghai' ? t('inBrackets', { words: t('jobs.shanghai') }) : ` ${zone}`}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </SectionFrame>
  );
}

function JobProgress({ job }: { readonly job: Job }) {
  const { t } = useWords();
  const { done, total, note } = job.progress;
  const figures = total === undefined ? (done > 0 ? String(done) : '') : `${done} / ${total}`;
  const report = importReport(job);
  const moves = movesReport(job);
  const share = total === undefined || total === 0 ? undefined : Math.min(100, (100 * done) / total);
  return (
    <>
      {share !== undefined && isUnderWay(job) && (
        <Progress value={share} aria-label={t('jobs.progress')} size="sm" mb={4} />
      )}
      <Text size="xs" c="dimmed">
        {[figures, note].filter(Boolean).join(' ')}
      </Text>
      {report && <ImportOutcome report={report} />}
      {moves && <MovesOutcome report={moves} />}
      {job.error && (
        <Text size="xs" className={classes.error}>
          {job.error}
        </Text>
      )}
    </>
  );
}

/** How a job stands; an import that did not take everything is not simply done. */
function ending(job: Job): Job['state'] | 'partly' | 'refused' {
  const report = importReport(job);
  if (job.state !== 'completed' || report === undefined || report.refused.length === 0) return job.state;
  return report.taken === 0 ? 'refused' : 'partly';
}

/** A daily schedule in words; undefined for any other, whose cron line speaks for itself. */
function cronWords(cron: string, t: ReturnType<typeof useWords>['t']): string | undefined {
  const [, minute, hour] = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(cron) ?? [];
  if (minute === undefined || hour === undefined) return undefined;
  return t('jobs.daily', { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` });
}
