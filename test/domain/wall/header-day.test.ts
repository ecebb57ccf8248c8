import fc from 'fast-check';
import { expect, test } from 'vitest';
import holidays from '#standards/holidays.json' with { type: 'json' };
import { headerDay } from '#domain/wall/header-day.ts';

const shanghai = (text: string) => Date.parse(`${text}+08:00`);

test('the Saturday before the Spring Festival of 2026 is a made-up working day', () => {
  expect(headerDay(shanghai('2026-02-14T09:00:00'))).toEqual({
    day: '2026-02-14',
    weekday: 6,
    madeUp: true,
    until: shanghai('2026-02-15T00:00:00'),
  });
});

test('the first of October 2026 is National Day, its Saturday too, the eighth no more', () => {
  const holiday = { zh: '国庆节', en: 'National Day' };
  expect(headerDay(shanghai('2026-10-01T00:00:00'))).toEqual({
    day: '2026-10-01',
    weekday: 4,
    holiday,
    until: shanghai('2026-10-02T00:00:00'),
  });
  expect(headerDay(shanghai('2026-10-03T12:00:00'))).toMatchObject({ weekday: 6, holiday });
  expect(headerDay(shanghai('2026-10-08T12:00:00'))).toEqual({
    day: '2026-10-08',
    weekday: 4,
    until: shanghai('2026-10-09T00:00:00'),
  });
});

test('two holidays in one are both named', () => {
  expect(headerDay(shanghai('2025-10-06T12:00:00')).holiday).toEqual({
    zh: '国庆节、中秋节',
    en: 'National Day, Mid-Autumn Festival',
  });
});

test('a year whose arrangement is not known has neither', () => {
  expect(headerDay(shanghai('2027-10-01T12:00:00'))).toEqual({
    day: '2027-10-01',
    weekday: 5,
    until: shanghai('2027-10-02T00:00:00'),
  });
});

test('every holiday has its English name', () => {
  const names = holidays.years.flatMap(({ off = [] }) => off.flatMap(([, , name]) => name!.split('、')));
  expect(names.filter((name) => !(name in holidays.english))).toEqual([]);
});

test('the day turns at midnight in Shanghai, as its calendar says, at the ends of months and years too', () => {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2029-01-01') }), (now) => {
      const { day, until } = headerDay(now);
      expect(day).toBe(calendar.format(now));
      expect(until).toBeGreaterThan(now);
      expect(calendar.format(until - 1)).toBe(day);
      expect(calendar.format(until)).not.toBe(day);
    }),
  );
});
