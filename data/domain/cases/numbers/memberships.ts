import type { CaseFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import { allSets, type CaseSetId } from './sets.ts';

/*
 * The sets of cases that the bureau's numbers count (practice.md 5, domain.md 1.7). A number is the size of a set, its list
 * the set itself: both come from `countInto`, so that they cannot differ.
 *
 * Rules:
 * 1. A set is of a period by one instant of its own (立案 by 立案时间, 应处置 by 处置截止时间): at that instant a case counts.
 * 2. 自行处置 counts apart: in no other set (practice.md 3). Merged ones count once, with the case they went into, except as reports.
 * 3. 作废 counts in 上报 and 受理 alone, and in the base of 准确立案率.
 * 4. What was due: deadline in the period and not after now, not 作废, not 挂账 (practice.md 5). Suspended cases have no deadline.
 * 5. An upheld appeal leaves the case out of what was due, so out of every rate made of it; the raw fact stays in the case.
 * 6. Handled is what was reported back and not sent back (返工 takes the report back away): it passed 核查 or awaits it.
 * 7. 按期处置 is judged at 反馈, 按期结案 at 结案 (practice.md 4.5).
 * 8. A part is made of its whole: 按期结案 of 结案, 结案 of 应结案. So no rate is above 100 %.
 */

/** Where each set stands among all. */
const of = Object.fromEntries(allSets.map((id, i) => [id, i])) as Readonly<Record<CaseSetId, number>>;

/**
 * In which sets a case is.
 * @param at one number a set, in the order of `allSets`, whatever was in it: the second at which the case counts, 0 where it
 *   is not in the set
 */
export function countInto(f: CaseFacts, w: Frame, at: Uint32Array): void {
  at.fill(0);
  const { status } = f;
  if (f.selfHandled) {
    if (status === 'closed') at[of.selfHandled] = within(f.closedAt, w); // rule 2
    return;
  }
  countReports(f, w, at);
  if (status === 'merged') return; // rule 2
  at[of.filedWithVoided] = within(f.filedAt, w);
  if (status === 'voided') return; // rule 3
  at[of.filedRightly] = at[of.filedWithVoided]!;
  countFiled(f, w, at);
  countTasks(f, w, at);
  if (f.dueAt > 0 && f.dueAt <= w.now) {
    countHandled(f, w, at);
    countClosed(f, w, at);
  }
  if (status === 'closed') at[of.closedInPeriod] = within(f.closedAt, w);
  else if (status === 'forceClosed') at[of.forceClosed] = within(f.closedAt, w);
  else if (status === 'suspended') at[of.suspended] = w.now;
  if (f.appeal === 'upheld') at[of.upheld] = within(f.closedAt, w);
}

const scratch = new Uint32Array(allSets.length);

/** The second at which a case counts in a set; 0 where it is not in it. */
export function countedAt(id: CaseSetId, facts: CaseFacts, frame: Frame): number {
  countInto(facts, frame, scratch);
  return scratch[of[id]]!;
}

function within(at: number, { from, to }: Frame): number {
  return at >= from && at < to ? at : 0;
}

function isWithUnit({ status }: CaseFacts): boolean {
  return status === 'pendingAcknowledgement' || status === 'handling';
}

/** What came in, and what of it came to nothing. */
function countReports(f: CaseFacts, w: Frame, at: Uint32Array): void {
  const { status } = f;
  at[of.accepted] = within(f.acceptedAt, w);
  const reported = (at[of.reported] = within(f.reportedAt, w));
  if (reported === 0) return;
  if (status === 'notAccepted') at[of.notAccepted] = reported;
  else if (status === 'notFiled') at[of.notFiled] = reported;
  else if (status === 'voided') at[of.voided] = reported;
  else {
    const isFiled = f.filedAt > 0 && status !== 'merged';
    if (status === 'merged') at[of.merged] = reported;
    if (isFiled) at[of.reportedFiled] = reported;
    if (!f.founded && f.verifiedAt > 0) return;
    at[of.valid] = reported;
    if (isFiled) at[of.validFiled] = reported;
  }
}

/** What was filed, and what the centre had to send on of it: sent, or not sent in time. */
function countFiled(f: CaseFacts, w: Frame, at: Uint32Array): void {
  const isSent = f.dispatchedAt > 0;
  if (isSent) at[of.dispatched] = within(f.dispatchedAt, w);
  const filed = (at[of.filed] = within(f.filedAt, w));
  if (filed === 0) return;
  if (!f.filedLate) at[of.filedOnTime] = filed;
  if (f.citizens) at[of.filedByCitizens] = filed;
  if (f.reworks > 0) at[of.filedReworked] = filed;
  if (!isSent && f.status === 'pendingDispatch' && !isStageOver(f, w)) return;
  at[of.toDispatch] = filed;
  if (!isSent) return;
  if (!f.dispatchedLate) at[of.dispatchedOnTime] = filed;
  if (f.returns === 0 && f.reassignments === 0) at[of.dispatchedRightly] = filed;
}

/** Tasks of the supervisors: by the moment they were done or, where they are not done in time, were due. */
function countTasks(f: CaseFacts, w: Frame, at: Uint32Array): void {
  if (f.verifiedAt > 0) {
    const verified = (at[of.toVerify] = within(f.verifiedAt, w));
    if (!f.verifiedLate) at[of.verifiedOnTime] = verified;
  } else if (f.status === 'pendingVerification' && isStageOver(f, w)) at[of.toVerify] = within(f.stageDueAt, w);
  if (f.inspectedAt > 0) {
    const inspected = (at[of.toInspect] = within(f.inspectedAt, w));
    if (!f.inspectedLate) at[of.inspectedOnTime] = inspected;
  } else if (f.status === 'pendingInspection' && isStageOver(f, w)) at[of.toInspect] = within(f.stageDueAt, w);
}

function isStageOver({ stageDueAt }: CaseFacts, { now }: Frame): boolean {
  return stageDueAt > 0 && stageDueAt <= now;
}

/** What the unit had to do, and when it did it. */
function countHandled(f: CaseFacts, w: Frame, at: Uint32Array): void {
  const withUnit = isWithUnit(f);
  if (withUnit) at[of.overdueNow] = w.now;
  const isHandled = f.reportedBackAt > 0 && !withUnit; // rule 6
  const due = (at[of.dueToHandle] = fellDue(f, w, isHandled ? f.reportedBackAt : f.closedAt));
  if (due === 0) return;
  if (f.extensions > 0) at[of.extended] = due;
  if (withUnit) at[of.overdue] = due;
  if (!isHandled) return;
  at[of.handled] = due; // rule 8
  if (f.reportedBackAt <= f.dueAt)
    at[of.handledOnTime] = due; // rule 7
  else at[of.handledLate] = due;
  if (f.reworks > 0) at[of.handledReworked] = due;
}

/** What had to be closed, and when it was. */
function countClosed(f: CaseFacts, w: Frame, at: Uint32Array): void {
  const due = (at[of.dueToClose] = fellDue(f, w, f.closedAt));
  if (due === 0) return;
  if (f.reworks > 0) at[of.reworked] = due;
  if (f.status !== 'closed' && !(f.status === 'forceClosed' && w.choices.forced === 'counted')) return;
  at[of.closed] = due; // rule 8
  const judged = w.choices.closeOnTime === 'closing' ? f.closedAt : f.reportedBackAt; // rule 7
  if (judged <= f.dueAt) at[of.closedOnTime] = due;
}

/** Rules 4 and 5, of a case whose deadline has passed. What is carried over counts from the beginning of the period. @param done when it was done, 0 = not yet */
function fellDue(f: CaseFacts, { from, to, choices }: Frame, done: number): number {
  if (f.dueAt >= to || f.status === 'suspended' || f.appeal === 'upheld') return 0;
  if (choices.suspendedOut === 'ever' && f.suspensions > 0) return 0;
  if (f.dueAt >= from) return f.dueAt;
  return choices.carryOver === 'yes' && (done === 0 || done >= from) ? from : 0;
}

/**
 * Whether a case can be in any set of the period. What ended before it and fell due before it is in none; a few comparisons
 * keep the history of years away from the sets.
 */
export function concerns(
  open: boolean,
  reportedAt: number,
  closedAt: number,
  dueAt: number,
  { from, to }: Pick<Frame, 'from' | 'to'>,
): boolean {
  // A source's own deadline may lie before the report.
  const begins = dueAt > 0 && dueAt < reportedAt ? dueAt : reportedAt;
  return open || (begins < to && (closedAt === 0 || closedAt >= from || dueAt >= from));
}
