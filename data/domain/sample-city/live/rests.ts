import type { CaseStatus } from '#domain/cases/status.ts';
import type { Properties } from '#domain/feature.ts';
import { day, hour, minute } from '../cases/timing.ts';

/** How long a case rests on average, in milliseconds; work in the street and in offices rests at night. */
export interface Rest {
  readonly mean: number;
  readonly byDay: boolean;
}

const rests: Readonly<Partial<Record<CaseStatus, Rest>>> = {
  pendingAcceptance: { mean: 6 * minute, byDay: false },
  pendingVerification: { mean: 18 * minute, byDay: true },
  pendingFiling: { mean: 8 * minute, byDay: false },
  pendingDispatch: { mean: 8 * minute, byDay: false },
  pendingAcknowledgement: { mean: 20 * minute, byDay: false },
  handling: { mean: 4 * hour, byDay: true },
  suspended: { mean: 20 * day, byDay: true },
  pendingInspection: { mean: 20 * minute, byDay: true },
  pendingClosing: { mean: 8 * minute, byDay: false },
};
/** Nobody has been put on it yet. */
const unassigned: Rest = { mean: 12 * minute, byDay: false };
/** Whoever it was put on has not answered. */
const unsigned: Rest = { mean: 4 * minute, byDay: true };
/** Signed for: somebody goes there. */
const onTheWay: Rest = { mean: 20 * minute, byDay: true };
/** A request lies before somebody. */
const asked: Rest = { mean: 12 * hour, byDay: true };
/** It has ended, and whoever reported it waits to be told. */
const unanswered: Rest = { mean: 6 * hour, byDay: true };
/** What has been overdue for more than a day is hard. */
const hard: Rest = { mean: 8 * day, byDay: true };
/** The day until which it was suspended is over. */
const rested: Rest = { mean: 5 * hour, byDay: true };

/** How long a case rests as it stands. @param now ISO 8601 UTC */
export function restOf(properties: Properties, now: string): Rest | undefined {
  const { status, open, answerOwed, request, assignee, crew, dueAt, suspendedUntil } = properties;
  if (open !== true) return answerOwed === true ? unanswered : undefined;
  if (request !== undefined) return asked;
  if (status === 'handling') {
    if (assignee === undefined && crew === undefined) return unassigned;
    if (properties['signedForAt'] === undefined) return unsigned;
    if (properties['arrivedAt'] === undefined) return onTheWay;
    const isHard = typeof dueAt === 'string' && Date.parse(now) - Date.parse(dueAt) > day;
    return isHard ? hard : rests.handling;
  }
  if (status === 'suspended' && typeof suspendedUntil === 'string' && suspendedUntil <= now) return rested;
  return rests[status as CaseStatus];
}

/** Whether nobody works on it at this hour; an urgent matter of the night is done in the night. @param now epoch milliseconds */
export function isAsleep({ limitUnit }: Properties, { byDay }: Rest, now: number): boolean {
  const hourOfDay = (((now / hour + 8) % 24) + 24) % 24;
  return byDay && limitUnit !== 'urgentHour' && (hourOfDay < 6 || hourOfDay >= 22);
}
