import type { ReactNode } from 'react';
import { distance } from '#domain/geometry/measure.ts';
import { formatLength } from '../../i18n/measures.ts';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import classes from '../frame/field.module.css';
import { shortTime } from '../frame/short-time.ts';
import { Tap } from '../frame/tap.tsx';
import { ThemeChoice } from '../frame/theme-choice.tsx';
import { FixLine } from '../position/fix-line.tsx';
import type { PhoneFix } from '../position/phone-fix.ts';
import type { HereNow } from '../position/use-fix.ts';
import type { Sharing } from '../position/use-sharing.ts';
import type { MineAnswer, MyShift } from './mine.ts';
import type { OnPost } from './on-post.ts';
import { whoSees } from './who-sees.ts';

/** Fixes or receipts that the server did not take. */
export interface RefusedWords {
  readonly kind: 'fix' | 'receipt';
  readonly count: number;
  readonly why: string;
}

interface PostScreenProps {
  /** Undefined: not known (yet). */
  readonly mine: MineAnswer | undefined;
  readonly on: OnPost | undefined;
  readonly sharing: Sharing;
  readonly here: HereNow;
  /** What is told of it waits, since there is no signal. */
  readonly isHeldUp: boolean;
  /** Why fixes and receipts were not taken, in the reader's language. */
  readonly refused: readonly RefusedWords[];
  readonly onSeen: () => void;
  readonly onSign: (on: boolean) => void;
  /** The route of the next shift, where one was published. */
  readonly route: ReactNode;
}

/** Today's shift and post, 上岗 and 离岗, and in plain words who sees one's position and when. */
export function PostScreen(props: PostScreenProps) {
  const { mine, on, sharing, here, isHeldUp, refused, onSeen, onSign, route } = props;
  const { t, say } = useWords();
  const now = useNow();
  return (
    <div className={classes.withFoot}>
      <div className={classes.pad}>
        <section className={classes.section}>
          <h2>{t('field.post.state')}</h2>
          <p style={{ margin: 0 }}>
            <strong className={classes.name}>
              {on === undefined ? t('field.post.off') : t('field.post.on', { at: formatClock(on.from) })}
            </strong>
            {on?.isWaiting && (
              <span className={classes.mark} data-tone="warn">
                {t('field.tasks.waiting')}
              </span>
            )}
          </p>
          {on?.until !== undefined && (
            <p className={classes.quiet}>{t('field.post.until', { at: shortTime(on.until, now) })}</p>
          )}
          <SharingWords sharing={sharing} isOn={on !== undefined} isHeldUp={isHeldUp} />
          {refused.length > 0 && (
            <div role="alert" className={classes.fault}>
              {refused.map(({ kind, count, why }) => (
                <p key={kind} style={{ margin: 0 }}>
                  {t(kind === 'fix' ? 'field.sharing.refused' : 'field.sharing.refusedReceipts', {
                    figures: count,
                    why,
                  })}
                </p>
              ))}
              <button type="button" className={classes.chip} onClick={onSeen}>
                {t('field.sharing.seen')}
              </button>
            </div>
          )}
          <details>
            <summary className={classes.summary}>{t('field.post.whoTitle')}</summary>
            <p className={classes.quiet}>{t('field.post.who', { seats: whoSees.map(say).join(t('listSeparator')) })}</p>
            <p className={classes.quiet}>{t('field.post.kept')}</p>
            <p className={classes.quiet}>{t('field.post.asked')}</p>
            <p className={classes.quiet}>{t('field.post.screenOff')}</p>
          </details>
        </section>
        <section className={classes.section}>
          <h2>{t('field.post.shifts')}</h2>
          {mine === undefined ? (
            <p className={classes.quiet}>{t('field.post.unknown')}</p>
          ) : mine.shifts.length === 0 ? (
            <p className={classes.quiet}>{t('field.post.noShift')}</p>
          ) : (
            <ul className={classes.list}>
              {mine.shifts.slice(0, 4).map((shift) => (
                <ShiftRow key={`${shift.post} ${shift.from}`} shift={shift} fix={here.fix} now={now} />
              ))}
            </ul>
          )}
          {mine && mine.crews.length > 0 && (
            <p>{t('field.post.crews', { crews: mine.crews.join(t('listSeparator')) })}</p>
          )}
        </section>
        {on === undefined && <FixLine here={here} />}
        {route}
        <ThemeChoice />
      </div>
      <div className={classes.foot}>
        {on === undefined ? (
          <Tap onClick={() => onSign(true)}>{t('field.post.signOn')}</Tap>
        ) : (
          <Tap variant="outline" onClick={() => onSign(false)}>
            {t('field.post.signOff')}
          </Tap>
        )}
      </div>
    </div>
  );
}

function ShiftRow(props: { readonly shift: MyShift; readonly fix: PhoneFix | undefined; readonly now: number }) {
  const { t } = useWords();
  const { shift, fix, now } = props;
  const away = fix && shift.place && distance([fix.lon, fix.lat], shift.place);
  return (
    <li style={{ padding: '0.5rem 0', borderBottom: '1px solid var(--line)' }}>
      <span className={classes.name}>{shift.name ?? shift.post}</span>
      <span style={{ display: 'block' }}>
        {t('field.post.hours', { shift: shift.shift, from: shortTime(shift.from, now), to: shortTime(shift.to, now) })}
      </span>
      <span className={classes.marks}>
        {shift.from <= now && now < shift.to && (
          <span className={classes.mark} data-tone="good">
            {t('field.post.now')}
          </span>
        )}
        {shift.standsInFor !== undefined && (
          <span className={classes.mark} data-tone="warn">
            {t('field.post.standsIn', { who: shift.standsInFor })}
          </span>
        )}
        {away !== undefined && (
          <span className={classes.quiet}>
            {shift.radius !== undefined && away <= shift.radius
              ? t('field.post.inside', { radius: shift.radius })
              : t('field.post.away', { length: formatLength(away), radius: shift.radius ?? 0 })}
          </span>
        )}
      </span>
    </li>
  );
}

/** Whether the position is shared at this moment: the one thing on this page that must not be overlooked. */
function SharingWords(props: { readonly sharing: Sharing; readonly isOn: boolean; readonly isHeldUp: boolean }) {
  const { sharing, isOn, isHeldUp } = props;
  const { t } = useWords();
  const { state, last } = sharing;
  const tone = !isOn
    ? undefined
    : state === 'sharing'
      ? isHeldUp
        ? 'warn'
        : 'good'
      : state === 'waiting' || state === 'off'
        ? 'warn'
        : 'bad';
  return (
    <p
      className={classes.banner}
      role="status"
      style={{ margin: '0.5rem 0', border: '1px solid var(--line)' }}
      {...(tone && { 'data-tone': tone })}
    >
      {!isOn
        ? t('field.sharing.off')
        : state === 'sharing' && last
          ? t(isHeldUp ? 'field.sharing.waits' : 'field.sharing.on', {
              at: formatClock(last.at),
              metres: Math.round(last.accuracy),
            })
          : state === 'waiting' || state === 'off' || state === 'sharing'
            ? t('field.sharing.waiting')
            : t(`field.sharing.failures.${state}`)}
    </p>
  );
}
