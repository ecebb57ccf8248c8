import { describe, expect, it } from 'vitest';
import { instantsOf, periodOf, presetOf } from '../../../web/state/period.ts';
import { addDays, dayOf, isDay, startOfDay } from '../../../web/state/shanghai-day.ts';

describe('days in Asia/Shanghai', () => {
  it('turn at 16:00 UTC', () => {
    expect(dayOf(Date.parse('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(dayOf(Date.parse('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
    expect(startOfDay('2026-11-22')).toBe(Date.parse('2026-11-21T16:00:00Z') / 1000);
  });

  it('are counted over the ends of months and years', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
    expect([isDay('2028-02-29'), isDay('2026-02-29'), isDay('2026-2-9')]).toEqual([true, false, false]);
  });
});

describe('a period', () => {
  it('holds whole days: seven days are today and the six before', () => {
    const week = periodOf('sevenDays', '2026-11-22');
    expect(week).toEqual({ kind: 'days', first: '2026-11-16', last: '2026-11-22' });
    const { from, to } = instantsOf(week);
    expect(to! - from!).toBe(7 * 86_400);
    expect(to).toBe(Date.parse('2026-11-22T16:00:00Z') / 1000);
  });

  it('of the month begins on its first', () => {
    expect(periodOf('month', '2026-11-22')).toEqual({ kind: 'days', first: '2026-11-01', last: '2026-11-22' });
  });

  it('is called by its preset only on the day it means the same', () => {
    const chosen = periodOf('today', '2026-11-22');
    expect(presetOf(chosen, '2026-11-22')).toBe('today');
    expect(presetOf(chosen, '2026-11-23')).toBeUndefined();
  });

  it('of open cases plus today asks for cases open or reported since midnight', () => {
    expect(instantsOf(periodOf('current', '2026-11-22'))).toEqual({ current: startOfDay('2026-11-22') });
    expect(instantsOf({ kind: 'all' })).toEqual({});
  });
});
