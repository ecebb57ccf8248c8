import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { RecordRequestLine } from '#domain/change.ts';
import type { RecordContent } from '#domain/record.ts';
import type { Screen } from '#domain/wall/screen.ts';
import { tokenEnd } from '#domain/wall/token-end.ts';
import { writeChange } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { HttpProblem, problem } from '../http/problem.ts';
import { checkInTransaction } from '../records/store.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { allScreens, displayOf } from './display-of.ts';

/** Screens of one display token: walls have some ten, and a computer draws a few. */
const mostScreens = 32;

/** What a display says of itself. */
export type SaidOfScreen = Pick<Screen, 'name' | 'heightMetres' | 'distanceMetres'>;

/**
 * Registers a screen of the display that asks. A name whose own token ended (revoked, a computer exchanged) is the same
 * screen come back with another: it keeps its place on the wall.
 * @returns the screen's id
 * @throws HttpProblem 403 for who is no display, 409 for a name that another screen has or for too many screens
 */
export async function registerScreen(context: Context, request: FastifyRequest, said: SaidOfScreen): Promise<string> {
  const token = displayOf(request);
  const name = said.name.trim();
  const change = await writeChange(
    context,
    request,
    () => {
      const line = lineFor(context, token, { ...said, name });
      return {
        kind: line.base === null ? 'screen.register' : 'screen.return',
        note: '',
        lines: [],
        records: [line],
        within: (client, { records = [] }) =>
          checkInTransaction(client, records).catch((error: unknown) => {
            throw isTaken(error) ? taken(name) : error;
          }),
      };
    },
    () => taken(name),
  );
  return change.records![0]!.id;
}

function lineFor({ records, now }: Context, token: string, said: SaidOfScreen): RecordRequestLine {
  const all = allScreens(records);
  const named = all.find(({ screen }) => screen.name === said.name);
  if (named === undefined) {
    if (all.filter(({ screen }) => screen.token === token).length >= mostScreens) {
      throw problem(409, {
        title: 'Too many screens',
        detail: `${mostScreens} screens came with this display token; delete those that are gone on the walls' page.`,
      });
    }
    return { kind: 'screens', id: uuidV7(now(), randomBytes(10)), base: null, after: { ...said, token } };
  }
  if (tokenEnd(records, named.screen.token, now()) === undefined) throw taken(said.name);
  const after: RecordContent = { ...named.screen, ...said, token };
  return { kind: 'screens', id: named.id, base: named.version, after };
}

/** Another display may have taken the name a moment ago: only the transaction sees that. */
function isTaken(error: unknown): boolean {
  return error instanceof HttpProblem && error.parts.errors?.some(({ pointer }) => pointer?.endsWith('/name')) === true;
}

function taken(name: string): Error {
  const detail = `another screen is called "${name}"; choose that one, or another name`;
  return problem(409, { title: 'Name taken', detail, errors: [{ pointer: '/name', detail }] });
}
