import { queryOptions } from '@tanstack/react-query';
import type { Acknowledgement } from '#domain/cases/acknowledgement.ts';
import { requestJson } from '../state/request.ts';

/** What a phone says moves no case and is told by no event: it is asked for again so often, milliseconds. */
const againMs = 20_000;

/** How a case is acknowledged by whoever has it; stale with every change of cases. @param ref id or number */
export function acknowledgementQuery(ref: string) {
  return queryOptions({
    queryKey: ['cases', 'acknowledgement', ref],
    queryFn: ({ signal }) =>
      requestJson<Acknowledgement>(`/api/cases/${encodeURIComponent(ref)}/acknowledgement`, signal),
    refetchInterval: againMs,
  });
}
