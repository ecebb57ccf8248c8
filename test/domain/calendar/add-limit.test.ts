import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addLimit, addWork } from '#domain/calendar/add-limit.ts';
import { workBetween } from '#domain/calendar/work-between.ts';
import { isWorkday, parseDay, workCalendars } from '#domain/calendar/work-calendar.ts';

const shanghai = (text: string) => Date.parse(`${text}:00+08:00`);
const { office, sanitation, continuous } = workCalendars;
const fourHours = { amount: 4, unit: 'workHour' } as const;

test('暴露垃圾, 4 工作时, sent on 30 April at 16:30 is due on 6 May at 10:30 by the office calendar', () => {
  expect(addLimit(shanghai('2026-04-30T16:30'), fourHours, office)).toBe(shanghai('2026-05-06T10:30'));
});

test('the same is due at 20:30 of the same day by the sanitation calendar', () => {
  expect(addLimit(shanghai('2026-04-30T16:30'), fourHours, sanitation)).toBe(shanghai('2026-04-30T20:30'));
});

test('紧急工作时 runs through the night and the holiday on any calendar', () => {
  const limit = { amount: 2, unit: 'urgentHour' } as const;
  expect(addLimit(shanghai('2026-05-01T23:30'), limit, office)).toBe(shanghai('2026-05-02T01:30'));
});

test('one 工作日 is eight working hours, rolling over the weekend', () => {
  const limit = { amount: 1, unit: 'workDay' } as const;
  expect(addLimit(shanghai('2026-11-20T16:30'), limit, office)).toBe(shanghai('2026-11-23T16:30'));
});

test('a limit sent at night begins at the next opening', () => {
  expect(addLimit(shanghai('2026-11-17T21:00'), fourHours, office)).toBe(shanghai('2026-11-18T12:00'));
});

test('a limit used up exactly at closing time ends then', () => {
  expect(addLimit(shanghai('2026-11-17T14:00'), fourHours, office)).toBe(shanghai('2026-11-17T18:00'));
});

test('what a pause leaves runs on in its own unit: 4 hours from 14:00, paused at 16:00, resumed 6 May 11:30, due 15:30', () => {
  const spent = workBetween(shanghai('2026-04-30T14:00'), shanghai('2026-04-30T16:00'), office);
  expect(spent).toBe(2 * 3_600_000);
  expect(addWork(shanghai('2026-05-06T11:30'), 4 * 3_600_000 - spent, office)).toBe(shanghai('2026-05-06T15:30'));
});

test('made-up working days are worked, and holidays on weekdays are not', () => {
  expect(isWorkday(parseDay('2026-05-09'))).toBe(true); // a Saturday
  expect(isWorkday(parseDay('2026-05-05'))).toBe(false); // a Tuesday
  expect(isWorkday(parseDay('2025-09-28'))).toBe(true);
  expect(isWorkday(parseDay('2027-03-06'))).toBe(false); // arrangement unknown: a Saturday is free
});

test('the open time between sending and due is the limit, on every calendar', () => {
  const sent = fc.integer({ min: shanghai('2025-01-01T00:00'), max: shanghai('2026-12-01T00:00') });
  const work = fc.integer({ min: 1, max: 120 * 3_600_000 });
  fc.assert(
    fc.property(sent, work, fc.constantFrom(office, sanitation, continuous), (from, ms, calendar) => {
      expect(workBetween(from, addWork(from, ms, calendar), calendar)).toBe(ms);
    }),
    { numRuns: 300 },
  );
});
