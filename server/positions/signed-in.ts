import type { FastifyRequest } from 'fastify';
import type { Person } from '#domain/people/person.ts';
import type { RecordsView } from '#domain/record.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';

/** The person who asks: programs and walls have no duty. @throws HttpProblem 403 */
export function requirePerson(
  request: FastifyRequest,
  records: RecordsView,
): { readonly id: string; readonly person: Person } {
  const { caller } = askerOf(request);
  const person = caller.kind === 'person' ? records.get('people', caller.id)?.content : undefined;
  if (person === undefined) throw problem(403, { detail: 'Only a person who signed in goes on duty.' });
  return { id: caller.id, person: person as unknown as Person };
}

/** A phone's clock may be out by so much, milliseconds. */
const toleranceMs = 2 * 60_000;

/**
 * When something was done, by what the phone says.
 * @param raw RFC 3339; undefined = now
 * @param now epoch milliseconds
 * @returns epoch milliseconds, never after now; or what is wrong in words
 */
export function occurred(raw: string | undefined, now: number, lateHours: number): number | string {
  if (raw === undefined) return now;
  const at = Date.parse(raw);
  if (Number.isNaN(at)) return 'must be an RFC 3339 instant such as 2026-11-22T00:00:00Z';
  if (at > now + toleranceMs) return 'lies in the future';
  if (at < now - lateHours * 3_600_000) return `lies more than ${lateHours} hours back`;
  return Math.min(at, now);
}
