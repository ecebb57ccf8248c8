import { seats, allSeats } from '#domain/people/seats.ts';
import { actsApart, allActs, ruleOf, type CaseAct } from '../acts.ts';
import { actFields } from '../fields.ts';
import { caseStatuses, openStatuses, type CaseStatus } from '../status.ts';
import { factsOf } from '#domain/collection.ts';

/** The seats that hold any of the rights of an act. */
export function seatsOf(act: CaseAct): (typeof allSeats)[number][] {
  const { rights } = ruleOf(act);
  return allSeats.filter((seat) => rights.some((right) => (seats[seat].rights as readonly string[]).includes(right)));
}

/** Whether an act moves a case from one state into another. */
function moves(act: CaseAct, from: CaseStatus, to: CaseStatus): boolean {
  const rule = ruleOf(act);
  return from !== to && rule.to !== 'stays' && rule.from.includes(from) && rule.to.includes(to);
}

/** The course of a case as a page of documentation, in Markdown: the diagram and the table of acts. Made from the table, never by hand. */
export function coursePage(): string {
  const statuses = Object.keys(caseStatuses) as CaseStatus[];
  const begins = ruleOf('case.report').to as readonly CaseStatus[];
  const drawn = [
    ...begins.map((to) => `  [*] --> ${to}: 上报`),
    // Corrections of the course (void, force-close, merging, reopening) are in the table: drawn, they would hide the way.
    ...statuses.flatMap((from) =>
      statuses.flatMap((to) => {
        const acts = allActs.filter((act) => moves(act, from, to) && !aside.includes(act)).map((act) => ruleOf(act).zh);
        return acts.length === 0 ? [] : [`  ${from} --> ${to}: ${acts.join('、')}`];
      }),
    ),
    ...statuses.filter((status) => !openStatuses.includes(status)).map((status) => `  ${status} --> [*]`),
  ];
  return [
    '# The course of a case',
    '',
    'Made from `acts.ts`; a test holds this page against it. Words: practice.md 8.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map((status) => `  state "${caseStatuses[status].zh} ${caseStatuses[status].en}" as ${status}`),
    ...drawn,
    '```',
    '',
    `Not drawn: ${aside.map((act) => ruleOf(act).zh).join('、')}.`,
    '',
    '| Act | From | To | Seats | Needs | May be given | Several |',
    '|---|---|---|---|---|---|---|',
    ...allActs.map(row),
    '',
    'Nobody may do both on one case:',
    '',
    ...actsApart.map(({ first, second, source }) => `- ${ruleOf(first).zh}, then ${ruleOf(second).zh} (${source})`),
    '',
  ].join('\n');
}

const aside: readonly CaseAct[] = ['case.void', 'case.force-close', 'case.merge', 'case.unmerge', 'case.follow-up'];

function row(act: CaseAct): string {
  const { zh, en, from, to, needs, may, several } = ruleOf(act);
  const fields = (names: typeof needs) => names.map((name) => factsOf(actFields[name]).title).join('、');
  const states = (list: readonly CaseStatus[]) => list.map((status) => caseStatuses[status].zh).join('、');
  const cells = [
    `${zh} \`${act}\` ${en}`,
    from.length === 0 ? '—' : states(from),
    to === 'stays' ? 'stays' : states(to),
    seatsOf(act)
      .map((seat) => seats[seat].zh)
      .join('、'),
    fields(needs),
    fields(may),
    several === true ? 'yes' : '',
  ];
  return `| ${cells.join(' | ')} |`;
}
