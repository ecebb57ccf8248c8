import { caseStatuses } from '#domain/cases/status.ts';
import { Button, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { arrivalQuery, type LonLat } from '../api.ts';
import type { ChosenClass } from '../class-chooser.tsx';
import { Hint } from '../hint.tsx';
import classes from '../card/card.module.css';

interface ArrivalFactsProps {
  readonly at: LonLat;
  readonly chosen: ChosenClass | undefined;
  /** Number of the case that it shall go into. */
  readonly mergeInto: string | undefined;
  /** Absent for whoever may not merge. */
  readonly onMergeInto: ((number: string | undefined) => void) | undefined;
  readonly onOpenCase: (ref: string) => void;
}

/** What the server finds of a place before anything is sent: who answers, likely duplicates, permits. */
export function ArrivalFacts({ at, chosen, mergeInto, onMergeInto, onOpenCase }: ArrivalFactsProps) {
  const { t, say } = useWords();
  const answer = useQuery(arrivalQuery(at, chosen));
  if (answer.isError) {
    return (
      <Text size="xs" c="dimmed" role="status">
        {t('cases.report.factsFailed')}
      </Text>
    );
  }
  if (!answer.data) return <Skeleton height="3rem" aria-busy="true" />;
  const { place, unit, zone, gap, grid, district, street, community, duplicates, permits, permitHint } = answer.data;
  const area = [district, street, community].filter(Boolean).join(t('cases.separator'));
  const facts: ReadonlyArray<readonly [string, string | undefined]> = [
    [t('cases.card.unit'), unit],
    [t('cases.card.zone'), gap ? t('cases.report.gap', { street: gap.street ?? t('missing') }) : zone],
    [t('cases.card.area'), area],
    [t('cases.card.grid'), grid],
  ];
  const others = permits.filter(({ concerns }) => !concerns).map(({ words }) => words);
  return (
    <div className={classes.facts} aria-busy={answer.isFetching} aria-label={t('cases.report.facts')} role="group">
      <Text size="sm" fw={600}>
        {place}
      </Text>
      <dl className={classes.lines}>
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label} className={classes.line}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {permitHint !== undefined && <Hint title={t('cases.card.permitHint')}>{permitHint}</Hint>}
      {permitHint === undefined && others.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('cases.report.permits', { permits: others.join(t('listSeparator')) })}
        </Text>
      )}
      {duplicates.length > 0 && (
        <Hint title={t('cases.report.duplicates', { count: duplicates.length })}>
          <ul className={classes.list}>
            {duplicates.map(({ id, number, status, place: words, metres, reportedAt }) => (
              <li key={id} className={classes.item}>
                <div>
                  <UnstyledButton className={classes.link} onClick={() => onOpenCase(number)}>
                    {number}
                  </UnstyledButton>{' '}
                  {say(caseStatuses[status])}
                  <div className={classes.remark}>
                    {[words, t('cases.metres', { metres }), formatInstant(Date.parse(reportedAt))].join(
                      t('cases.separator'),
                    )}
                  </div>
                </div>
                {onMergeInto && (
                  <Button
                    size="compact-xs"
                    variant={mergeInto === number ? 'filled' : 'default'}
                    aria-pressed={mergeInto === number}
                    onClick={() => onMergeInto(mergeInto === number ? undefined : number)}
                  >
                    {t('cases.report.mergeInto')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {mergeInto !== undefined && (
            <Group mt={4}>
              <Text size="xs">{t('cases.report.willMerge', { number: mergeInto })}</Text>
            </Group>
          )}
        </Hint>
      )}
    </div>
  );
}
