import type { Words } from '#domain/collection.ts';
import type { CaseFacts } from './facts.ts';
import type { Frame } from './frame.ts';

/*
 * The sets of cases that the bureau's numbers count (practice.md 5, domain.md 1.7). A number is the size of a set, its list
 * the set itself: both ask `at`, so that they cannot differ.
 *
 * Rules:
 * 1. A set is of a period by one instant of its own (立案 by 立案时间, 应处置 by 处置截止时间); `at` gives that instant.
 * 2. 自行处置 counts apart: in no other set (practice.md 3). Merged ones count once, with the case they went into, except as reports.
 * 3. 作废 counts in 上报 alone, and in the base of 准确立案率.
 * 4. What was due: deadline in the period and not after now, not 作废, not 挂账 (practice.md 5). Suspended cases have no deadline.
 * 5. An upheld appeal leaves the case out of what was due, so out of every rate made of it; the raw fact stays in the case.
 * 6. Handled is what was reported back and not sent back (返工 takes the report back away): it passed 核查 or awaits it.
 * 7. 按期处置 is judged at 反馈, 按期结案 at 结案 (practice.md 4.5).
 * 8. A part is made of its whole: 按期结案 of 结案, 结案 of 应结案. So no rate is above 100 %.
 */

/** A set of cases with a name. */
export interface CaseSet extends Words {
  /** The second at which a case counts in it; 0 where it is not in it. */
  readonly at: (facts: CaseFacts, frame: Frame) => number;
  /** As it stands now, whatever the period. */
  readonly standing?: true;
}

type At = CaseSet['at'];

const within = (at: number, { from, to }: Frame): number => (at >= from && at < to ? at : 0);

/** Those of a set of which more holds (rule 8). */
const partOf =
  (whole: At, holds: (facts: CaseFacts, frame: Frame) => boolean): At =>
  (facts, frame) => {
    const at = whole(facts, frame);
    return at !== 0 && holds(facts, frame) ? at : 0;
  };

const isWithUnit = ({ status }: CaseFacts): boolean => status === 'pendingAcknowledgement' || status === 'handling';

/** Rules 2 and 3. */
const counts = ({ selfHandled, status }: CaseFacts): boolean =>
  !selfHandled && status !== 'voided' && status !== 'merged';

const reported: At = (f, w) => (f.selfHandled ? 0 : within(f.reportedAt, w));
const valid = partOf(
  reported,
  ({ status, founded, verifiedAt }) =>
    status !== 'voided' && status !== 'notAccepted' && status !== 'notFiled' && (founded || verifiedAt === 0),
);
const filed: At = (f, w) => (counts(f) ? within(f.filedAt, w) : 0);
const filedWithVoided: At = (f, w) => (f.selfHandled || f.status === 'merged' ? 0 : within(f.filedAt, w));

/** What the centre had to send on: sent, or not sent in time. */
const toDispatch = partOf(
  filed,
  (f, w) => f.dispatchedAt > 0 || f.status !== 'pendingDispatch' || (f.stageDueAt > 0 && f.stageDueAt <= w.now),
);

/** A task of a supervisor that was done, or is not done in time, by the moment it was done or due. */
const task =
  (done: 'verifiedAt' | 'inspectedAt', pending: string): At =>
  (f, w) => {
    if (!counts(f)) return 0;
    if (f[done] > 0) return within(f[done], w);
    return f.status === pending && f.stageDueAt > 0 && f.stageDueAt <= w.now ? within(f.stageDueAt, w) : 0;
  };
const toVerify = task('verifiedAt', 'pendingVerification');
const toInspect = task('inspectedAt', 'pendingInspection');

/** Rules 4 and 5. What is carried over counts from the beginning of the period. @param done when it was done, 0 = not yet */
function due(f: CaseFacts, w: Frame, done: number): number {
  const { from, to, now, choices } = w;
  if (f.dueAt === 0 || f.dueAt > now || f.dueAt >= to || !counts(f)) return 0;
  if (f.status === 'suspended' || f.appeal === 'upheld') return 0;
  if (choices.suspendedOut === 'ever' && f.suspensions > 0) return 0;
  if (f.dueAt >= from) return f.dueAt;
  return choices.carryOver === 'yes' && (done === 0 || done >= from) ? from : 0;
}

const isHandled = (f: CaseFacts): boolean => f.reportedBackAt > 0 && !isWithUnit(f); // rule 6
const isClosed = (f: CaseFacts, w: Frame): boolean =>
  f.status === 'closed' || (w.choices.forced === 'counted' && f.status === 'forceClosed');
const dueToHandle: At = (f, w) => due(f, w, isHandled(f) ? f.reportedBackAt : f.closedAt);
const handled = partOf(dueToHandle, isHandled);
const dueToClose: At = (f, w) => due(f, w, f.closedAt);
const closed = partOf(dueToClose, isClosed);
const suspended: At = (f, w) => (f.status === 'suspended' ? w.now : 0);
const overdueNow: At = (f, w) => (isWithUnit(f) && f.dueAt > 0 && f.dueAt <= w.now ? w.now : 0);

export const caseSets = {
  reported: { zh: '上报', en: 'Reported', at: reported },
  valid: { zh: '有效上报', en: 'Valid reports', at: valid },
  reportedFiled: {
    zh: '上报后立案',
    en: 'Reported and filed',
    at: partOf(reported, (f) => counts(f) && f.filedAt > 0),
  },
  validFiled: { zh: '有效上报后立案', en: 'Valid and filed', at: partOf(valid, (f) => counts(f) && f.filedAt > 0) },
  accepted: { zh: '受理', en: 'Accepted', at: (f, w) => (f.selfHandled ? 0 : within(f.acceptedAt, w)) },
  notAccepted: { zh: '不予受理', en: 'Not accepted', at: partOf(reported, ({ status }) => status === 'notAccepted') },
  notFiled: { zh: '不予立案', en: 'Not filed', at: partOf(reported, ({ status }) => status === 'notFiled') },
  voided: { zh: '作废', en: 'Voided', at: partOf(reported, ({ status }) => status === 'voided') },
  merged: { zh: '并案', en: 'Merged', at: partOf(reported, ({ status }) => status === 'merged') },
  toVerify: { zh: '应核实', en: 'To verify', at: toVerify },
  verifiedOnTime: {
    zh: '按期核实',
    en: 'Verified on time',
    at: partOf(toVerify, (f) => f.verifiedAt > 0 && !f.verifiedLate),
  },
  filed: { zh: '立案', en: 'Filed', at: filed },
  filedOnTime: { zh: '按时立案', en: 'Filed on time', at: partOf(filed, (f) => !f.filedLate) },
  filedByCitizens: { zh: '群众投诉立案', en: 'Filed from citizens', at: partOf(filed, (f) => f.citizens) },
  filedWithVoided: { zh: '立案（含作废）', en: 'Filed, voided ones included', at: filedWithVoided },
  filedRightly: {
    zh: '准确立案',
    en: 'Rightly filed',
    at: partOf(filedWithVoided, ({ status }) => status !== 'voided'),
  },
  filedReworked: { zh: '立案中返工', en: 'Filed and reworked', at: partOf(filed, (f) => f.reworks > 0) },
  toDispatch: { zh: '应派遣', en: 'To dispatch', at: toDispatch },
  dispatched: { zh: '派遣', en: 'Dispatched', at: (f, w) => (counts(f) ? within(f.dispatchedAt, w) : 0) },
  dispatchedOnTime: {
    zh: '按时派遣',
    en: 'Dispatched on time',
    at: partOf(toDispatch, (f) => f.dispatchedAt > 0 && !f.dispatchedLate),
  },
  dispatchedRightly: {
    zh: '准确派遣',
    en: 'Rightly dispatched',
    at: partOf(toDispatch, (f) => f.dispatchedAt > 0 && f.returns === 0 && f.reassignments === 0),
  },
  dueToHandle: { zh: '应处置', en: 'Due to be handled', at: dueToHandle },
  handled: { zh: '处置', en: 'Handled', at: handled },
  handledOnTime: { zh: '按期处置', en: 'Handled on time', at: partOf(handled, (f) => f.reportedBackAt <= f.dueAt) }, // rule 7
  handledLate: { zh: '超期处置', en: 'Handled late', at: partOf(handled, (f) => f.reportedBackAt > f.dueAt) },
  handledReworked: { zh: '处置中返工', en: 'Handled and reworked', at: partOf(handled, (f) => f.reworks > 0) },
  overdue: { zh: '超期未处置', en: 'Overdue, not handled', at: partOf(dueToHandle, isWithUnit) },
  extended: { zh: '延期', en: 'Extended', at: partOf(dueToHandle, (f) => f.extensions > 0) },
  toInspect: { zh: '应核查', en: 'To inspect', at: toInspect },
  inspectedOnTime: {
    zh: '按期核查',
    en: 'Inspected on time',
    at: partOf(toInspect, (f) => f.inspectedAt > 0 && !f.inspectedLate),
  },
  dueToClose: { zh: '应结案', en: 'Due to be closed', at: dueToClose },
  closed: { zh: '结案', en: 'Closed', at: closed },
  closedOnTime: {
    zh: '按期结案',
    en: 'Closed on time',
    at: partOf(closed, (f, w) => (w.choices.closeOnTime === 'closing' ? f.closedAt : f.reportedBackAt) <= f.dueAt),
  },
  reworked: { zh: '返工', en: 'Reworked', at: partOf(dueToClose, (f) => f.reworks > 0) },
  closedInPeriod: {
    zh: '期内结案',
    en: 'Closed in the period',
    at: (f, w) => (f.status === 'closed' && !f.selfHandled ? within(f.closedAt, w) : 0),
  },
  forceClosed: {
    zh: '强制结案',
    en: 'Force-closed',
    at: (f, w) => (f.status === 'forceClosed' ? within(f.closedAt, w) : 0),
  },
  upheld: {
    zh: '申诉成立',
    en: 'Appeals upheld',
    at: (f, w) => (f.appeal === 'upheld' && counts(f) ? within(f.closedAt, w) : 0),
  },
  selfHandled: {
    zh: '自行处置',
    en: 'Cleared on the spot',
    at: (f, w) => (f.selfHandled && f.status === 'closed' ? within(f.closedAt, w) : 0),
  },
  suspended: { zh: '现挂账', en: 'Suspended now', at: suspended, standing: true },
  overdueNow: { zh: '当前超期未处置', en: 'Overdue now', at: overdueNow, standing: true },
} as const satisfies Readonly<Record<string, CaseSet>>;

export type CaseSetId = keyof typeof caseSets;

export const allSets = Object.keys(caseSets) as readonly CaseSetId[];

/** A set by its id. */
export function setOf(id: CaseSetId): CaseSet {
  return caseSets[id];
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
  return open || (reportedAt < to && (closedAt === 0 || closedAt >= from || dueAt >= from));
}
