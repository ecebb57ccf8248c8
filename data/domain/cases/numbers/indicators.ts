import type { Words } from '#domain/collection.ts';
import type { NumberChoices } from './frame.ts';
import { caseSets, type CaseSetId } from './sets.ts';

/** A number of the bureau: the size of a set, or of one in another. */
export interface Indicator extends Words {
  /** How it comes about, in words. */
  readonly formula: Words;
  readonly source: Words;
  /** The set counted; of a rate the numerator. */
  readonly set: CaseSetId;
  /** Of a rate: the set it is divided by, which holds the numerator. */
  readonly base?: CaseSetId;
  /** The setting that decides how it is reckoned. */
  readonly setting?: string;
}

// The list of numbers is practice.md 5, the rates are those of domain.md 1.7.
const practice: Words = { zh: '数字城管通行做法', en: 'usual practice of digital city management' };
const norm: Words = { zh: 'GB/T 30428.4 绩效评价（转引）', en: 'GB/T 30428.4, evaluation (as quoted)' };

/** A count, called as its set. */
function count(set: CaseSetId, zh: string, en: string, more: Partial<Indicator> = {}): Indicator {
  const { zh: nameZh, en: nameEn } = caseSets[set];
  return { zh: nameZh, en: nameEn, formula: { zh, en }, source: practice, set, ...more };
}

/** A rate of one set in another that holds it. */
function rate(zh: string, en: string, set: CaseSetId, base: CaseSetId, more: Partial<Indicator> = {}): Indicator {
  const [over, under] = [caseSets[set], caseSets[base]];
  const formula = { zh: `${over.zh} ÷ ${under.zh}`, en: `${over.en} ÷ ${under.en}` };
  return { zh, en, formula, source: norm, set, base, ...more };
}

const dueZh = '处置截止时间在期内且已到，不含作废、并案、挂账和申诉成立';
const dueEn = 'deadline in the period and passed; without voided, merged, suspended ones and upheld appeals';

const reworkBases = { dueToClose: 'reworked', handled: 'handledReworked', filed: 'filedReworked' } as const;

/** All numbers, in the order of the reports. @param choices which of several readings holds */
export function indicatorsBy({ reworkBase, filingBase }: NumberChoices): Readonly<Record<string, Indicator>> {
  return {
    reported: count(
      'reported',
      '上报时间在期内，不含自行处置',
      'reported in the period, without those cleared on the spot',
    ),
    valid: count(
      'valid',
      '上报中去掉作废、不予受理、不予立案和核实不属实的',
      'reports without those voided, not accepted, not filed or found not to be so',
    ),
    accepted: count('accepted', '受理时间在期内', 'accepted in the period'),
    notAccepted: count('notAccepted', '期内上报，不予受理', 'reported in the period and not accepted'),
    filed: count(
      'filed',
      '立案时间在期内，不含作废、并案和自行处置',
      'filed in the period, without voided and merged ones and those cleared on the spot',
    ),
    notFiled: count('notFiled', '期内上报，不予立案', 'reported in the period and not filed'),
    voided: count('voided', '期内上报，作废', 'reported in the period and voided'),
    merged: count('merged', '期内上报，并入其他案件', 'reported in the period and merged into another case'),
    dispatched: count('dispatched', '最近一次派遣时间在期内', 'last dispatched in the period'),
    dueToHandle: count('dueToHandle', dueZh, dueEn, { setting: 'numbers.carryOver' }),
    handled: count(
      'handled',
      '应处置中已反馈，核查通过或待核查',
      'of those due, reported back and inspected or awaiting it',
    ),
    handledOnTime: count(
      'handledOnTime',
      '处置中反馈时间不晚于截止',
      'of those handled, reported back by the deadline',
    ),
    handledLate: count('handledLate', '处置中反馈时间晚于截止', 'of those handled, reported back after the deadline'),
    overdue: count('overdue', '应处置中仍在责任单位', 'of those due, still with the unit'),
    dueToClose: count('dueToClose', dueZh, dueEn, { setting: 'numbers.carryOver' }),
    closed: count('closed', '应结案中已结案', 'of those due, closed', { setting: 'numbers.forced' }),
    closedOnTime: count('closedOnTime', '结案中不晚于截止', 'of those closed, not after the deadline', {
      setting: 'numbers.closeOnTime',
    }),
    closedInPeriod: count('closedInPeriod', '结案时间在期内', 'closed in the period'),
    reworked: count('reworked', '应结案中返工过的件数', 'of those due, cases sent back after inspection'),
    extended: count('extended', '应处置中批准过延期的件数', 'of those due, cases with an extension granted'),
    suspended: count('suspended', '查询时处于挂账', 'suspended at the moment of asking'),
    forceClosed: count('forceClosed', '强制结案时间在期内', 'force-closed in the period'),
    upheld: count(
      'upheld',
      '期内结案且申诉成立，已不计超期',
      'closed in the period, its appeal upheld: not counted as overdue',
    ),
    selfHandled: count(
      'selfHandled',
      '监督员当场处置完毕，不计入立案和各项比率',
      'cleared by the supervisor at once; in no rate and not among those filed',
    ),
    handlingRate: rate('处置率', 'Handling rate', 'handled', 'dueToHandle'),
    onTimeHandlingRate: rate('按期处置率', 'On-time handling', 'handledOnTime', 'dueToHandle', {
      setting: 'numbers.suspendedOut',
    }),
    overdueRate: rate('超期未处置率', 'Overdue rate', 'overdue', 'dueToHandle'),
    closingRate: rate('结案率', 'Closing rate', 'closed', 'dueToClose', { setting: 'numbers.forced' }),
    onTimeClosingRate: rate('按期结案率', 'On-time closing', 'closedOnTime', 'dueToClose', {
      setting: 'numbers.closeOnTime',
    }),
    reworkRate: rate('返工率', 'Rework rate', reworkBases[reworkBase], reworkBase, { setting: 'numbers.reworkBase' }),
    extensionRate: rate('延期率', 'Extension rate', 'extended', 'dueToHandle'),
    validRate: rate('有效上报率', 'Valid reports', 'valid', 'reported'),
    filingRate: rate('立案率', 'Filing rate', filingBase === 'valid' ? 'validFiled' : 'reportedFiled', filingBase, {
      setting: 'numbers.filingBase',
    }),
    rightFilingRate: rate('准确立案率', 'Right filing', 'filedRightly', 'filedWithVoided'),
    onTimeFilingRate: rate('按时立案率', 'On-time filing', 'filedOnTime', 'filed'),
    rightDispatchRate: rate('准确派遣率', 'Right dispatch', 'dispatchedRightly', 'toDispatch'),
    onTimeDispatchRate: rate('按时派遣率', 'On-time dispatch', 'dispatchedOnTime', 'toDispatch'),
    onTimeVerificationRate: rate('按期核实率', 'On-time verification', 'verifiedOnTime', 'toVerify'),
    onTimeInspectionRate: rate('按期核查率', 'On-time inspection', 'inspectedOnTime', 'toInspect'),
    citizensShare: rate('群众投诉占比', "Citizens' share", 'filedByCitizens', 'filed', { source: practice }),
  };
}
