import type { Words } from '#domain/collection.ts';

/** Resting states of a case, then the ways it can end (practice.md 3). */
export const caseStatuses = {
  pendingAcceptance: { zh: '待受理', en: 'Awaiting acceptance' },
  pendingVerification: { zh: '待核实', en: 'Awaiting verification' },
  pendingFiling: { zh: '待立案', en: 'Awaiting filing' },
  pendingDispatch: { zh: '待派遣', en: 'Awaiting dispatch' },
  pendingAcknowledgement: { zh: '待签收', en: 'Awaiting acknowledgement' },
  handling: { zh: '处置中', en: 'Being handled' },
  suspended: { zh: '挂账', en: 'Suspended' },
  pendingInspection: { zh: '待核查', en: 'Awaiting inspection' },
  pendingClosing: { zh: '待结案', en: 'Awaiting closing' },
  closed: { zh: '结案', en: 'Closed' },
  notAccepted: { zh: '不予受理', en: 'Not accepted' },
  notFiled: { zh: '不予立案', en: 'Not filed' },
  voided: { zh: '作废', en: 'Voided' },
  merged: { zh: '并案', en: 'Merged' },
  forceClosed: { zh: '强制结案', en: 'Force-closed' },
} satisfies Record<string, Words>;

export type CaseStatus = keyof typeof caseStatuses;

/** The states in which a case still asks for someone's act. */
export const openStatuses: readonly CaseStatus[] = [
  'pendingAcceptance',
  'pendingVerification',
  'pendingFiling',
  'pendingDispatch',
  'pendingAcknowledgement',
  'handling',
  'suspended',
  'pendingInspection',
  'pendingClosing',
];
