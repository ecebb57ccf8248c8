import type { FastifyRequest } from 'fastify';
import type { Caller } from '#domain/people/caller.ts';

/** Who asks, and by which way they were known. */
export interface Asker {
  readonly caller: Caller;
  /** Cookie of a session, a token sent along, or nothing. */
  readonly by: 'session' | 'token' | 'nothing';
  /** Names the session among the sessions of this database (hex of its hash); absent without one. */
  readonly session?: string;
  /** What a write in this session must say again in `X-Shirong-Csrf`. */
  readonly csrf?: string;
  /** The person must choose another password first: until then the caller has no rights. */
  readonly mustChange?: true;
}

/** What other concepts may ask of the people. */
export interface People {
  /**
   * Who sent a request: at once for a session that was known a moment ago, which nearly all are. Sessions and tokens
   * that were known hold on while the database is away.
   * @throws HttpProblem 401 for a token or a password that is not good
   */
  asker(request: FastifyRequest): Asker | Promise<Asker>;
  /**
   * Who sent a token in a place of its own (Open311's form), not where every request may carry one.
   * @throws HttpProblem 401 for a token that is not good
   */
  askerOfKey(secret: string): Promise<Asker>;
  /**
   * Something about a session changed, or it ended: what is known of it is forgotten here at once, and in all processes
   * as soon as they hear the word `session-ended`.
   * @param session its hash in hex
   */
  forget(session: string): Promise<void>;
  /** Whether the asker still is who they were: their session, token or rights did not end or change. */
  stillHolds(asker: Asker): Promise<boolean>;
  /** How the journal's `by` is called on a screen; undefined for programs and whoever is gone. */
  nameOf(by: string): string | undefined;
}

/** What a change of people must do to their sessions, in its transaction. */
export { endSessionsOfGone } from './store.ts';
