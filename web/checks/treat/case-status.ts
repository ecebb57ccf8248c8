import { useQuery } from '@tanstack/react-query';
import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import { requestJson } from '../../state/request.ts';

/** How a case stands now; undefined until it is known. The live stream marks the answer as stale by the case's own id. */
export function useCaseStatus(id: string): CaseStatus | undefined {
  const { data } = useQuery({
    queryKey: ['feature', 'cases', id],
    queryFn: ({ signal }) => requestJson<Feature>(`/api/features/cases/${encodeURIComponent(id)}`, signal),
  });
  const status = data?.properties['status'];
  return typeof status === 'string' && status in caseStatuses ? (status as CaseStatus) : undefined;
}
