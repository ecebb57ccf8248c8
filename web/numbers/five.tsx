import { ActionIcon, Popover, Skeleton, Text, UnstyledButton } from '@mantine/core';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PostGroup } from '#domain/people/presence-at-post.ts';
import { formatArea, formatLength } from '../i18n/measures.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { formatClock, formatSpan } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failed } from '../ui/failed.tsx';
import { InnerLink } from '../ui/inner-link.tsx';
import { fiveQuery, type Counted, type FiveAnswer } from './api.ts';
import { formatShare } from '../i18n/percent.ts';
import { RepeatPlaces } from './repeat-places.tsx';
import classes from './numbers.module.css';

interface FiveProps {
  /** The address that lists what a query of `/api/cases` lists. */
  readonly addressOf: (query: string) => string;
  /** Lists the posts behind 当前在岗率. */
  readonly onPosts: (group: PostGroup) => void;
}

/** The five numbers a bureau chief asks for: each with its time, what stands behind it, and the way to its list. */
export function Five({ addressOf, onPosts }: FiveProps) {
  const { t } = useWords();
  const answer = useQuery(fiveQuery);
  if (answer.isError && answer.data === undefined) {
    return <Failed title={t('numbers.five.failed')} error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (answer.data === undefined) return <Skeleton h="7rem" aria-label={t('numbers.loading')} />;
  return <FiveFigures answer={answer.data} addressOf={addressOf} onPosts={onPosts} />;
}

function FiveFigures({ answer, addressOf, onPosts }: FiveProps & { readonly answer: FiveAnswer }) {
  const { t, say, language } = useWords();
  const {
    at,
    five: { filedToday, overdue, onTime, repeat, onDuty },
  } = answer;
  const now = Date.parse(at);
  const number = (n: number) => formatNumber(n, language);
  const listOf = ({ n, query }: Counted, words = number(n)): ReactNode => (
    <InnerLink to={addressOf(`view=all&${new URLSearchParams(query).toString()}`)}>{words}</InnerLink>
  );
  const postsOf = (group: PostGroup, words: string): ReactNode => (
    <UnstyledButton
      className={classes.opens}
      aria-label={`${t(`numbers.posts.group.${group}`)} ${words}`}
      onClick={() => onPosts(group)}
    >
      {words}
    </UnstyledButton>
  );
  const { worstUnit, longest } = overdue;
  return (
    <>
      <ul className={classes.five} aria-label={t('numbers.five.label')}>
        <One name={t('numbers.five.filedToday')} how={t('numbers.five.filedTodayHow')} at={now}>
          <span className={classes.oneValue}>{listOf(filedToday)}</span>
          <p>
            {t('numbers.five.citizens')} {listOf(filedToday.citizens)}
          </p>
          <p>
            {t('numbers.five.yesterday')} {listOf(filedToday.yesterday)}
          </p>
        </One>
        <One name={t('numbers.five.overdue')} how={t('numbers.five.overdueHow')} at={now}>
          <span className={classes.oneValue}>{listOf(overdue)}</span>
          {worstUnit && (
            <p>
              {t('numbers.five.worstUnit', { unit: worstUnit.unit })} {listOf(worstUnit)}
            </p>
          )}
          {longest && (
            <p>
              {t('numbers.five.longest')}{' '}
              <InnerLink to={`/duty?view=all&case=${longest.number}`} label={`${longest.number} ${longest.place}`}>
                {formatSpan(Math.max(0, now - Date.parse(longest.dueAt)), t)}
              </InnerLink>
            </p>
          )}
        </One>
        <One name={t('numbers.five.onTime')} how={t('numbers.five.onTimeHow')} at={now}>
          <span className={classes.oneValue}>{onTime.m === 0 ? t('missing') : formatShare(onTime.n, onTime.m)}</span>
          <p>
            {listOf(onTime)} / {listOf({ n: onTime.m, query: onTime.baseQuery })}
          </p>
          <p>
            {t('numbers.five.suspended')} {listOf(onTime.suspended)}
          </p>
        </One>
        <One name={t('numbers.five.repeat')} how={t('numbers.five.repeatHow', repeat.limits)} at={now}>
          <span className={classes.oneValue}>
            <RepeatPlaces total={repeat.n} places={repeat.places} listOf={listOf} />
          </span>
          {repeat.places[0] && (
            <p>
              {repeat.places[0].place} {say({ zh: repeat.places[0].className, en: repeat.places[0].classNameEn })}{' '}
              {listOf(repeat.places[0])}
            </p>
          )}
          {repeat.places[0] && <p>{repeat.places[0].unit}</p>}
        </One>
        <One name={t('numbers.five.onDuty')} how={t('numbers.five.onDutyHow')} at={now}>
          <span className={classes.oneValue}>
            {onDuty.n === null || onDuty.m === 0 ? t('missing') : postsOf('due', formatShare(onDuty.n, onDuty.m))}
          </span>
          <p>
            {t('numbers.five.present')} {onDuty.n === null ? t('missing') : postsOf('present', number(onDuty.n))} /{' '}
            {t('numbers.five.due')} {postsOf('due', number(onDuty.m))}
          </p>
          {onDuty.n === null && <p>{t('numbers.five.noPositions')}</p>}
          {onDuty.lost && onDuty.absent && (
            <p>
              {t('numbers.five.lost')} {postsOf('missing', number(onDuty.lost.n))} · {t('numbers.five.outside')}{' '}
              {postsOf('outside', number(onDuty.lost.outside))} · {t('numbers.five.absent')}{' '}
              {postsOf('absent', number(onDuty.absent.n))}
            </p>
          )}
        </One>
      </ul>
      <SecondRow second={answer.second} />
    </>
  );
}

function One({
  name,
  how,
  at,
  children,
}: {
  readonly name: string;
  readonly how: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <li className={classes.one}>
      <span className={classes.oneTitle}>
        {name}
        <Popover width={320} position="bottom" withArrow trapFocus>
          <Popover.Target>
            <ActionIcon size="xs" aria-label={t('numbers.how.label', { name })}>
              <IconInfoCircle size="0.875rem" />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={t('numbers.how.label', { name })}>
            <Text size="sm" tabIndex={-1} data-autofocus className={classes.howName}>
              {how}
            </Text>
          </Popover.Dropdown>
        </Popover>
        <time dateTime={new Date(at).toISOString()}>{formatClock(at)}</time>
      </span>
      {children}
    </li>
  );
}

function SecondRow({ second: { newIllegal, noZone, phases } }: { readonly second: FiveAnswer['second'] }) {
  const { t, say, language } = useWords();
  return (
    <div className={classes.second}>
      <span>
        {t('numbers.five.newIllegal')}{' '}
        {newIllegal.n === null ? (
          t('missing')
        ) : (
          <InnerLink to="/registers/illegal-buildings">{formatNumber(newIllegal.n, language)}</InnerLink>
        )}
        {t('inBrackets', { words: t('numbers.five.target', { target: newIllegal.target }) })}
      </span>
      <span>
        {t('numbers.five.noZone')}{' '}
        <InnerLink to="/zones">
          {noZone.value === null || noZone.metres === null
            ? t('numbers.five.testZones')
            : `${formatArea(noZone.value)} / ${formatLength(noZone.metres)}`}
        </InnerLink>
      </span>
      {phases.map((phase) => (
        <span key={phase.id}>{t('numbers.five.daysLeft', { phase: say(phase), days: phase.daysLeft })}</span>
      ))}
    </div>
  );
}
