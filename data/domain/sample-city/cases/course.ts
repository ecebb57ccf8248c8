import { addLimit, addWork } from '#domain/calendar/add-limit.ts';
import { workBetween } from '#domain/calendar/work-between.ts';
import { workCalendars } from '#domain/calendar/work-calendar.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import type { Random } from '../random.ts';
import type { CaseClass } from './class-mix.ts';

/** What becomes of a case, all instants in epoch milliseconds; what has not happened by `now` is absent. */
export interface Course {
  readonly status: CaseStatus;
  readonly selfHandled: boolean;
  readonly filedAt?: number;
  readonly dispatchedAt?: number;
  readonly yellowAt?: number;
  readonly dueAt?: number;
  readonly reportedBackAt?: number;
  readonly closedAt?: number;
  readonly reworks?: number;
  readonly reason?: string;
}

const minute = 60_000;
const hour = 60 * minute;

/** A setting: amber when this part of the limit is used up. */
export const amberShare = 0.8;

/** Share of cases by how they end, of those not cleared on the spot. */
const shares = {
  notAccepted: 0.005,
  notFiled: 0.012,
  voided: 0.004,
  merged: 0.009,
  forced: 0.003,
  onTime: 0.82,
  rework: 0.035,
};

/**
 * Lets a case run from its report to `now`.
 *
 * Rules:
 * 1. What a supervisor can clear on the spot may be closed at once and is never filed (自行处置).
 * 2. A citizen's report is verified before filing; a supervisor's may be filed at once.
 * 3. The unit's clock runs from dispatch to report back, on the class's calendar.
 * 4. Some cases are stuck: overdue with the unit, suspended (their clock stands, so they have no due time), or not yet acknowledged.
 * 5. Work is done between 06 and 22; an urgent matter of the night is done in the night.
 *
 * @param stuck chance that the case has not moved on since it was dispatched; 'plain' for a planted case, which takes
 *   the ordinary course: filed, handled, closed
 */
export function runCourse(
  item: CaseClass,
  citizen: boolean,
  reportedAt: number,
  now: number,
  stuck: number | 'plain',
  random: Random,
): Course {
  const plain = stuck === 'plain';
  const after = (from: number, least: number, most: number) => from + random.whole(least * 60, most * 60) * 1000;
  if (!plain && !citizen && item.light && random.chance(0.17)) {
    const closedAt = after(reportedAt, 4, 25); // rule 1
    if (closedAt <= now) return { status: 'closed', selfHandled: true, closedAt };
  }
  const open = (status: CaseStatus, instants: Partial<Course> = {}): Course => ({
    status,
    selfHandled: false,
    ...instants,
  });
  const ended = (status: CaseStatus, closedAt: number, reason: string): Course => open(status, { closedAt, reason });

  const acceptedAt = after(reportedAt, 1, 14);
  if (acceptedAt > now) return open('pendingAcceptance');
  if (citizen && random.chance(shares.notAccepted * 5)) return ended('notAccepted', acceptedAt, '不属于受理范围');
  if (!plain && random.chance(shares.voided)) return ended('voided', acceptedAt, '误报');
  const verifiedAt = citizen ? after(acceptedAt, 12, 55) : acceptedAt; // rule 2
  if (verifiedAt > now) return open('pendingVerification');
  const filedAt = after(verifiedAt, 2, 16);
  if (filedAt > now) return open('pendingFiling');
  if (!plain && random.chance(citizen ? shares.notFiled * 4 : shares.notFiled / 2))
    return ended('notFiled', filedAt, '现场核实不属实');
  if (!plain && random.chance(shares.merged)) return ended('merged', filedAt, '同一问题重复上报');
  const dispatchedAt = after(filedAt, 2, 15);
  if (dispatchedAt > now) return open('pendingDispatch', { filedAt });

  const dueAt = addLimit(dispatchedAt, item.limit, item.calendar); // rule 3
  const yellowAt = addLimit(dispatchedAt, { ...item.limit, amount: item.limit.amount * amberShare }, item.calendar);
  const sent = { filedAt, dispatchedAt, yellowAt, dueAt };
  if (!plain && random.chance(stuck)) {
    const where = random.next(); // rule 4
    if (where < 0.4) return open('suspended', { filedAt, dispatchedAt, reason: '需要多部门协调' });
    if (where < 0.45) return open('pendingAcknowledgement', sent);
    return after(dispatchedAt, 5, 50) > now ? open('pendingAcknowledgement', sent) : open('handling', sent);
  }
  const acknowledgedAt = after(dispatchedAt, 4, 45);
  let reportedBackAt = random.chance(shares.onTime)
    ? withinLimit(dispatchedAt, dueAt, random)
    : dueAt + Math.round(-Math.log(1 - random.next()) * 15 * 60) * minute + 5 * minute;
  const reworks = random.chance(shares.rework) ? 1 : 0;
  const firstBack = reportedBackAt;
  if (reworks === 1) reportedBackAt = after(firstBack, 120, 540);
  if (Math.min(acknowledgedAt, reportedBackAt) > now) return open('pendingAcknowledgement', sent);
  if (firstBack > now) return open('handling', sent);
  if (reportedBackAt > now) return open('handling', { ...sent, reworks });
  const back = { ...sent, reportedBackAt, ...(reworks === 0 ? {} : { reworks }) };
  const inspectedAt = addWork(reportedBackAt, random.whole(12, 110) * minute, workCalendars.sanitation);
  if (inspectedAt > now) return open('pendingInspection', back);
  const closedAt = after(inspectedAt, 3, 30);
  if (closedAt > now) return open('pendingClosing', back);
  if (random.chance(shares.forced)) return open('forceClosed', { ...back, closedAt, reason: '值班长批准强制结案' });
  return open('closed', { ...back, closedAt });
}

/** A moment of work before the limit ends; most is done within a day, however long the limit (rule 5). */
function withinLimit(dispatchedAt: number, dueAt: number, random: Random): number {
  const part = 0.12 + 0.8 * random.next() ** 1.4;
  const work = workBetween(dispatchedAt, dueAt, workCalendars.sanitation);
  if (work < 30 * minute) return dispatchedAt + Math.floor(((dueAt - dispatchedAt) * part) / 1000) * 1000;
  const used = Math.min(work, 13 * hour) * part;
  return Math.floor(addWork(dispatchedAt, used, workCalendars.sanitation) / 1000) * 1000;
}
