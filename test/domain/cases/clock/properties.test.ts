import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addLimit, addWork } from '#domain/calendar/add-limit.ts';
import { calendarOf, calendars, type CalendarContent } from '#domain/calendar/calendars.ts';
import { limitUnits, type LimitUnit } from '#domain/calendar/limit-units.ts';
import { workBetween } from '#domain/calendar/work-between.ts';
import { dayOf, startOfDay, workCalendars, type WorkCalendar } from '#domain/calendar/work-calendar.ts';
import { calendarFor, deadlineOf, extendClock, runOn, startClock, stopClock } from '#domain/cases/clock/clock.ts';
import type { RecordContent, RecordsView } from '#domain/record.ts';

const instant = fc
  .integer({
    min: Date.parse('2025-01-01T00:00:00Z') / 60_000,
    max: Date.parse('2026-12-31T00:00:00Z') / 60_000,
  })
  .map((minutes) => minutes * 60_000);
const work = fc.integer({ min: 0, max: 200 * 60 }).map((minutes) => minutes * 60_000);
const limit = fc.record({
  amount: fc.integer({ min: 1, max: 30 }),
  unit: fc.constantFrom(...(Object.keys(limitUnits) as LimitUnit[])),
});

const time = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][quarter % 4]!}`;
/** Stretches of a day in order, some of them meeting. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 8 })
  .map((edges) => edges.sort((a, b) => a - b))
  .map((edges) => Array.from({ length: edges.length >> 1 }, (_, i) => [time(edges[2 * i]!), time(edges[2 * i + 1]!)]));

/** Calendars as a bureau may keep them, seasons and exceptions included. */
const own = fc
  .record({ hours, summer: hours, winter: hours, workdaysOnly: fc.boolean(), closed: fc.boolean() })
  .map(({ hours: usual, summer, winter, workdaysOnly, closed }): WorkCalendar => {
    const content: CalendarContent = {
      zh: '自定',
      en: 'Own',
      hours: usual,
      seasons: [
        { from: '06-15', to: '09-10', hours: summer },
        { from: '12-20', to: '01-31', hours: winter },
      ],
      workdaysOnly,
      closedOn: closed ? ['2026-05-06', '2026-10-08'] : [],
      openOn: closed ? ['2026-10-05'] : [],
      source: '通知',
    };
    const record = { kind: 'calendars', id: 'own', version: 1, content: content as unknown as RecordContent };
    const records: RecordsView = { get: () => record, all: () => [record] };
    if (calendars.check!(records, 'own', record.content).length > 0) throw new Error('no sound calendar');
    return calendarOf(records, 'own')!;
  });
const calendar = fc.oneof(
  fc.constantFrom(workCalendars.office, workCalendars.sanitation, workCalendars.continuous),
  own,
);

/** Whether an instant lies in an open stretch, its end included. */
function isOpen(at: number, { stretchesOn }: WorkCalendar): boolean {
  return [dayOf(at) - 1, dayOf(at)].some((day) =>
    stretchesOn(day).some(([from, to]) => at > startOfDay(day) + from && at <= startOfDay(day) + to),
  );
}

const runs = { numRuns: 250 };

describe('on any calendar', () => {
  test('laying work out and measuring it are each other’s inverse', () => {
    fc.assert(
      fc.property(instant, work, calendar, (from, ms, of) => {
        const end = addWork(from, ms, of);
        expect(workBetween(from, end, of)).toBe(ms);
        // The other way round: the work between two instants ends at the later one, or where the office closed before it.
        const to = from + ms;
        const back = addWork(from, workBetween(from, to, of), of);
        expect(back).toBeLessThanOrEqual(to);
        expect(workBetween(back, to, of)).toBe(0);
        if (isOpen(to, of)) expect(back).toBe(to);
      }),
      runs,
    );
  });

  test('work adds up, in whatever pieces it is laid out', () => {
    fc.assert(
      fc.property(instant, work, work, calendar, (from, one, other, of) => {
        expect(addWork(addWork(from, one, of), other, of)).toBe(addWork(from, one + other, of));
      }),
      runs,
    );
  });

  test('a deadline never lies in a closed stretch, its edge apart, and never before the amber', () => {
    fc.assert(
      fc.property(instant, limit, calendar, fc.constantFrom('rolling', 'closing'), (now, of, on, count) => {
        const { dueAt, yellowAt } = deadlineOf(startClock(now, of, on, count), on, 0.8)!;
        expect(isOpen(dueAt, calendarFor(of, on))).toBe(true);
        expect(yellowAt).toBeLessThanOrEqual(dueAt);
        expect(yellowAt).toBeGreaterThanOrEqual(now);
        if (count === 'rolling') expect(dueAt).toBe(addLimit(now, of, on));
      }),
      runs,
    );
  });

  test('stopping and going on at once changes nothing, whenever it is done', () => {
    fc.assert(
      fc.property(instant, limit, calendar, work, (now, of, on, later) => {
        const clock = startClock(now, of, on, 'rolling');
        const due = deadlineOf(clock, on, 0.8)!;
        const stopped = stopClock(clock, now + later, on);
        const again = deadlineOf(runOn(stopped, now + later), on, 0.8)!;
        if (now + later < due.dueAt) expect(again.dueAt).toBe(due.dueAt);
        else expect(stopped.left).toBe(0);
        expect(stopClock(stopped, now + 2 * later, on)).toEqual(stopped);
      }),
      runs,
    );
  });

  test('a pause never takes from what is left nor adds to it, and an extension adds just one limit', () => {
    fc.assert(
      fc.property(
        instant,
        limit,
        calendar,
        fc.float({ min: 0, max: 1, noNaN: true }),
        work,
        (now, of, on, share, rest) => {
          const clock = startClock(now, of, on, 'rolling');
          const used = Math.floor((clock.total * share) / 60_000) * 60_000;
          const runsOn = calendarFor(of, on);
          const pausedAt = addWork(now, used, runsOn);
          const paused = stopClock(clock, pausedAt, on);
          expect(paused.left).toBe(clock.total - used);
          const resumedAt = pausedAt + rest;
          const due = deadlineOf(runOn(paused, resumedAt), on, 0.8)!.dueAt;
          expect(workBetween(resumedAt, due, runsOn)).toBe(clock.total - used);
          const extended = deadlineOf(extendClock(runOn(paused, resumedAt)), on, 0.8)!.dueAt;
          expect(workBetween(resumedAt, extended, runsOn)).toBe(2 * clock.total - used);
        },
      ),
      runs,
    );
  });
});
