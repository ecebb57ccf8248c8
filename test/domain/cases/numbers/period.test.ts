import { describe, expect, test } from 'vitest';
import { periodAt, periodOf } from '#domain/cases/numbers/period.ts';
import { phasesOn } from '#domain/cases/numbers/phases.ts';

describe('The period of a report', () => {
  test('is of Asia/Shanghai: a day begins at 16:00 UTC of the one before', () => {
    const { from, to, previous, next } = periodOf('day', '2026-11-22')!;
    expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual([
      '2026-11-21T16:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
    ]);
    expect([previous, next]).toEqual(['2026-11-21', '2026-11-23']);
    expect(periodAt('day', Date.parse('2026-11-21T16:00:00Z')).firstDay).toBe('2026-11-22');
    expect(periodAt('day', Date.parse('2026-11-21T15:59:59Z')).firstDay).toBe('2026-11-21');
  });

  test('of a week begins on Monday', () => {
    for (const of of ['2026-11-16', '2026-11-19', '2026-11-22']) {
      expect([of, periodOf('week', of)]).toEqual([
        of,
        expect.objectContaining({
          firstDay: '2026-11-16',
          lastDay: '2026-11-22',
          previous: '2026-11-09',
          next: '2026-11-23',
        }),
      ]);
    }
  });

  test('of a month is the whole month, over the year and in February', () => {
    expect(periodOf('month', '2026-12-31')).toMatchObject({
      firstDay: '2026-12-01',
      lastDay: '2026-12-31',
      previous: '2026-11-01',
      next: '2027-01-01',
    });
    expect(periodOf('month', '2027-03-05')!.previous).toBe('2027-02-01');
    expect(periodOf('month', '2028-02-10')!.lastDay).toBe('2028-02-29');
  });

  test('is none of what is no day', () => {
    for (const of of ['2026-02-30', '2026-13-01', 'today', '2026-1-1', ''])
      expect([of, periodOf('day', of)]).toEqual([of, undefined]);
  });
});

describe('The phase of the campaign', () => {
  test('is two from 1 to 10 May, none before, and knows the days left', () => {
    const ids = (day: string) => phasesOn(day).map(({ id, daysLeft }) => [id, daysLeft]);
    expect(ids('2026-04-30')).toEqual([]);
    expect(ids('2026-05-10')).toEqual([
      ['launch', 0],
      ['push', 143],
    ]);
    expect(ids('2026-05-11')).toEqual([['push', 142]]);
    expect(ids('2026-11-22')).toEqual([['consolidate', 39]]);
  });
});
