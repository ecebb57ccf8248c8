import type { Right } from '#domain/people/rights.ts';
import type { Seat } from '#domain/people/seats.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { rememberCsrf, requestJson } from './request.ts';

/** Who uses the page, as the server knows them (`GET /api/session`). */
export interface Session {
  readonly kind: 'person' | 'token' | 'display' | 'visitor';
  readonly id: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly collections: 'all' | readonly string[];
  readonly csrf?: string;
  readonly signIn: {
    readonly password: boolean;
    readonly oidc: boolean;
    readonly sample: ReadonlyArray<{
      readonly seat: Seat;
      readonly words: { readonly zh: string; readonly en: string };
    }>;
  };
}

/** Asked once; whoever signs in or out invalidates everything. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await requestJson<Session>('/api/session', signal);
    rememberCsrf(session.csrf);
    return session;
  },
  staleTime: Infinity,
});

/** The session and a way to ask for rights; without an answer yet nobody may do anything. */
export function useSession(): { readonly session: Session | undefined; readonly can: (right: Right) => boolean } {
  const { data } = useQuery(sessionQuery);
  return { session: data, can: (right) => data?.rights.includes(right) ?? false };
}
