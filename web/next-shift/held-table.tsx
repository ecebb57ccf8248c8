import { Text } from '@mantine/core';
import { missedReasons } from '#domain/dispatch/next-shift/held-against.ts';
import { stopKinds } from '#domain/dispatch/next-shift/round.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { formatClock, formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Held } from './api.ts';
import classes from './next-shift.module.css';

/** A published plan held against what happened: how many stops were come to, which not and why, what came up elsewhere. */
export function HeldTable({ held, caseHref }: { readonly held: Held; readonly caseHref: (number: string) => string }) {
  const { t, say, language } = useWords();
  const { stops, visited, inTime, cases, foreseen, unforeseen, plan, at } = held;
  const share = (part: number, all: number): string =>
    all === 0 ? '—' : `${formatNumber((part / all) * 100, language, 1)}%`;
  const figure = (label: string, part: number, all: number) => (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <span className={classes.figure}>{share(part, all)}</span>{' '}
      <Text span size="xs">
        {t('nextShift.rateOf', { visited: part, all })}
      </Text>
    </div>
  );
  return (
    <>
      <Text size="xs" c="dimmed">
        {t('nextShift.publishedAt', { at: formatInstant(Date.parse(plan.content.publishedAt)) })} ·{' '}
        {plan.content.coverage === undefined
          ? t('nextShift.noCoverage')
          : t('nextShift.coverage', { percent: formatNumber(plan.content.coverage, language, 1) })}{' '}
        · {t('nextShift.leftOut', { count: plan.content.leftOut })} ·{' '}
        {t('nextShift.asOf', { at: formatInstant(Date.parse(at)) })}
      </Text>
      <div className={classes.figures}>
        {figure(t('nextShift.rate'), visited, stops.length)}
        {figure(t('nextShift.inTime'), inTime, stops.length)}
        {figure(t('nextShift.foreseen'), foreseen, cases)}
      </div>
      <div style={{ overflowX: 'auto' }}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(['crew', 'stop', 'came', 'casesNear', 'why'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`nextShift.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stops.map(({ crew, stop, visitedAt, late, missed, cases: near }) => (
              <tr key={stop.id}>
                <td>{crew}</td>
                <td>
                  {stop.place}
                  <Text size="xs" c="dimmed">
                    {say(stopKinds[stop.kind])} ·{' '}
                    {t('nextShift.window', {
                      from: formatClock(Date.parse(stop.from)),
                      until: formatClock(Date.parse(stop.until)),
                    })}
                  </Text>
                </td>
                <td className={missed !== undefined && missed !== 'not-over' ? classes.late : undefined}>
                  {visitedAt === undefined
                    ? [t('nextShift.missed'), ...(missed === undefined ? [] : [say(missedReasons[missed])])].join(' · ')
                    : `${formatClock(visitedAt)}${late === true ? ` · ${t('nextShift.lateCame')}` : ''}`}
                </td>
                <td>{formatNumber(near.length, language)}</td>
                <td>{say(stop.why)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section aria-label={t('nextShift.unforeseen')}>
        <Text fw={600}>
          {t('nextShift.unforeseen')} {formatNumber(unforeseen.length, language)}
        </Text>
        {unforeseen.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('nextShift.unforeseenNone')}
          </Text>
        )}
        <ul className={classes.stops}>
          {unforeseen.map(({ id, number, className, reportedAt }) => (
            <li key={id}>
              <a href={caseHref(number)}>{number}</a> {className} {formatClock(reportedAt)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
