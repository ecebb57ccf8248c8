import type { Words } from '#domain/collection.ts';
import type { Right } from '#domain/people/rights.ts';
import type { ActField } from './fields.ts';
import { openStatuses, type CaseStatus } from './status.ts';

/*
 * The course of a case as one state machine (practice.md 1, 3, 4): what may be done in which state, by whom, what it needs
 * and where it leads. `course/perform.ts` does it, the page offers it, COURSE.md draws it.
 */

/** One act of the course. */
export interface ActRule extends Words {
  /** Any of these rights will do; seats hold them (`people/seats.ts`). */
  readonly rights: readonly Right[];
  /** The states it may be done in; none for a report, which begins a case. */
  readonly from: readonly CaseStatus[];
  /** The states it may lead to; 'stays' for a mark or a request. */
  readonly to: readonly CaseStatus[] | 'stays';
  readonly needs: readonly ActField[];
  readonly may: readonly ActField[];
  /** Sensible for several cases at once. Closing never is (practice.md 3). */
  readonly several?: true;
  /** Done on the street, perhaps without signal: it may be told later, with 发生时间. */
  readonly street?: true;
}

const beforeFiling = ['pendingAcceptance', 'pendingVerification', 'pendingFiling'] as const;
const beforeDispatch = [...beforeFiling, 'pendingDispatch'] as const;
const withUnit = ['pendingAcknowledgement', 'handling'] as const;
const filed = ['pendingDispatch', ...withUnit, 'suspended', 'pendingInspection', 'pendingClosing'] as const;
const ended = ['closed', 'forceClosed', 'notAccepted', 'notFiled', 'merged'] as const;
const centre: readonly Right[] = ['case.receive', 'case.file', 'case.dispatch'];
const anyone: readonly Right[] = [
  ...centre,
  'case.verify',
  'case.respond',
  'case.endorse',
  'case.handle',
  'case.supervise',
];

export const caseActs = {
  'case.report': {
    zh: '上报',
    en: 'report',
    rights: ['case.report'],
    from: [],
    to: ['pendingAcceptance', 'pendingFiling'],
    needs: ['classKind', 'classCode'],
    may: ['place', 'description', 'photos', 'sourceNumber', 'sourceDueAt', 'urgent', 'note'],
    street: true,
  },
  'case.self-handle': {
    zh: '自行处置',
    en: 'clear on the spot',
    rights: ['case.verify'],
    from: beforeFiling,
    to: ['closed'],
    needs: ['photosBefore', 'photosAfter'],
    may: ['note'],
    street: true,
  },
  'case.accept': {
    zh: '受理',
    en: 'accept',
    rights: ['case.receive'],
    from: ['pendingAcceptance'],
    to: ['pendingVerification', 'pendingFiling'],
    needs: [],
    may: ['note'],
    several: true,
  },
  'case.reject': {
    zh: '不予受理',
    en: 'not accept',
    rights: ['case.receive'],
    from: ['pendingAcceptance'],
    to: ['notAccepted'],
    needs: ['reason'],
    may: [],
    several: true,
  },
  'case.verify': {
    zh: '核实',
    en: 'verify before filing',
    rights: ['case.verify'],
    from: ['pendingVerification'],
    to: ['pendingFiling'],
    needs: ['founded', 'photos'],
    may: ['note'],
    street: true,
  },
  'case.file': {
    zh: '立案',
    en: 'file',
    rights: ['case.file'],
    from: ['pendingFiling'],
    to: ['pendingDispatch'],
    needs: [],
    may: ['urgent', 'reason', 'note'],
    several: true,
  },
  'case.decline': {
    zh: '不予立案',
    en: 'not file',
    rights: ['case.file'],
    from: ['pendingFiling'],
    to: ['notFiled'],
    needs: ['reason'],
    may: [],
    several: true,
  },
  'case.dispatch': {
    zh: '派遣',
    en: 'dispatch',
    rights: ['case.dispatch'],
    from: ['pendingDispatch'],
    to: ['pendingAcknowledgement'],
    needs: [],
    may: ['unit', 'coUnit', 'reason', 'note'],
    several: true,
  },
  'case.reassign': {
    zh: '改派',
    en: 'reassign',
    rights: ['case.dispatch'],
    from: withUnit,
    to: ['pendingAcknowledgement'],
    needs: ['unit', 'reason'],
    may: ['coUnit'],
    several: true,
  },
  'case.acknowledge': {
    zh: '签收',
    en: 'acknowledge',
    rights: ['case.respond'],
    from: ['pendingAcknowledgement'],
    to: ['handling'],
    needs: [],
    may: ['note'],
    several: true,
  },
  'case.assign': {
    zh: '指派',
    en: 'assign',
    rights: ['case.endorse'],
    from: withUnit,
    to: ['handling'],
    needs: [],
    may: ['assignee', 'crew', 'note'],
    several: true,
  },
  'case.sign-for': {
    zh: '班组签收',
    en: 'sign for as the crew',
    rights: ['case.handle'],
    from: ['handling'],
    to: 'stays',
    needs: [],
    may: ['note'],
    several: true,
    street: true,
  },
  'case.arrive': {
    zh: '到场',
    en: 'arrive on site',
    rights: ['case.handle'],
    from: ['handling'],
    to: 'stays',
    needs: [],
    may: ['lon', 'lat', 'accuracy', 'note'],
    street: true,
  },
  'case.ask-support': {
    zh: '请求支援',
    en: 'ask for support',
    rights: ['case.handle'],
    from: ['handling'],
    to: 'stays',
    needs: ['reason'],
    may: ['photos'],
    street: true,
  },
  'case.end-support': {
    zh: '结束支援',
    en: 'end the call for support',
    rights: ['case.endorse', 'case.file'],
    from: ['handling'],
    to: 'stays',
    needs: [],
    may: ['note'],
  },
  'case.handle': {
    zh: '处置',
    en: 'handle',
    rights: ['case.handle'],
    from: ['handling'],
    to: 'stays',
    needs: ['photosAfter'],
    may: ['measure', 'officers', 'note'],
    street: true,
  },
  'case.report-back': {
    zh: '反馈',
    en: 'report back',
    rights: ['case.respond', 'case.handle'],
    from: ['handling'],
    to: ['pendingInspection'],
    needs: [],
    may: ['photosAfter', 'measure', 'officers', 'note'],
    street: true,
  },
  'case.inspect': {
    zh: '核查通过',
    en: 'inspect after handling: passed',
    rights: ['case.verify'],
    from: ['pendingInspection'],
    to: ['pendingClosing'],
    needs: ['photos'],
    may: ['note'],
    street: true,
  },
  'case.rework': {
    zh: '返工（核查不通过）',
    en: 'rework: inspection not passed',
    rights: ['case.verify', 'case.file'],
    from: ['pendingInspection', 'pendingClosing'],
    to: ['handling'],
    needs: ['reason'],
    may: ['photos'],
    street: true,
  },
  'case.close': {
    zh: '结案',
    en: 'close',
    rights: ['case.file'],
    from: ['pendingClosing'],
    to: ['closed'],
    needs: [],
    may: ['note'],
  },
  'case.force-close': {
    zh: '强制结案',
    en: 'force-close',
    rights: ['case.file'],
    from: filed,
    to: ['forceClosed'],
    needs: ['reason'],
    may: [],
  },
  'case.void': {
    zh: '作废',
    en: 'void',
    rights: ['case.file'],
    from: openStatuses,
    to: ['voided'],
    needs: ['reason'],
    may: [],
    several: true,
  },
  'case.merge': {
    zh: '并案',
    en: 'merge',
    rights: ['case.receive', 'case.file'],
    from: beforeDispatch,
    to: ['merged'],
    needs: ['into'],
    may: ['note'],
    several: true,
  },
  'case.unmerge': {
    zh: '撤销并案',
    en: 'take a merge back',
    rights: ['case.receive', 'case.file'],
    from: ['merged'],
    to: beforeDispatch,
    needs: ['reason'],
    may: [],
  },
  'case.request-return': {
    zh: '申请回退',
    en: 'ask to return',
    rights: ['case.respond'],
    from: withUnit,
    to: 'stays',
    needs: ['reason'],
    may: [],
    several: true,
  },
  'case.approve-return': {
    zh: '批准回退',
    en: 'approve a return',
    rights: ['case.dispatch'],
    from: withUnit,
    to: ['pendingDispatch'],
    needs: [],
    may: ['note'],
    several: true,
  },
  'case.request-hand-back': {
    zh: '申请退回',
    en: 'ask to hand back',
    rights: ['case.handle'],
    from: ['handling'],
    to: 'stays',
    needs: ['reason'],
    may: [],
    street: true,
  },
  'case.approve-hand-back': {
    zh: '同意退回',
    en: 'take back from the crew',
    rights: ['case.endorse'],
    from: ['handling'],
    to: 'stays',
    needs: [],
    may: ['note'],
  },
  'case.request-extension': {
    zh: '申请延期',
    en: 'ask for an extension',
    rights: ['case.respond'],
    from: withUnit,
    to: 'stays',
    needs: ['reason'],
    may: [],
    several: true,
  },
  'case.approve-extension': {
    zh: '批准延期',
    en: 'approve an extension',
    rights: ['case.dispatch', 'case.file'],
    from: withUnit,
    to: 'stays',
    needs: [],
    may: ['note'],
    several: true,
  },
  'case.request-suspension': {
    zh: '申请挂账',
    en: 'ask for suspension',
    rights: ['case.respond'],
    from: withUnit,
    to: 'stays',
    needs: ['reason', 'until'],
    may: [],
    several: true,
  },
  'case.approve-suspension': {
    zh: '批准挂账',
    en: 'approve a suspension',
    rights: ['case.file'],
    from: withUnit,
    to: ['suspended'],
    needs: [],
    may: ['until', 'note'],
    several: true,
  },
  'case.resume': {
    zh: '恢复处置',
    en: 'resume',
    rights: ['case.file', 'case.dispatch', 'case.respond'],
    from: ['suspended'],
    to: ['handling', 'pendingAcknowledgement'],
    needs: [],
    may: ['note'],
    several: true,
  },
  'case.appeal': {
    zh: '申诉',
    en: 'appeal',
    rights: ['case.respond'],
    from: ['closed', 'forceClosed'],
    to: 'stays',
    needs: ['reason'],
    may: [],
  },
  'case.decide-appeal': {
    zh: '裁定申诉',
    en: 'decide an appeal',
    rights: ['case.file'],
    from: ['closed', 'forceClosed'],
    to: 'stays',
    needs: ['upheld'],
    may: ['note'],
  },
  'case.endorse-request': {
    zh: '同意申请',
    en: 'endorse a request for the centre',
    rights: ['case.endorse'],
    from: [...withUnit, 'closed', 'forceClosed'],
    to: 'stays',
    needs: [],
    may: ['note'],
    several: true,
  },
  'case.refuse-request': {
    zh: '不同意申请',
    en: 'refuse a request',
    rights: ['case.endorse', 'case.dispatch', 'case.file'],
    from: [...withUnit, 'closed', 'forceClosed'],
    to: 'stays',
    needs: ['reason'],
    may: [],
    several: true,
  },
  'case.withdraw-request': {
    zh: '撤回申请',
    en: 'withdraw a request',
    rights: ['case.respond', 'case.handle'],
    from: [...withUnit, 'closed', 'forceClosed'],
    to: 'stays',
    needs: [],
    may: [],
    street: true,
  },
  'case.involve': {
    zh: '指定协办（跨区支援）',
    en: 'call another unit to help',
    rights: ['case.file'],
    from: filed,
    to: 'stays',
    needs: ['coUnit', 'reason'],
    may: [],
  },
  'case.urge': {
    zh: '催办',
    en: 'urge',
    rights: ['case.dispatch', 'case.file', 'case.supervise'],
    from: filed,
    to: 'stays',
    needs: [],
    may: ['note'],
    several: true,
  },
  'case.supervise': {
    zh: '督办',
    en: 'supervise',
    rights: ['case.supervise'],
    from: filed,
    to: 'stays',
    needs: ['supervisionNumber', 'reason'],
    may: [],
    several: true,
  },
  'case.end-supervision': {
    zh: '解除督办',
    en: 'end supervision',
    rights: ['case.supervise'],
    from: [...filed, 'closed', 'forceClosed'],
    to: 'stays',
    needs: ['reason'],
    may: [],
  },
  'case.mark-urgent': {
    zh: '标记紧急',
    en: 'mark as urgent',
    rights: ['case.file'],
    from: openStatuses,
    to: 'stays',
    needs: ['urgent'],
    may: ['note'],
    several: true,
  },
  'case.correct': {
    zh: '更正',
    en: 'correct',
    rights: centre,
    from: beforeDispatch,
    to: 'stays',
    needs: [],
    may: ['classKind', 'classCode', 'action', 'place', 'description', 'unit', 'sourceNumber', 'sourceDueAt', 'note'],
  },
  'case.answer': {
    zh: '答复',
    en: 'answer the caller',
    rights: ['case.receive'],
    from: ended,
    to: 'stays',
    needs: ['answer'],
    may: [],
    several: true,
  },
  'case.follow-up': {
    zh: '回访',
    en: 'call back',
    rights: ['case.receive'],
    from: ended,
    to: ['closed', 'forceClosed', 'notAccepted', 'notFiled', 'merged', 'pendingDispatch', 'pendingFiling'],
    needs: ['satisfied'],
    may: ['note'],
  },
  'case.note': {
    zh: '备注',
    en: 'add a note',
    rights: anyone,
    from: [...openStatuses, ...ended, 'voided'],
    to: 'stays',
    needs: ['note'],
    may: ['photos'],
    several: true,
    street: true,
  },
} as const satisfies Readonly<Record<string, ActRule>>;

export type CaseAct = keyof typeof caseActs;

/** All acts, in the order in which they are offered. */
export const allActs = Object.keys(caseActs) as readonly CaseAct[];

/** The rule of an act. */
export function ruleOf(act: CaseAct): ActRule {
  return caseActs[act];
}

/** Two acts on one case that one person may not both do: whoever did the first may not do the second. */
export interface ActsApart {
  readonly first: CaseAct;
  readonly second: CaseAct;
  readonly source: string;
}

const handled = ['case.handle', 'case.report-back'] as const;
const closing = ['case.inspect', 'case.close', 'case.force-close'] as const;
const asked = [
  ['case.request-return', 'case.approve-return'],
  ['case.request-hand-back', 'case.approve-hand-back'],
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
