import { caseActs, type CaseAct } from '#domain/cases/acts.ts';

/*
 * One key for each act. Two acts that can be possible for the same case never have the same one, whatever seats somebody
 * holds; of a family (take on, say no, decide) each stage has its own act under the family's key. A test holds this table
 * against the course of a case.
 */
export const actKeys: Readonly<Record<CaseAct, string>> = {
  'case.report': 'n',
  // take on
  'case.accept': 'a',
  'case.acknowledge': 'a',
  'case.resume': 'a',
  // say no
  'case.reject': 'r',
  'case.decline': 'r',
  // go and see
  'case.verify': 'v',
  'case.inspect': 'v',
  'case.follow-up': 'v',
  'case.rework': 'w',
  'case.file': 'l',
  'case.dispatch': 'd',
  'case.answer': 'd',
  'case.reassign': 'g',
  'case.assign': 'z',
  'case.sign-for': 'shift+a',
  'case.arrive': 'q',
  'case.ask-support': 'shift+u',
  'case.end-support': 'shift+x',
  'case.handle': 'c',
  'case.report-back': 'f',
  'case.close': 'j',
  'case.self-handle': 's',
  // ask
  'case.request-return': 'b',
  'case.request-hand-back': 'shift+b',
  'case.request-extension': 'y',
  'case.request-suspension': 'h',
  'case.appeal': 's',
  'case.withdraw-request': 'shift+w',
  // decide what was asked: one request at a time, before one of the two
  'case.endorse-request': 't',
  'case.approve-return': 't',
  'case.approve-hand-back': 't',
  'case.approve-extension': 't',
  'case.approve-suspension': 't',
  'case.decide-appeal': 't',
  'case.refuse-request': 'shift+t',
  // marks
  'case.urge': 'u',
  'case.supervise': 'o',
  'case.end-supervision': 'shift+o',
  'case.mark-urgent': 'k',
  'case.involve': 'x',
  'case.correct': 'e',
  'case.note': 'i',
  'case.merge': 'm',
  'case.unmerge': 'm',
  // seldom, and not by a slip
  'case.void': 'shift+v',
  'case.force-close': 'shift+j',
};

/** The acts that decide a request: at most one of them is possible at a time. */
export const deciding: readonly CaseAct[] = [
  'case.endorse-request',
  'case.approve-return',
  'case.approve-hand-back',
  'case.approve-extension',
  'case.approve-suspension',
  'case.decide-appeal',
];

/** The desk's other keys, as `useKeys` takes them. */
export const deskKeys = {
  report: 'n',
  next: '.',
  previous: ',',
  choose: ' ',
  chooseAll: 'ctrl+a',
  search: '/',
  copy: 'shift+c',
  print: 'p',
  whole: '0',
  alarm: 'shift+k',
  palette: 'ctrl+k',
  help: '?',
  escape: 'escape',
} as const;

/** The acts that ask for something even where nothing is needed: without it they would say nothing. */
const asking: readonly CaseAct[] = ['case.assign', 'case.correct'];

/** Whether an act opens its form; the others are done at once. */
export function opensForm(act: CaseAct): boolean {
  return caseActs[act].needs.length > 0 || asking.includes(act);
}

/** A key as it stands on the keyboard: "A", "Shift+J", "Ctrl+K". */
export function keyWords(key: string): readonly string[] {
  return key.split('+').map((part) => {
    if (part === ' ') return 'Space';
    if (part === 'escape') return 'Esc';
    return part.length === 1 ? part.toUpperCase() : part[0]!.toUpperCase() + part.slice(1);
  });
}

/** The act under a key among those possible. */
export function actUnder(key: string, possible: readonly CaseAct[]): CaseAct | undefined {
  return possible.find((act) => actKeys[act] === key);
}

/** The acts that a case waits for in some state: they stand first, and the first of them stands out. */
export const awaited: readonly CaseAct[] = [
  ...deciding,
  'case.accept',
  'case.verify',
  'case.file',
  'case.dispatch',
  'case.acknowledge',
  'case.assign',
  'case.handle',
  'case.report-back',
  'case.resume',
  'case.inspect',
  'case.close',
  'case.answer',
  'case.follow-up',
];
