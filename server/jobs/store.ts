import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import type { JobRow, JobState, Progress } from './reader.ts';

/** Keeps how far a job is. */
export async function saveProgress({ db }: Store, job: string, progress: Progress, at: Date): Promise<void> {
  const values = { done: progress.done, total: progress.total ?? null, note: progress.note ?? null, at };
  await db
    .insertInto('job_progress')
    .values({ job, ...values })
    .onConflict((conflict) => conflict.column('job').doUpdateSet(values))
    .execute();
}

/**
 * The newest jobs of our kinds, with how far they are.
 * @param id that job alone
 */
export async function listJobs({ db }: Store, names: readonly string[], limit: number, id?: string): Promise<JobRow[]> {
  const rows = await db
    .selectFrom('pgboss.job as job')
    .leftJoin('job_progress as progress', 'progress.job', 'job.id')
    .select(['job.id', 'job.name', 'job.state', 'job.data', 'job.output'])
    .select(['job.created_on', 'job.started_on', 'job.completed_on'])
    .select(['progress.done', 'progress.total', 'progress.note'])
    .where('job.name', 'in', names)
    .$if(id !== undefined, (query) => query.where('job.id', '=', sql<string>`${id}::uuid`))
    .orderBy('job.created_on', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    progress: {
      done: row.done ?? 0,
      ...(row.total === null ? {} : { total: row.total }),
      ...(row.note === null ? {} : { note: row.note }),
    },
    by: String(row.data?.['by'] ?? 'schedule'),
    createdAt: row.created_on.toISOString(),
    ...(row.started_on === null ? {} : { startedAt: row.started_on.toISOString() }),
    ...(row.completed_on === null ? {} : { endedAt: row.completed_on.toISOString() }),
    ...outcome(row.state, row.output),
  }));
}

/** The kind and state of a job; undefined where there is none. */
export async function findJob({ db }: Store, id: string): Promise<{ name: string; state: JobState } | undefined> {
  return db
    .selectFrom('pgboss.job')
    .select(['name', 'state'])
    .where('id', '=', sql<string>`${id}::uuid`)
    .executeTakeFirst();
}

/** Forgets the progress of jobs that the library has deleted. */
export async function forgetProgress({ db }: Store): Promise<void> {
  await db
    .deleteFrom('job_progress')
    .where('job', 'not in', (jobs) => jobs.selectFrom('pgboss.job').select('id'))
    .execute();
}

function outcome(state: JobState, output: Readonly<Record<string, unknown>> | null): Partial<JobRow> {
  if (output === null) return {};
  if (state === 'completed') return { output };
  const { value } = output;
  // What the library says itself (its server died, its time was over) lies one deeper.
  const message = output['message'] ?? (value as { message?: unknown } | null | undefined)?.message ?? value;
  return typeof message === 'string' ? { error: message } : {};
}
