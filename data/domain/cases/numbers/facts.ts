import type { Properties } from '#domain/feature.ts';
import { isCitizens } from '../words.ts';
import { openStatuses } from '../status.ts';

/** The properties of a case that views and numbers look at, by kind; each is an index column of the collection. */
export const factColumns = {
  word: [
    'status',
    'classKind',
    'classCode',
    'className',
    'channel',
    'unit',
    'district',
    'street',
    'task',
    'assignee',
    'crew',
    'request',
    'requestStep',
    'appeal',
  ],
  flag: [
    'selfHandled',
    'urgent',
    'founded',
    'supervised',
    'answerOwed',
    'supportAsked',
    'acceptedLate',
    'verifiedLate',
    'filedLate',
    'dispatchedLate',
    'inspectedLate',
  ],
  small: ['action', 'reworks', 'returns', 'reassignments', 'extensions', 'suspensions'],
  time: [
    'reportedAt',
    'acceptedAt',
    'verifiedAt',
    'filedAt',
    'dispatchedAt',
    'stageDueAt',
    'dueAt',
    'reportedBackAt',
    'inspectedAt',
    'suspendedUntil',
    'closedAt',
  ],
} as const;

type Word = (typeof factColumns.word)[number];
type Flag = (typeof factColumns.flag)[number];
type Small = (typeof factColumns.small)[number];
type Time = (typeof factColumns.time)[number];

/**
 * A case as views and numbers see it: words '' where absent, flags true only where yes, counts 0 where absent, instants in
 * whole epoch seconds, 0 where absent. One object may be filled again for the next case: nobody keeps it.
 */
export type CaseFacts = Record<Word, string> &
  Record<Flag, boolean> &
  Record<Small, number> &
  Record<Time, number> & {
    /** Still asks for somebody's act. */
    open: boolean;
    /** Reported by the public. */
    citizens: boolean;
  };

/** The facts of a case's properties; as the index gives them, so that a place in memory and a row say the same. */
export function factsOf(properties: Properties): CaseFacts {
  const facts: Record<string, string | number | boolean> = {
    open: (openStatuses as readonly unknown[]).includes(properties['status']),
    citizens: isCitizens(properties['channel']),
  };
  for (const name of factColumns.word) facts[name] = textOf(properties[name]);
  for (const name of factColumns.flag) facts[name] = properties[name] === true;
  for (const name of factColumns.small) facts[name] = Number(properties[name] ?? 0);
  for (const name of factColumns.time) facts[name] = secondOf(properties[name]);
  return facts as CaseFacts;
}

function textOf(value: Properties[string]): string {
  return typeof value === 'string' ? value : '';
}

function secondOf(value: Properties[string]): number {
  return typeof value === 'string' ? Math.floor(Date.parse(value) / 1000) : 0;
}
