import { queryOptions } from '@tanstack/react-query';
import { requestJson, sendJson } from '../../state/request.ts';

/** An import of zones as the server tells of it. */
export interface ImportJob {
  readonly id: string;
  readonly name: string;
  readonly state: 'created' | 'active' | 'retry' | 'completed' | 'cancelled' | 'failed';
  readonly progress: { readonly done: number; readonly total?: number; readonly note?: string };
  readonly endedAt?: string;
  readonly error?: string;
  readonly output?: Readonly<Record<string, unknown>>;
}

/** What an import ended with. */
export interface ImportOutcome {
  /** Id of the draft it made. */
  readonly version: string;
  readonly zones: number;
  /** Features that were mended in harmless ways while they were read. */
  readonly cleaned: number;
  readonly faults: number;
}

const underWay: ReadonlySet<ImportJob['state']> = new Set(['created', 'active', 'retry']);

/** So many ended imports are told of, the latest first. */
const told = 1;

/** While one is under way it is asked for again after so long, milliseconds. */
const pollMs = 1_500;

/** Whether an import is still to come to its end. */
export function isRunning({ state }: ImportJob): boolean {
  return underWay.has(state);
}

/** Imports of zones that are under way, and the one that ended last. */
export const importJobsQuery = queryOptions({
  queryKey: ['jobs', 'zones-import'],
  queryFn: async ({ signal }) => {
    const { jobs } = await requestJson<{ jobs: readonly ImportJob[] }>('/api/jobs', signal);
    const own = jobs.filter(({ name }) => name === 'zones-import');
    return [...own.filter(isRunning), ...own.filter((job) => !isRunning(job)).slice(0, told)];
  },
  refetchInterval: ({ state }) => (state.data?.some(isRunning) ? pollMs : false),
});

/** Ends an import; nothing of it is taken then. */
export function cancelImport(id: string): Promise<void> {
  return sendJson('POST', `/api/jobs/${id}/cancel`);
}

/** What came of an import that made a draft. */
export function outcomeOf({ output }: ImportJob): ImportOutcome | undefined {
  if (output === undefined || typeof output['version'] !== 'string') return undefined;
  const count = (value: unknown) =>
    Array.isArray(value)
      ? value.length
      : typeof value === 'number'
        ? value
        : Object.values((value ?? {}) as object).reduce<number>((sum, one) => sum + (Number(one) || 0), 0);
  return {
    version: output['version'],
    zones: count(output['zones']),
    cleaned: count(output['cleaned']),
    faults: count(output['faults']),
  };
}
