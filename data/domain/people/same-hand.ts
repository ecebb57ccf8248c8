import type { RecordsView } from '../record.ts';

/**
 * The person behind a name in the journal: a token is the hand of whoever made it.
 * @param by 'person:ID', 'token:ID' or a program
 * @returns 'person:ID' where the person is known, otherwise the name itself
 */
export function handOf(records: RecordsView, by: string): string {
  const [kind, id] = by.split(':', 2) as [string, string | undefined];
  if (kind !== 'token' || id === undefined) return by;
  const made = records.get('tokens', id)?.content['createdBy'];
  return typeof made === 'string' ? made : by;
}
