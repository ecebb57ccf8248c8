import type { FastifyRequest } from 'fastify';
import { may, type Caller } from '#domain/people/caller.ts';
import type { Right } from '#domain/people/rights.ts';
import type { RecordsView } from '#domain/record.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';

/** Plans about crews stay inside the unit (practice.md 1); whoever leads the centre's shift sees them too. */
const seeing: readonly Right[] = ['case.endorse', 'case.respond', 'case.file'];

function actedOn(records: RecordsView, unit: string): { readonly unit: string; readonly district?: string } {
  const district = records.all('units').find(({ content }) => content['name'] === unit)?.content['district'];
  return { unit, ...(typeof district === 'string' ? { district } : {}) };
}

/** The units whose next shift a caller may see, in the order of the records. */
export function unitsSeen(records: RecordsView, caller: Caller): string[] {
  return records
    .all('units')
    .map(({ content }) => String(content['name']))
    .filter((unit) => seeing.some((right) => may(caller, right, actedOn(records, unit))));
}

/** Whether a caller may publish the routes of a unit. */
export function mayPublish(records: RecordsView, caller: Caller, unit: string): boolean {
  return may(caller, 'case.endorse', actedOn(records, unit));
}

/** Whoever may see any unit's next shift. @throws HttpProblem 403 */
export function requireSeer(request: FastifyRequest): Caller {
  const { caller } = askerOf(request);
  if (seeing.some((right) => may(caller, right))) return caller;
  throw problem(403, { detail: "The next shift's routes are the unit's own and those of the centre's shift lead." });
}

/** @throws HttpProblem 403 where the unit is not the caller's to see */
export function requireUnit(request: FastifyRequest, records: RecordsView, unit: string): Caller {
  const caller = requireSeer(request);
  if (!unitsSeen(records, caller).includes(unit)) throw problem(403, { detail: `"${unit}" is not open to you.` });
  return caller;
}

/** @throws HttpProblem 403 where the caller may not publish for the unit */
export function requirePublisher(request: FastifyRequest, records: RecordsView, unit: string): Caller {
  const { caller } = askerOf(request);
  if (mayPublish(records, caller, unit)) return caller;
  throw problem(403, { detail: `The routes of "${unit}" are published by its own approver.` });
}
