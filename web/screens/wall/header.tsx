import IconVolumeOff from '@tabler/icons-react/dist/esm/icons/IconVolumeOff.mjs';
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import type { Words } from '#domain/collection.ts';
import { headerDay, type HeaderDay } from '#domain/wall/header-day.ts';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import type { Trust } from '../../wall/trust.ts';
import classes from './wall.module.css';

/** Height of the header, lines of body text. */
export const headerEms = 1.75;

interface HeaderProps {
  readonly city: Words | undefined;
  readonly isSample: boolean;
  /** What is shown; absent where it has no name. */
  readonly name: Words | undefined;
  /** Said before the name: who put it there. */
  readonly why: 'pushed' | 'pinned' | undefined;
  readonly state: Trust['state'];
  /** Of when the picture is, epoch milliseconds; 0 = not known yet. */
  readonly asOf: number;
  readonly theme: Theme;
  /** The server's clock in whole minutes, epoch milliseconds. */
  readonly now: number;
  /** Which ends of a header over several screens this screen has. */
  readonly isLeft: boolean;
  readonly isRight: boolean;
  /** The wall should sound, and this browser does not let it. */
  readonly isMute: boolean;
  /** What must be seen now: it has the room of the date. */
  readonly children?: ReactNode;
}

/** Whose wall it is, what it shows, which day and time it is, and whether it can be believed. Drawn once a minute, but for what must be seen now. */
export const Header = memo(function Header(props: HeaderProps) {
  const { city, isSample, name, why, state, asOf, theme, now, isLeft, isRight, isMute, children } = props;
  const { t, say } = useWords();
  return (
    <header className={classes.header} style={{ height: `${headerEms}rem` }} data-colours={theme}>
      {isLeft && (
        <>
          {city && <span className={classes.city}>{say(city)}</span>}
          {why && <span className={classes.badge}>{t(`wall.${why}`)}</span>}
          <h1 className={classes.scene}>{name ? say(name) : why === 'pushed' ? t('wall.place') : ''}</h1>
        </>
      )}
      {isSample && <span className={classes.badge}>{t('sampleBadge')}</span>}
      <span className={classes.gap} />
      {children}
      {isMute && (
        <span className={classes.mute} role="status">
          <IconVolumeOff size="1.1em" aria-hidden />
          {t('alarm.mute')}
        </span>
      )}
      {(isRight || state !== 'live') && (
        <span className={classes.trust} data-live={state} role="status">
          <StateShape state={stateOf[state]} theme={theme} />
          {trustWords(state, asOf, t)}
        </span>
      )}
      {isRight && (
        <>
          {!children && <span className={classes.day}>{dayWords(headerDay(now), t, say)}</span>}
          <time className={classes.time}>{formatClock(now)}</time>
        </>
      )}
    </header>
  );
});

const stateOf = { live: 'ok', connecting: 'none', away: 'soon', cut: 'overdue' } as const;

function trustWords(state: Trust['state'], asOf: number, t: TFunction): string {
  const time = asOf === 0 ? t('missing') : formatClock(asOf);
  if (state === 'live') return t('wall.live');
  if (state === 'connecting') return t('live.connecting');
  return state === 'cut' ? t('wall.cut', { time }) : t('live.away', { time });
}

/** The day with its weekday; holidays and days made up for are named. */
export function dayWords(
  { day, weekday, holiday, madeUp }: HeaderDay,
  t: TFunction,
  say: (words: Words) => string,
): string {
  const [year, monthNumber, date] = day.split('-').map(Number) as [number, number, number];
  const names = { month: t(`wall.months.${monthNumber}`), weekday: t(`wall.weekdays.${weekday}`) };
  const words = t('wall.date', { year, date, ...names });
  const special = holiday ? say(holiday) : madeUp ? t('wall.madeUp') : undefined;
  return special === undefined ? words : `${words} ${special}`;
}
