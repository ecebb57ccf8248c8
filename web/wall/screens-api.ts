import { queryOptions } from '@tanstack/react-query';
import type { WallCase } from '#domain/wall/figures.ts';
import type { Screen } from '#domain/wall/screen.ts';
import { requestJson, sendJson } from '../state/request.ts';
import type { PageRecord } from '../state/records.ts';

/** The screens that came with this display's token. */
export const myScreensQuery = queryOptions({
  queryKey: ['wall', 'my-screens'],
  queryFn: async ({ signal }) =>
    (await requestJson<{ readonly screens: ReadonlyArray<PageRecord<Screen>> }>('/api/wall/screens/mine', signal))
      .screens,
});

/** Says that this display has a screen of that name. @throws RequestFailed 409 where another screen has the name */
export async function registerScreen(said: Pick<Screen, 'name' | 'heightMetres' | 'distanceMetres'>): Promise<string> {
  return (await sendJson<{ readonly id: string }>('POST', '/api/wall/screens', said)).id;
}

/** What a screen says of itself now and then. */
export interface SaidAlive {
  readonly screen: string;
  readonly scene?: string;
  /** The last change that its figures know of. */
  readonly seq: number;
  /** Of when its picture is, RFC 3339 UTC. */
  readonly asOf?: string;
  /** Faults since the word before. */
  readonly errors: number;
}

/** A word that is under way so long does not arrive, milliseconds. */
const patienceMs = 15_000;

/**
 * Says that a screen is there. Given up after a while: on a network that swallows everything such words would pile up on
 * the few connections that a browser has, and keep the stream from coming back.
 */
export function sayAlive(said: SaidAlive): Promise<void> {
  return sendJson('POST', '/api/wall/alive', said, { signal: AbortSignal.timeout(patienceMs) });
}

/** A case as a wall shows it; asked for while it is pushed. */
export function wallCaseQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['wall', 'case', id],
    queryFn: ({ signal }) => requestJson<WallCase>(`/api/wall/cases/${encodeURIComponent(id!)}`, signal),
    enabled: id !== undefined,
    gcTime: 120_000,
  });
}
