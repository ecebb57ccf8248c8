import { afterEach, describe, expect, test } from 'vitest';
import type { Limit } from '#domain/calendar/add-limit.ts';
import { formatDay, workCalendars, type CalendarId } from '#domain/calendar/work-calendar.ts';
import {
  deadlineOf,
  extendClock,
  runOn,
  startClock,
  stopClock,
  type CaseClock,
  type WorkdayCount,
} from '#domain/cases/clock/clock.ts';

/*
 * All instants are of 2026, Asia/Shanghai, "MM-DD HH:MM". What matters of the year:
 * - Labour Day: Thursday 30 April is worked; 1 to 5 May are off; Wednesday 6 May is worked; Saturday 9 May is made up.
 * - National Day: Sunday 20 September is made up; Wednesday 30 September is worked; 1 to 7 October are off; Thursday 8 and
 *   Friday 9 October are worked; Saturday 10 October is made up; Monday 12 October is worked.
 * Offices work 08-12 and 14-18, 8 h a day; street cleaning 06-22 every day, 16 h.
 */
const at = (text: string) => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
const told = (instant: number) => {
  const local = new Date(instant + 8 * 3_600_000).toISOString();
  return `${formatDay(Math.floor((instant + 8 * 3_600_000) / 86_400_000)).slice(5)} ${local.slice(11, 16)}`;
};
const calendars: readonly CalendarId[] = ['office', 'sanitation', 'continuous'];

const workHours = (amount: number): Limit => ({ amount, unit: 'workHour' });
const workDays = (amount: number): Limit => ({ amount, unit: 'workDay' });
const urgentHours = (amount: number): Limit => ({ amount, unit: 'urgentHour' });

const due = (clock: CaseClock, calendar: CalendarId) => told(deadlineOf(clock, workCalendars[calendar], 0.8)!.dueAt);
const start = (text: string, limit: Limit, calendar: CalendarId, count: WorkdayCount = 'rolling') =>
  startClock(at(text), limit, workCalendars[calendar], count);
const stop = (clock: CaseClock, text: string, calendar: CalendarId) =>
  stopClock(clock, at(text), workCalendars[calendar]);

describe('sent on 30 April at 16:30, before the Labour Day week', () => {
  const cases: readonly (readonly [Limit, office: string, sanitation: string, continuous: string])[] = [
    // Office: 1.5 h until 18:00, 2.5 h from 08:00 on 6 May. The others are open until the evening.
    [workHours(4), '05-06 10:30', '04-30 20:30', '04-30 20:30'],
    // 8 h. Office: 1.5 h, then 4 h and 2.5 h of 6 May. Cleaning: 5.5 h until 22:00, 2.5 h from 06:00.
    [workDays(1), '05-06 16:30', '05-01 08:30', '05-01 00:30'],
    // 24 h. Office: 1.5 h, 8 h, 8 h, and 6.5 h of 8 May. Cleaning: 5.5 h, 16 h, 2.5 h of 2 May.
    [workDays(3), '05-08 16:30', '05-02 08:30', '05-01 16:30'],
    // 32 h. Office: 1.5 h, 8 h on 6, 7 and 8 May, and 6.5 h of the made-up Saturday. Cleaning: 5.5 h, 16 h, 10.5 h of 2 May.
    [workDays(4), '05-09 16:30', '05-02 16:30', '05-02 00:30'],
    // 紧急工作时 knows no calendar.
    [urgentHours(2), '04-30 18:30', '04-30 18:30', '04-30 18:30'],
    [urgentHours(24), '05-01 16:30', '05-01 16:30', '05-01 16:30'],
  ];
  test.each(cases)(
    '%o is due at %s by office hours, %s by cleaning hours, %s round the clock',
    (limit, ...instants) => {
      expect(calendars.map((calendar) => due(start('04-30 16:30', limit, calendar), calendar))).toEqual(instants);
    },
  );
});

describe('sent on 30 September at 17:00, before the National Day week', () => {
  const cases: readonly (readonly [Limit, office: string, sanitation: string, continuous: string])[] = [
    // Office: 1 h, then 3 h of 8 October.
    [workHours(4), '10-08 11:00', '09-30 21:00', '09-30 21:00'],
    // 8 h. Office: 1 h and 7 h of 8 October. Cleaning: 5 h until 22:00 and 3 h.
    [workDays(1), '10-08 17:00', '10-01 09:00', '10-01 01:00'],
    // 24 h. Office: 1 h, 8 h, 8 h, and 7 h of the made-up Saturday. Cleaning: 5 h, 16 h, 3 h.
    [workDays(3), '10-10 17:00', '10-02 09:00', '10-01 17:00'],
    // 32 h. Office: 1 h, 8 h on 8, 9 and 10 October; Sunday is closed; 7 h of Monday. Cleaning: 5 h, 16 h, 11 h.
    [workDays(4), '10-12 17:00', '10-02 17:00', '10-02 01:00'],
    [urgentHours(12), '10-01 05:00', '10-01 05:00', '10-01 05:00'],
  ];
  test.each(cases)(
    '%o is due at %s by office hours, %s by cleaning hours, %s round the clock',
    (limit, ...instants) => {
      expect(calendars.map((calendar) => due(start('09-30 17:00', limit, calendar), calendar))).toEqual(instants);
    },
  );
});

describe('working days counted to closing time', () => {
  const cases: readonly (readonly [string, number, office: string, sanitation: string])[] = [
    // The three working days after 30 April are 6, 7 and 8 May; cleaning works 1, 2 and 3 May.
    ['04-30 16:30', 3, '05-08 18:00', '05-03 22:00'],
    // After 8 May comes the made-up Saturday.
    ['05-08 09:00', 1, '05-09 18:00', '05-09 22:00'],
    // After 30 September: 8, 9 and, made up, 10 October.
    ['09-30 08:00', 3, '10-10 18:00', '10-03 22:00'],
    // Sent on a holiday: the first working day after it is 8 October.
    ['10-03 12:00', 1, '10-08 18:00', '10-04 22:00'],
  ];
  test.each(cases)('sent on %s, %i days end at %s by office hours, %s by cleaning hours', (sent, days, ...instants) => {
    const ends = (['office', 'sanitation'] as const).map((calendar) =>
      due(start(sent, workDays(days), calendar, 'closing'), calendar),
    );
    expect(ends).toEqual(instants);
  });

  test('and what is not counted in days is not touched by it', () => {
    expect(due(start('04-30 16:30', workHours(4), 'office', 'closing'), 'office')).toBe('05-06 10:30');
    expect(due(start('04-30 16:30', urgentHours(2), 'office', 'closing'), 'office')).toBe('04-30 18:30');
  });
});

describe('made-up working days', () => {
  const cases: readonly (readonly [string, Limit, string])[] = [
    // Saturday 19 September is closed, Sunday 20 September open: 4 h from 08:00.
    ['09-19 10:00', workHours(4), '09-20 12:00'],
    // 2 h until 18:00 on the made-up Saturday, 2 h on Monday.
    ['10-10 16:00', workHours(4), '10-12 10:00'],
    // 1 h on Friday 8 May, 7 h on the made-up Saturday.
    ['05-08 17:00', workDays(1), '05-09 17:00'],
    // An ordinary Saturday: nothing until Monday 18 May.
    ['05-16 10:00', workHours(4), '05-18 12:00'],
  ];
  test.each(cases)('sent on %s by office hours, %o is due at %s', (sent, limit, ends) => {
    expect(due(start(sent, limit, 'office'), 'office')).toBe(ends);
  });
});

describe('a pause keeps what is left in its own unit', () => {
  const cases: readonly (readonly [string, Limit, CalendarId, paused: string, resumed: string, due: string])[] = [
    // practice.md 4.2: 2 h used, 2 h left; 0.5 h until noon and 1.5 h from 14:00. By wall time it would be 13:30.
    ['04-30 14:00', workHours(4), 'office', '04-30 16:00', '05-06 11:30', '05-06 15:30'],
    // By cleaning hours 2 h are left as well, and run on without a noon.
    ['04-30 14:00', workHours(4), 'sanitation', '04-30 16:00', '05-06 11:30', '05-06 13:30'],
    // 1 h used of 8 before the National Day week: 3 h until noon and 4 h until 18:00.
    ['09-30 16:00', workDays(1), 'office', '09-30 17:00', '10-08 09:00', '10-08 18:00'],
    ['09-30 16:00', workDays(1), 'sanitation', '09-30 17:00', '10-08 09:00', '10-08 16:00'],
    // Paused within the holiday: only the 1 h until 18:00 on 30 September was used; resumed on the made-up Saturday.
    ['09-30 17:00', workHours(4), 'office', '10-03 10:00', '10-10 16:30', '10-12 09:30'],
    // Resumed at night: it runs on from the next opening.
    ['04-30 14:00', workHours(4), 'office', '04-30 16:00', '05-06 20:00', '05-07 10:00'],
    // Round the clock: 2 of 24 h used; 22 h from the resumption.
    ['05-01 09:00', urgentHours(24), 'office', '05-01 11:00', '05-04 08:00', '05-05 06:00'],
  ];
  test.each(cases)(
    'sent %s, %o by %s, paused %s, resumed %s: due %s',
    (sent, limit, calendar, paused, resumed, ends) => {
      const standing = stop(start(sent, limit, calendar), paused, calendar);
      expect(deadlineOf(standing, workCalendars[calendar], 0.8)).toBeUndefined();
      expect(due(runOn(standing, at(resumed)), calendar)).toBe(ends);
    },
  );

  test('twice as well as once', () => {
    // 8 h from 30 April 08:00: 2 h until 10:00; 1 h on 6 May from 17:00 to 18:00; 5 h are left on 9 May at 13:00: 14 to 18, then
    // 1 h on Monday 11 May.
    const first = stop(start('04-30 08:00', workDays(1), 'office'), '04-30 10:00', 'office');
    const second = stop(runOn(first, at('05-06 17:00')), '05-06 19:00', 'office');
    expect(second.left).toBe(5 * 3_600_000);
    expect(due(runOn(second, at('05-09 13:00')), 'office')).toBe('05-11 09:00');
  });
});

describe('the other ways to go on', () => {
  const sent = start('04-30 14:00', workHours(4), 'office');

  test('返工 runs on with what was left at 反馈', () => {
    // Reported back at 16:00 with 2 h left; sent back at 17:00: 1 h until 18:00, 1 h on 6 May.
    expect(due(runOn(stop(sent, '04-30 16:00', 'office'), at('04-30 17:00')), 'office')).toBe('05-06 09:00');
  });

  test('改派 gives the whole limit again', () => {
    // 4 h from 17:00: 1 h, then 3 h on 6 May.
    expect(due(start('04-30 17:00', workHours(4), 'office'), 'office')).toBe('05-06 11:00');
  });

  test('延期 adds the limit once more, and again', () => {
    // 8 h from 30 April 14:00: 4 h, then 4 h on 6 May. 12 h: 4 h and 8 h.
    expect(due(extendClock(sent), 'office')).toBe('05-06 12:00');
    expect(due(extendClock(extendClock(sent)), 'office')).toBe('05-06 18:00');
  });

  test('延期 after a pause counts on from there', () => {
    // 2 h left and 4 h more from 6 May 11:30: 0.5 h, 4 h until 18:00, 1.5 h on 7 May.
    const resumed = runOn(stop(sent, '04-30 16:00', 'office'), at('05-06 11:30'));
    expect(due(extendClock(resumed), 'office')).toBe('05-07 09:30');
  });

  test('amber comes when four fifths of the whole limit are used, extensions included', () => {
    const amber = (clock: CaseClock) => told(deadlineOf(clock, workCalendars.office, 0.8)!.yellowAt);
    // 80 % of 4 h are 3 h 12 min.
    expect(amber(sent)).toBe('04-30 17:12');
    // 80 % of 8 h are 6 h 24 min: 4 h on 30 April, 2 h 24 min on 6 May.
    expect(amber(extendClock(sent))).toBe('05-06 10:24');
    // Paused after 2 h: 1 h 12 min more from 11:30 on, 0.5 h until noon and 42 min from 14:00.
    expect(amber(runOn(stop(sent, '04-30 16:00', 'office'), at('05-06 11:30')))).toBe('05-06 14:42');
    // Paused when 3.5 h were used: amber from the resumption on.
    expect(amber(runOn(stop(sent, '04-30 17:30', 'office'), at('05-06 11:30')))).toBe('05-06 11:30');
  });

  test('a source that wants it earlier binds; one that wants it later does not', () => {
    const bound = (answerBy: string) =>
      told(deadlineOf(start('04-30 16:30', workHours(4), 'office'), workCalendars.office, 0.8, at(answerBy))!.dueAt);
    expect(bound('05-06 09:00')).toBe('05-06 09:00');
    expect(bound('05-08 18:00')).toBe('05-06 10:30');
  });
});

describe('the host’s own zone', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  test.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Kolkata'])('changes nothing: %s', (zone) => {
    process.env['TZ'] = zone;
    // Midnight in Shanghai is no midnight here: the zone is really in force.
    expect(new Date(at('04-30 00:00')).getHours()).not.toBe(0);
    expect(due(start('04-30 16:30', workHours(4), 'office'), 'office')).toBe('05-06 10:30');
    expect(due(start('09-30 17:00', workDays(3), 'office'), 'office')).toBe('10-10 17:00');
    expect(due(start('04-30 16:30', workDays(3), 'office', 'closing'), 'office')).toBe('05-08 18:00');
  });
});
