import { queryOptions } from '@tanstack/react-query';
import type { CrewNow } from '#domain/people/crew-now.ts';
import { requestJson } from '../state/request.ts';

/** The crews as they stand, as the server tells them. */
export interface CrewsAnswer {
  readonly crews: readonly CrewNow[];
  /** ISO. */
  readonly at: string;
}

/** Also without word of a move, ages grow and positions become unknown; milliseconds. */
const againMs = 30_000;

/** The crews whose positions one may see; needs `position.see` or `case.endorse`. */
export const crewsQuery = queryOptions({
  queryKey: ['positions', 'crews'],
  queryFn: ({ signal }) => requestJson<CrewsAnswer>('/api/crews', signal),
  refetchInterval: againMs,
});
