import { deadlineOf, startClock, type CaseClock } from '#domain/cases/clock/clock.ts';
import { dayOf, formatDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { Random } from '#domain/random.ts';
import type { CourseHead } from './course-head.ts';
import { assigned, handOf } from './hands.ts';
import type { Rules } from './rules.ts';
import type { Step } from './step.ts';
import { after, between, minute } from './timing.ts';

/** The clock of a case and what it is read by. */
export interface Running {
  readonly clock: CaseClock;
  readonly calendar: WorkCalendar;
  readonly dueAt: number;
}

/** Starts the clock as a dispatch does. */
export function startRunning(head: CourseHead, unit: string, at: number, rules: Rules): Running {
  const { caseClass } = head.item;
  const calendar = rules.calendarOf(rules.calendarIdOf(unit) ?? caseClass.calendar)!;
  return read(head, startClock(at, caseClass.limit, calendar, rules.figures.workday), calendar, rules);
}

/** The clock as it runs from now on. */
export function read({ answerBy }: CourseHead, clock: CaseClock, calendar: WorkCalendar, { figures }: Rules): Running {
  return { clock, calendar, dueAt: deadlineOf(clock, calendar, figures.amberShare, answerBy)!.dueAt };
}

/** 签收 and 指派 by the unit, 签收 and 到场 by whoever it was put on, before what comes next. */
export function taken(unit: string, sentAt: number, next: number, random: Random): Step[] {
  const acknowledgedAt = Math.min(after(sentAt, 4, 45, random), between(sentAt, next, 0.4));
  const assignedAt = Math.min(after(acknowledgedAt, 1, 12, random), between(acknowledgedAt, next, 0.5));
  const input = assigned(unit, assignedAt, random);
  // Of the seconds of the assignment, so that no other draw is moved by it.
  const spread = Math.floor(assignedAt / 1000) % 60;
  const signedAt = Math.min(assignedAt + (1 + spread / 6) * minute, between(assignedAt, next, 0.3));
  const arrivedAt = Math.min(signedAt + (8 + spread / 2) * minute, between(signedAt, next, 0.6));
  const hand = handOf(input);
  return [
    { act: 'case.acknowledge', at: acknowledgedAt },
    { act: 'case.assign', at: assignedAt, input },
    { act: 'case.sign-for', at: signedAt, hand },
    { act: 'case.arrive', at: arrivedAt, hand },
  ];
}

/** A supervision mark 督办 with its number. */
export function supervision(at: number, random: Random): Step {
  const supervisionNumber = `示意督〔${formatDay(dayOf(at)).slice(0, 4)}〕${random.whole(1, 999)}号`;
  return { act: 'case.supervise', at, input: { supervisionNumber, reason: '超期时间较长' } };
}
