import type { Alarm } from './figures.ts';
import { isOn } from './show-hours.ts';
import type { Wall } from './wall.ts';

/** What a wall does about urgent cases. */
export interface Rings {
  /** Those that nobody answered: a card and a ring on the map each, the newest first. */
  readonly shown: readonly Alarm[];
  /** Ids that were not heard of on this screen before: remembered from now on, whether or not they sound. */
  readonly news: readonly string[];
  /** Ids of `news` that sound now, once each; none where the wall makes no sound or in its quiet hours. */
  readonly sounding: readonly string[];
  /** The newest of them, for scenes whose camera follows the newest urgent case. */
  readonly newest?: Alarm;
  /** Where the camera of every scene goes meanwhile: the newest, for a while since it became urgent. */
  readonly flight?: { readonly alarm: Alarm; readonly until: number };
  /** Epoch milliseconds at which this changes by itself (the flight ends). */
  readonly until: number | undefined;
}

/**
 * What a wall does about urgent cases now. The flight is reckoned of the time since which a case is urgent alone, so that
 * all screens of a wall fly and return together.
 * @param alarms as the server has them: without those that somebody answered
 * @param heard ids that sounded on this screen, or came in quiet hours: what came then does not sound afterwards
 * @param flightMs how long a new case is shown (setting wall.alarmSeconds)
 * @param now server's time, epoch milliseconds
 */
export function rings(
  alarms: readonly Alarm[],
  heard: ReadonlySet<string>,
  wall: Pick<Wall, 'alarmSound' | 'alarmFly' | 'quietFrom' | 'quietUntil'>,
  flightMs: number,
  now: number,
): Rings {
  const shown = alarms
    .map((alarm) => ({ alarm, since: Date.parse(alarm.since) }))
    .sort((a, b) => b.since - a.since || (a.alarm.id < b.alarm.id ? -1 : 1));
  const news = shown.flatMap(({ alarm: { id } }) => (heard.has(id) ? [] : [id]));
  const [newest] = shown;
  const until = newest === undefined ? undefined : newest.since + flightMs;
  const isFlown = wall.alarmFly && until !== undefined && now < until;
  return {
    shown: shown.map(({ alarm }) => alarm),
    news,
    sounding: wall.alarmSound && !isQuiet(wall, now) ? news : [],
    ...(newest === undefined ? {} : { newest: newest.alarm }),
    ...(isFlown ? { flight: { alarm: newest!.alarm, until } } : {}),
    until: isFlown ? until : undefined,
  };
}

/** Whether an instant lies in the wall's quiet hours of Asia/Shanghai; they may pass midnight. */
export function isQuiet({ quietFrom, quietUntil }: Pick<Wall, 'quietFrom' | 'quietUntil'>, now: number): boolean {
  if (quietFrom === undefined || quietUntil === undefined) return false;
  return isOn({ startsAt: quietFrom, endsAt: quietUntil }, now);
}
