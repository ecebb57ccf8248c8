import type { FastifyRequest } from 'fastify';
import type { Screen } from '#domain/wall/screen.ts';
import type { RecordsView } from '#domain/record.ts';
import { askerOf, requireAccess } from '../http/access.ts';
import { problem } from '../http/problem.ts';

/** A screen with its id. */
export interface NamedScreen {
  readonly id: string;
  readonly version: number;
  readonly screen: Screen;
}

/**
 * The id of the token that a display signed in with.
 * @throws HttpProblem 401 for who did not sign in, 403 for whoever is none: a person looks at a wall, and is no part of it
 */
export function displayOf(request: FastifyRequest): string {
  const asker = askerOf(request);
  requireAccess(asker, 'signed-in');
  const { caller } = asker;
  if (caller.kind === 'display') return caller.id;
  throw problem(403, { detail: 'Only a display may say this: open /wall on it and sign it in with a display token.' });
}

/** All screens that registered. */
export function allScreens(records: Pick<RecordsView, 'all'>): NamedScreen[] {
  return records
    .all('screens')
    .map(({ id, version, content }) => ({ id, version, screen: content as unknown as Screen }));
}
