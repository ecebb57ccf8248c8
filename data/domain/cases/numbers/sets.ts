import type { Words } from '#domain/collection.ts';

/** A set of cases that a number counts, by name; `memberships.ts` says which cases. */
export interface SetName extends Words {
  /** As it stands now, whatever the period: of no day. */
  readonly standing?: true;
}

/** All sets, each whole before its parts. */
export const caseSets = {
  reported: { zh: '上报', en: 'Reported' },
  valid: { zh: '有效上报', en: 'Valid reports' },
  reportedFiled: { zh: '上报后立案', en: 'Reported and filed' },
  validFiled: { zh: '有效上报后立案', en: 'Valid and filed' },
  accepted: { zh: '受理', en: 'Accepted' },
  notAccepted: { zh: '不予受理', en: 'Not accepted' },
  notFiled: { zh: '不予立案', en: 'Not filed' },
  voided: { zh: '作废', en: 'Voided' },
  merged: { zh: '并案', en: 'Merged' },
  toVerify: { zh: '应核实', en: 'To verify' },
  verifiedOnTime: { zh: '按期核实', en: 'Verified on time' },
  filed: { zh: '立案', en: 'Filed' },
  filedOnTime: { zh: '按时立案', en: 'Filed on time' },
  filedByCitizens: { zh: '群众投诉立案', en: 'Filed from citizens' },
  filedReworked: { zh: '立案中返工', en: 'Filed and reworked' },
  filedWithVoided: { zh: '立案（含作废）', en: 'Filed, voided ones included' },
  filedRightly: { zh: '准确立案', en: 'Rightly filed' },
  toDispatch: { zh: '应派遣', en: 'To dispatch' },
  dispatched: { zh: '派遣', en: 'Dispatched' },
  dispatchedOnTime: { zh: '按时派遣', en: 'Dispatched on time' },
  dispatchedRightly: { zh: '准确派遣', en: 'Rightly dispatched' },
  dueToHandle: { zh: '应处置', en: 'Due to be handled' },
  handled: { zh: '处置', en: 'Handled' },
  handledOnTime: { zh: '按期处置', en: 'Handled on time' },
  handledLate: { zh: '超期处置', en: 'Handled late' },
  handledReworked: { zh: '处置中返工', en: 'Handled and reworked' },
  overdue: { zh: '超期未处置', en: 'Overdue, not handled' },
  extended: { zh: '延期', en: 'Extended' },
  toInspect: { zh: '应核查', en: 'To inspect' },
  inspectedOnTime: { zh: '按期核查', en: 'Inspected on time' },
  dueToClose: { zh: '应结案', en: 'Due to be closed' },
  closed: { zh: '结案', en: 'Closed' },
  closedOnTime: { zh: '按期结案', en: 'Closed on time' },
  reworked: { zh: '返工', en: 'Reworked' },
  closedInPeriod: { zh: '期内结案', en: 'Closed in the period' },
  forceClosed: { zh: '强制结案', en: 'Force-closed' },
  upheld: { zh: '申诉成立', en: 'Appeals upheld' },
  selfHandled: { zh: '自行处置', en: 'Cleared on the spot' },
  suspended: { zh: '现挂账', en: 'Suspended now', standing: true },
  overdueNow: { zh: '当前超期未处置', en: 'Overdue now', standing: true },
} as const satisfies Readonly<Record<string, SetName>>;

export type CaseSetId = keyof typeof caseSets;

export const allSets = Object.keys(caseSets) as readonly CaseSetId[];

/** What stands now belongs to no day. */
export function isStanding(id: CaseSetId): boolean {
  return (caseSets[id] as SetName).standing === true;
}
