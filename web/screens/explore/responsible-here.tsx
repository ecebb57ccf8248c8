import { responsibilityKinds } from '#domain/zones/collection.ts';
import { leftOutReasons } from '#domain/zones/left-out.ts';
import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { dayOf, isDay } from '../../state/shanghai-day.ts';
import { zonesAtQuery, type ZoneAnswer } from '../../zones/api.ts';
import { useDeskAddress } from '../../zones/versions/address.ts';
import type { Spot } from './spot.ts';
import classes from './feature-card.module.css';

interface ResponsibleHereProps {
  readonly place: Spot;
  /** Which place of the feature that is, where it is not plain. */
  readonly where?: string;
  /** When is asked for before anyone chose a day: an instant (ISO) with what it is, or a day; absent: now. */
  readonly at?: { readonly instant: string; readonly words: string } | { readonly day: string };
}

/** Who answered for a place at a time, a line for each kind of responsibility, by which version of its scheme. */
export function ResponsibleHere({ place, where, at }: ResponsibleHereProps) {
  const { t, say } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const [now] = useState(() => new Date(serverNow()).toISOString());
  const given = own['on'] ?? '';
  const chosen = isDay(given) ? given : undefined;
  const asked = chosen ?? (at === undefined ? now : 'day' in at ? at.day : at.instant);
  const answer = useQuery(zonesAtQuery(place, asked));
  // A kind of river has neither zone nor gap on dry land.
  const lines = answer.data?.answers.filter(({ zone, leftOut, gap }) => zone ?? leftOut ?? gap);
  const beginning =
    at === undefined
      ? t('schemes.here.now')
      : 'day' in at
        ? at.day
        : `${at.words} ${formatInstant(Date.parse(at.instant))}`;
  return (
    <section className={classes.responsible} aria-label={t('schemes.here.title')} data-testid="responsible">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div>
          <Title order={3} size="sm">
            {t('schemes.here.title')}
          </Title>
          <Text size="xs" c="dimmed">
            {[chosen ?? beginning, where].filter(Boolean).join(t('schemes.factSeparator'))}
          </Text>
        </div>
        <DateInput
          size="xs"
          w="9rem"
          aria-label={t('schemes.here.onDay')}
          placeholder={t('schemes.here.otherDay')}
          value={chosen ?? null}
          clearable
          valueFormat="YYYY-MM-DD"
          defaultDate={dayOf(Date.parse(now))}
          onChange={(day) => changeOwn({ on: day ?? '' }, 'replace')}
        />
      </Group>
      {answer.isError ? (
        <Group gap="xs" role="alert">
          <Text size="sm">{t('schemes.here.failed')}</Text>
          <Button size="compact-xs" variant="default" onClick={() => void answer.refetch()}>
            {t('retry')}
          </Button>
        </Group>
      ) : lines === undefined ? (
        <div aria-busy="true">
          <Skeleton height="1rem" my={6} />
          <Skeleton height="1rem" my={6} />
        </div>
      ) : lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('schemes.here.noScheme')}
        </Text>
      ) : (
        <dl className={classes.lines}>
          {lines.map((line) => (
            <div key={line.kind} className={classes.line} data-kind={line.kind}>
              <dt>{say(responsibilityKinds[line.kind])}</dt>
              <dd>
                <Answer answer={line} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Answer({ answer: { zone, leftOut, gap } }: { readonly answer: ZoneAnswer }) {
  const { t, say } = useWords();
  const { session } = useSession();
  const address = useDeskAddress();
  if (leftOut) {
    const reason = say(leftOutReasons[leftOut.reason]);
    return (
      <>
        {t('schemes.here.leftOut', { reason: leftOut.note ? `${reason}${t('listSeparator')}${leftOut.note}` : reason })}
      </>
    );
  }
  if (gap) {
    return (
      <strong className={classes.gap}>
        {gap.street ? t('schemes.here.gap', { street: gap.street }) : t('schemes.here.gapNoStreet')}
      </strong>
    );
  }
  if (!zone) return null;
  const who = [zone.unit, zone.leader, zone.officer].filter(Boolean).join(t('listSeparator'));
  return (
    <>
      <strong>
        {zone.number} {zone.name}
      </strong>
      <span className={classes.remark}>{who === '' ? t('schemes.here.nobodyNamed') : who}</span>
      {zone.phone && <span className={classes.remark}>{t('schemes.here.phone', { phone: zone.phone })}</span>}
      <span className={classes.remark}>
        {t('schemes.here.version', { number: zone.scheme.number })}
        {zone.scheme.approvalNumber && ` ${t('schemes.approvalNumber', { number: zone.scheme.approvalNumber })}`}
      </span>
      {session && session.kind !== 'visitor' && (
        <Group gap={4}>
          <Button size="compact-xs" variant="default" onClick={() => address.open(zone.scheme.id, zone.id)}>
            {t('schemes.here.toDesk')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => address.print(zone.scheme.id, [zone.id])}>
            {t('schemes.here.toSheet')}
          </Button>
        </Group>
      )}
    </>
  );
}
