import type { Words } from '#domain/collection.ts';
import type { CaseStatus } from './status.ts';

/** What may be done to a case (practice.md 1 to 4, design.md 7); the kind of a change that does it. */
export const caseActs = {
  'case.report': { zh: '上报', en: 'report' },
  'case.accept': { zh: '受理', en: 'accept' },
  'case.reject': { zh: '不予受理', en: 'not accept' },
  'case.verify': { zh: '核实', en: 'verify before filing' },
  'case.file': { zh: '立案', en: 'file' },
  'case.decline': { zh: '不予立案', en: 'not file' },
  'case.dispatch': { zh: '派遣', en: 'dispatch' },
  'case.reassign': { zh: '改派', en: 'reassign' },
  'case.acknowledge': { zh: '签收', en: 'acknowledge' },
  'case.assign': { zh: '指派', en: 'assign' },
  'case.return': { zh: '回退', en: 'return' },
  'case.handle': { zh: '处置', en: 'handle' },
  'case.report-back': { zh: '反馈', en: 'report back' },
  'case.inspect': { zh: '核查', en: 'inspect after handling' },
  'case.rework': { zh: '返工', en: 'rework' },
  'case.close': { zh: '结案', en: 'close' },
  'case.force-close': { zh: '强制结案', en: 'force-close' },
  'case.request-extension': { zh: '申请延期', en: 'ask for an extension' },
  'case.approve-extension': { zh: '批准延期', en: 'approve an extension' },
  'case.request-suspension': { zh: '申请挂账', en: 'ask for suspension' },
  'case.approve-suspension': { zh: '批准挂账', en: 'approve a suspension' },
  'case.appeal': { zh: '申诉', en: 'appeal' },
  'case.decide-appeal': { zh: '裁定申诉', en: 'decide an appeal' },
} as const satisfies Readonly<Record<string, Words>>;

export type CaseAct = keyof typeof caseActs;

/** Two acts on one case that one person may not both do: whoever did the first may not do the second. */
export interface ActsApart {
  readonly first: CaseAct;
  readonly second: CaseAct;
  readonly source: string;
}

const handled = ['case.handle', 'case.report-back'] as const;
const closing = ['case.inspect', 'case.close', 'case.force-close'] as const;
const asked = [
  ['case.request-extension', 'case.approve-extension'],
  ['case.request-suspension', 'case.approve-suspension'],
  ['case.appeal', 'case.decide-appeal'],
] as const;

/** Nobody inspects or closes what he handled, nor approves his own request. */
export const actsApart: readonly ActsApart[] = [
  ...handled.flatMap((first) => closing.map((second) => ({ first, second, source: 'practice.md 1' }))),
  ...asked.map(([first, second]) => ({ first, second, source: 'practice.md 1' })),
];

/** The acts after which the same person may not do this one; empty for whatever is no such act. */
export function forbiddenAfter(act: string): readonly string[] {
  return actsApart.filter(({ second }) => second === act).map(({ first }) => first);
}

/**
 * States that a case enters by one act only, so that the act stands in the journal under its name and nobody goes round
 * `actsApart` by calling it a correction.
 */
const entered: Readonly<Partial<Record<CaseStatus, CaseAct>>> = {
  pendingInspection: 'case.report-back',
  pendingClosing: 'case.inspect',
  closed: 'case.close',
  forceClosed: 'case.force-close',
};

/** What of a case says which state it is in. */
export interface CaseStanding {
  readonly status?: unknown;
  /** Cleared on the spot (practice.md 3): closed at once, without the course of a case. */
  readonly selfHandled?: unknown;
}

/** States before filing: only from there, or at once, is a case cleared on the spot; later ones have taken their course. */
const beforeFiling: ReadonlySet<unknown> = new Set<CaseStatus>([
  'pendingAcceptance',
  'pendingVerification',
  'pendingFiling',
]);

/**
 * The act that a change of a case must be named by; undefined where any will do.
 * @param before undefined where the case is new
 */
export function actInto(before: CaseStanding | undefined, after: CaseStanding): CaseAct | undefined {
  if (before?.status === after.status) return undefined;
  const isCleared = after.selfHandled === true && (before === undefined || beforeFiling.has(before.status));
  return isCleared ? undefined : entered[after.status as CaseStatus];
}
