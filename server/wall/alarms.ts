import type { Feature } from '#domain/feature.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Alarm } from '#domain/wall/figures.ts';
import { alarmingStatuses, openAlarm } from '#domain/wall/open-alarm.ts';
import type { Context } from '../context.ts';
import { findCases } from '../queue/reader.ts';

/** Alarms told at most, those reported last; more at once are no alarms any longer. */
const most = 200;

/**
 * Reads the urgent cases that nobody has in hand, for all who ask at one change together.
 * @returns asks for the alarms that nobody answered, the latest first
 */
export function createAlarms({
  index,
  register,
  records,
  live,
  now,
}: Pick<Context, 'index' | 'register' | 'records' | 'live' | 'now'>): () => Promise<{ alarms: Alarm[]; seq: number }> {
  interface Reading {
    readonly seq: number;
    readonly found: Promise<readonly Feature[]>;
  }
  let last: Reading | undefined;
  let next: Promise<Reading> | undefined;

  async function urgentCases(): Promise<readonly Feature[]> {
    const { fids } = await index.read('cases', (points) =>
      findCases(
        points,
        {
          filter: { equals: { open: ['true'], urgent: ['true'], status: alarmingStatuses } },
          bbox: undefined,
          none: [],
          order: 'newest',
        },
        0,
        most,
      ),
    );
    return fids.length === 0 ? [] : register.rows('cases', fids);
  }

  /** The reading of this very change; one goes on at a time, and who comes meanwhile shares the next. */
  async function reading(): Promise<Reading> {
    if (last?.seq === live.seq) return last;
    next ??= Promise.resolve(last?.found)
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        const begun: Reading = { seq: live.seq, found: urgentCases() };
        begun.found.catch(() => {
          if (last === begun) last = undefined;
        });
        return (last = begun);
      });
    return next;
  }

  return async () => {
    const { seq, found } = await reading();
    const longestMs = Number(settingOf(records, 'wall.alarmHours').value) * 3_600_000;
    const alarms = (await found)
      .filter(({ id }) => records.get('alarm-answers', id) === undefined)
      .flatMap((feature) => openAlarm(feature, longestMs, now()) ?? [])
      .sort((a, b) => b.since.localeCompare(a.since) || b.number.localeCompare(a.number));
    return { alarms, seq };
  };
}
