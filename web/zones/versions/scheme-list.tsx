import { Checkbox, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { RequestFailed } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { schemeVersionsQuery } from '../api.ts';
import { ActDialog } from './act-dialog.tsx';
import { DraftDialog, type DraftPlan } from './draft-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ImportProgress } from './import-progress.tsx';
import { SchemeKind } from './scheme-kind.tsx';
import { standingVersions, type StandingVersion } from './standing.ts';
import classes from './versions.module.css';

/** All versions of all schemes, a time line for each kind of responsibility: where the planner begins. */
export function SchemeList() {
  const { t, say } = useWords();
  const { can, session } = useSession();
  const now = useNow();
  const answer = useQuery({ ...schemeVersionsQuery, enabled: session !== undefined && session.kind !== 'visitor' });
  const [withdrawn, setWithdrawn] = useState(false);
  const [plan, setPlan] = useState<DraftPlan | undefined>(undefined);
  const [importing, setImporting] = useState<ResponsibilityKind | undefined>(undefined);
  const [withdrawing, setWithdrawing] = useState<StandingVersion | undefined>(undefined);

  if (session?.kind === 'visitor' || (answer.error instanceof RequestFailed && answer.error.status === 403)) {
    return <Notice role="status" title={t('schemes.noRight')} next={t('schemes.noRightNext')} />;
  }
  if (answer.isError && answer.data === undefined) {
    return <Failed title={t('schemes.failed')} error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (answer.data === undefined) {
    return (
      <Stack p="md" gap="sm" aria-busy="true" aria-label={t('schemes.loading')}>
        {[1, 2, 3, 4].map((line) => (
          <Skeleton key={line} h="5rem" />
        ))}
      </Stack>
    );
  }
  const kinds = standingVersions(answer.data, now);
  const mayEdit = can('zone.edit');
  return (
    <div className={classes.list}>
      <header className={classes.listHead}>
        <div>
          <Title order={2} size="1.25rem">
            {t('schemes.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(mayEdit ? 'schemes.hint' : 'schemes.hintReader')}
          </Text>
        </div>
        <Checkbox
          size="xs"
          label={t('schemes.showWithdrawn')}
          checked={withdrawn}
          onChange={(event) => setWithdrawn(event.currentTarget.checked)}
        />
      </header>
      <ImportProgress />
      {kinds.map(({ kind, versions }) => (
        <SchemeKind
          key={kind}
          kind={kind}
          versions={withdrawn ? versions : versions.filter(({ standing }) => standing !== 'withdrawn')}
          onDraft={setPlan}
          onImport={() => setImporting(kind)}
          onWithdraw={setWithdrawing}
        />
      ))}
      {answer.data.length === 0 && mayEdit && (
        <Group justify="center">
          <Text size="sm" c="dimmed">
            {t('schemes.beginHere', { kind: say(responsibilityKinds.order) })}
          </Text>
        </Group>
      )}
      <DraftDialog key={plan && `${plan.kind}/${plan.from?.id}`} plan={plan} onClose={() => setPlan(undefined)} />
      <ImportDialog key={importing} kind={importing} onClose={() => setImporting(undefined)} />
      {withdrawing && (
        <ActDialog act="withdraw" scheme={withdrawing} inEffect={undefined} onClose={() => setWithdrawing(undefined)} />
      )}
    </div>
  );
}
