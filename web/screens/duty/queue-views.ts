import type { CaseViewId } from '#domain/cases/views.ts';
import type { Right } from '#domain/people/rights.ts';

/** The saved views of the queue, in the order in which the desk shows them. */
export const queueViews: readonly CaseViewId[] = [
  'mine',
  'pendingAcceptance',
  'toVerify',
  'toFile',
  'toDispatch',
  'toAcknowledge',
  'handling',
  'toInspect',
  'toClose',
  'requests',
  'dueSoon',
  'overdue',
  'supervised',
  'rework',
  'suspendedDue',
  'answers',
  'all',
  'ended',
];

/** The views that stand for a stage: a seat is offered those at which it acts. */
const stageRights: Readonly<Partial<Record<CaseViewId, readonly Right[]>>> = {
  mine: [
    'case.receive',
    'case.verify',
    'case.file',
    'case.dispatch',
    'case.respond',
    'case.endorse',
    'case.handle',
    'case.supervise',
  ],
  pendingAcceptance: ['case.receive'],
  toVerify: ['case.receive', 'case.verify', 'case.file'],
  toFile: ['case.file'],
  toDispatch: ['case.dispatch', 'case.file'],
  toAcknowledge: ['case.dispatch', 'case.respond', 'case.endorse'],
  handling: ['case.dispatch', 'case.respond', 'case.endorse', 'case.handle'],
  toInspect: ['case.verify', 'case.file'],
  toClose: ['case.file'],
  requests: ['case.dispatch', 'case.file', 'case.endorse'],
  dueSoon: ['case.dispatch', 'case.file', 'case.respond', 'case.endorse', 'case.handle', 'case.supervise'],
  rework: ['case.dispatch', 'case.file', 'case.respond', 'case.endorse', 'case.handle'],
  suspendedDue: ['case.dispatch', 'case.file', 'case.respond', 'case.endorse'],
  answers: ['case.receive'],
};

/** The views for whoever may do this; overdue, supervised, all and ended are for all who read cases. */
export function viewsFor(can: (right: Right) => boolean): readonly CaseViewId[] {
  return queueViews.filter((view) => stageRights[view]?.some(can) ?? true);
}

/** Where a desk opens: at what is one's own, where anything can be. */
export function firstView(can: (right: Right) => boolean): CaseViewId {
  return viewsFor(can)[0]!;
}
