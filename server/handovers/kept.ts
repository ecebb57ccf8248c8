import type { FastifyRequest } from 'fastify';
import { handoverReaders, handoverRights, type Handover } from '#domain/handovers/handover.ts';
import { may, type Caller } from '#domain/people/caller.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Right } from '#domain/people/rights.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';

/** A handover as it is kept; its number is its id. */
export interface KeptHandover {
  readonly id: string;
  readonly version: number;
  readonly content: Handover;
}

/** All handovers, the newest first. */
export function allHandovers(records: RecordsView): KeptHandover[] {
  return records
    .all('handovers')
    .map(({ id, version, content }) => ({ id, version, content: content as unknown as Handover }))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** The handover of an address. @throws HttpProblem 404 */
export function requireHandover(records: RecordsView, id: string): KeptHandover {
  const found = records.get('handovers', id);
  if (found === undefined) throw problem(404, { detail: `There is no handover "${id}".` });
  return { id, version: found.version, content: found.content as unknown as Handover };
}

/** Whoever may read handovers. @throws HttpProblem 403 */
export function requireReader(request: FastifyRequest): Caller {
  return requireOneOf(request, handoverReaders, 'Handovers are read by the centre and those who oversee it.');
}

/** Whoever may write them: a seat of the centre. @throws HttpProblem 403 */
export function requireKeeper(request: FastifyRequest): Caller {
  return requireOneOf(request, handoverRights, "Handovers are written by the centre's seats.");
}

/** Whoever may sign: a person of the centre, not a program. @throws HttpProblem 403 */
export function requireSigner(request: FastifyRequest): Caller {
  const caller = requireKeeper(request);
  if (caller.kind !== 'person') throw problem(403, { detail: 'A handover is signed by a person, not by a token.' });
  return caller;
}

function requireOneOf(request: FastifyRequest, rights: readonly Right[], detail: string): Caller {
  const { caller } = askerOf(request);
  if (rights.some((right) => may(caller, right))) return caller;
  throw problem(403, { detail });
}
