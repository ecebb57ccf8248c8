import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { caseStatuses } from '#domain/cases/status.ts';
import { findingExceptions, type FindingException } from '#domain/checks/exceptions.ts';
import { workLists, type WorkList } from '#domain/checks/work-lists.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { recordsQuery } from '../../state/records.ts';
import { useSession } from '../../state/session.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import type { TreatedProps } from '../slots.ts';
import { tickingEdit } from '../lists/list-edits.ts';
import { useCaseStatus } from './case-status.ts';
import { ExceptionDialog } from './exception-dialog.tsx';
import { endingEdit, exceptionsOf, inForce } from './exception-edits.ts';
import { useTreating } from './use-treating.ts';
import classes from './treat.module.css';

/** What became of a finding: its cases, its exceptions now and before, its work lists, with what can be done to them. */
export function Treated({ finding, onDone }: TreatedProps) {
  const { t } = useWords();
  const { cases, lists, exception } = finding.treat;
  const past = usePast(finding.id);
  if (cases.length === 0 && lists.length === 0 && exception === undefined && past.length === 0) return null;
  return (
    <section className={classes.treated} aria-label={t('treating.treated')}>
      {cases.map((one) => (
        <CaseLine key={one.id} {...one} />
      ))}
      {exception && <ExceptionLine finding={finding} onDone={onDone} />}
      {lists.map((list) => (
        <ListLine key={list.id} finding={finding.id} list={list} onDone={onDone} />
      ))}
      {past.map(({ id, content }) => (
        <Text key={id} size="xs" c="dimmed">
          {t('treating.exception.past', { until: content.until, reason: content.reason })}
        </Text>
      ))}
    </section>
  );
}

/** Exceptions that once held, for those who may treat. */
function usePast(finding: string) {
  const { can } = useSession();
  const today = dayOf(useNow());
  const known = useQuery({
    ...recordsQuery<FindingException>(findingExceptions.id),
    enabled: can('finding.treat'),
  });
  return exceptionsOf(finding, known.data ?? []).filter(({ content }) => content.until < today);
}

function CaseLine({ id, number, status }: TreatedProps['finding']['treat']['cases'][number]) {
  const { t, say } = useWords();
  const now = useCaseStatus(id) ?? status;
  return (
    <p className={classes.line}>
      <span className={classes.what}>{t('treating.case.name')}</span>
      <InnerLink to={`/duty?view=all&case=${number}`}>{number}</InnerLink>
      <span>{say(caseStatuses[now])}</span>
    </p>
  );
}

function ExceptionLine({ finding, onDone }: TreatedProps) {
  const { t } = useWords();
  const { can } = useSession();
  const today = dayOf(useNow());
  const [isChanging, setChanging] = useState(false);
  const known = useQuery({
    ...recordsQuery<FindingException>(findingExceptions.id),
    enabled: can('finding.treat'),
  });
  const { writeOrSay, isPending } = useTreating();
  const held = inForce(exceptionsOf(finding.id, known.data ?? []), today);
  const { reason, until } = held?.content ?? finding.treat.exception!;
  return (
    <div>
      <p className={classes.line}>
        <span className={classes.what}>{t('treating.exception.name')}</span>
        <span>{t('treating.exception.holds', { until })}</span>
      </p>
      <p className={classes.reason}>{reason}</p>
      {held && (
        <Group gap={6} mt={4}>
          <Button size="compact-xs" variant="default" onClick={() => setChanging(true)}>
            {t('treating.exception.change')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            loading={isPending}
            onClick={() =>
              void writeOrSay('finding.except', [endingEdit(held, today)], t('treating.exception.ended')).then(
                (isDone) => isDone && onDone(),
              )
            }
          >
            {t('treating.exception.end')}
          </Button>
        </Group>
      )}
      {isChanging && <ExceptionDialog findings={[finding]} onClose={() => setChanging(false)} onDone={onDone} />}
    </div>
  );
}

function ListLine({
  finding,
  list: { id, name, doneOn },
  onDone,
}: {
  readonly finding: string;
  readonly list: TreatedProps['finding']['treat']['lists'][number];
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const { can } = useSession();
  const today = dayOf(useNow());
  const known = useQuery({ ...recordsQuery<WorkList>(workLists.id), enabled: can('finding.treat') });
  const { writeOrSay, isPending } = useTreating();
  const kept = known.data?.find((record) => record.id === id);
  const tick = (isDone: boolean) => {
    if (!kept) return;
    const words = t(isDone ? 'treating.list.ticked' : 'treating.list.unticked', { name });
    void writeOrSay('work-list.tick', [tickingEdit(kept, finding, isDone ? today : undefined)], words).then(
      (isWritten) => isWritten && onDone(),
    );
  };
  return (
    <div className={classes.line}>
      <span className={classes.what}>{t('treating.list.word')}</span>
      <InnerLink to={`/checks/lists?worklist=${encodeURIComponent(id)}`}>{name}</InnerLink>
      {kept ? (
        <Checkbox
          size="xs"
          label={doneOn ? t('treating.list.doneOn', { day: doneOn }) : t('treating.list.sayDone')}
          checked={doneOn !== undefined}
          disabled={isPending}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
      ) : (
        doneOn && <span>{t('treating.list.doneOn', { day: doneOn })}</span>
      )}
    </div>
  );
}
