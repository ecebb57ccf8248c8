import type { Right } from '#domain/people/rights.ts';
import type { HeldSeat } from '#domain/people/person.ts';
import type { Seat } from '#domain/people/seats.ts';
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { forgetSession, rememberedSession, rememberSession } from './remembered-session.ts';
import { healMs, mayHeal, rememberCsrf, RequestFailed, requestJson, sendJson } from './request.ts';

/** Who uses the page, as the server knows them (`GET /api/session`). */
export interface Session {
  readonly kind: 'person' | 'token' | 'display' | 'visitor';
  readonly id: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly collections: 'all' | readonly string[];
  readonly csrf?: string;
  /** Seats of a person, where the server says them. */
  readonly seats?: readonly HeldSeat[];
  /** The password was given by somebody else: it is to be changed first. */
  readonly mustChangePassword?: boolean;
  readonly signIn: {
    readonly password: boolean;
    readonly oidc: boolean;
    readonly sample: ReadonlyArray<{
      readonly seat: Seat;
      readonly words: { readonly zh: string; readonly en: string };
    }>;
  };
}

/**
 * Asks the server who one is; what is written after carries that session's token.
 * @throws RequestFailed
 */
export async function askSession(signal?: AbortSignal): Promise<Session> {
  const session = await requestJson<Session>('/api/session', signal);
  rememberCsrf(session.csrf);
  rememberSession(session);
  return session;
}

/** Asked once; whoever signs in or out invalidates everything. Without signal the street's page opens for its last user. */
export const sessionQuery = queryOptions<Session, Error, Session, readonly ['session']>({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      return await askSession(signal);
    } catch (error) {
      const remembered = rememberedSession();
      if (remembered === undefined || !(error instanceof RequestFailed) || !mayHeal(error.status)) throw error;
      return remembered;
    }
  },
  placeholderData: rememberedSession,
  networkMode: 'always',
  staleTime: Infinity,
  // Who is only remembered has no token: the server is asked again until it answers.
  refetchInterval: ({ state: { data } }) => (data?.kind === 'person' && data.csrf === undefined ? healMs : false),
});

/** What this page remembers of a session: whoever was signed in last and did not sign out; whether they are leaving. */
export const useSignedIn = create<{ readonly signed: Session | undefined; readonly leaving: boolean }>(() => ({
  signed: undefined,
  leaving: false,
}));

/**
 * The session and a way to ask for rights; without an answer yet nobody may do anything. While a session has ended by
 * itself and one is asked to sign in again, the page goes on as whoever one was: what is open stays, and the server
 * refuses what is no longer allowed.
 */
export function useSession(): { readonly session: Session | undefined; readonly can: (right: Right) => boolean } {
  const { data } = useQuery(sessionQuery);
  const { signed } = useSignedIn();
  const session = data?.kind === 'visitor' ? (signed ?? data) : data;
  return { session, can: (right) => session?.rights.includes(right) ?? false };
}

/** Signs out and asks everything again as whoever one then is. */
export async function signOut(client: QueryClient): Promise<void> {
  await sendJson('DELETE', '/api/session');
  forgetSession();
  useSignedIn.setState({ leaving: true });
  await askAnew(client);
}

/** After somebody signed in or out: who am I, and what may I see? The session first, since writes need its token. */
export async function askAnew(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
