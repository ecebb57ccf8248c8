import { queryOptions } from '@tanstack/react-query';
import { requestJson, sendJson } from '../state/request.ts';

/** Work that the server does in the background. */
export interface Job {
  readonly id: string;
  readonly name: string;
  readonly state: 'created' | 'active' | 'retry' | 'completed' | 'cancelled' | 'failed';
  readonly progress: { readonly done: number; readonly total?: number; readonly note?: string };
  readonly by: string;
  readonly byName?: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly error?: string;
  readonly output?: Readonly<Record<string, unknown>>;
}

const underWay: ReadonlySet<Job['state']> = new Set(['created', 'active', 'retry']);

/** Whether a job is still to come to its end by itself. */
export function isUnderWay({ state }: Job): boolean {
  return underWay.has(state);
}

/** While anything is under way the jobs are asked for again after so long, milliseconds. */
const pollMs = 2_000;

/** The jobs, the newest first; while any is under way they are asked for again. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: async ({ signal }) => (await requestJson<{ jobs: readonly Job[] }>('/api/jobs', signal)).jobs,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? pollMs : pollMs * 10),
});

/** What the clock starts. */
export const schedulesQuery = queryOptions({
  queryKey: ['jobs', 'schedules'],
  queryFn: async ({ signal }) =>
    (
      await requestJson<{
        schedules: ReadonlyArray<{ readonly name: string; readonly cron: string; readonly zone: string }>;
      }>('/api/jobs/schedules', signal)
    ).schedules,
});

/** Ends a job, or tries one again that failed or was ended. */
export function actOnJob(id: string, act: 'cancel' | 'retry'): Promise<void> {
  return sendJson('POST', `/api/jobs/${id}/${act}`);
}

/** Starts the import of a GeoJSON file into a collection. @returns the job's id */
export async function startImport(collection: string, file: File): Promise<string> {
  const body = new FormData();
  body.set('file', file);
  return (await sendJson<{ job: string }>('POST', `/api/imports/${collection}`, body)).job;
}
