import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { openBoss } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';
import type { JobKind, JobRow, Jobs, JobTools, Progress } from './reader.ts';
import { findJob, listJobs, saveProgress } from './store.ts';

/** How far a job is, is written and told at most this often, milliseconds. */
const tellMs = 500;

/** Whoever sends a job tells all processes; it is looked for so often beside that, for jobs tried again and words lost, seconds. */
const pollSeconds = 15;

/** A job whose process says nothing for so long is taken for lost with it: tried again, or told as failed. Seconds. */
const heartbeatSeconds = 60;

type Move = Pick<JobRow, 'id' | 'name' | 'state' | 'progress'>;

/**
 * Jobs by pg-boss over the store's connections. A cancelled job is stopped in whichever process runs it; what was
 * running when a server died is tried again.
 */
export function createJobs(deps: {
  readonly store: Store;
  readonly kinds: readonly JobKind[];
  readonly log: Logger;
  readonly now: () => number;
}): Jobs {
  const { store, kinds, log, now } = deps;
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const running = new Map<string, AbortController>();
  let starting: Promise<PgBoss> | undefined;
  const workers = new Map<string, string>();
  const stopListening = [
    store.onWord('job-cancel', (word) => running.get((word as { id: string }).id)?.abort(new Error('cancelled'))),
    store.onWord('job-new', (word) => lookSoon((word as { name: string }).name)),
  ];

  /** Looks for a job of that kind at once, or as soon as the one at work is done. */
  function lookSoon(name: string): void {
    const worker = workers.get(name);
    if (worker !== undefined) void starting?.then((boss) => boss.notifyWorker(worker));
  }

  function start(): Promise<PgBoss> {
    starting ??= open().catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  }

  async function open(): Promise<PgBoss> {
    const boss = openBoss(store.pool);
    boss.on('error', (error) => log.warn({ err: error }, 'the jobs cannot reach the database'));
    await boss.start();
    for (const { name, retries, expireInSeconds } of kinds) {
      const deleteAfterSeconds = 30 * 86_400;
      const options = {
        retryLimit: retries,
        retryBackoff: true,
        expireInSeconds,
        heartbeatSeconds,
        deleteAfterSeconds,
      };
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options);
      else await boss.updateQueue(name, options);
    }
    return boss;
  }

  async function run(kind: JobKind, id: string, data: object, expired: AbortSignal): Promise<object> {
    const { by = 'schedule' } = data as { by?: string };
    const controller = new AbortController();
    running.set(id, controller);
    const teller = telling(store, { id, name: kind.name }, now);
    const tools: JobTools = { signal: AbortSignal.any([controller.signal, expired]), by, progress: teller.take };
    try {
      await teller.tell('active');
      const output = await kind.run(data, tools);
      await teller.tell('completed');
      return storable(output);
    } catch (error) {
      await teller.tell(controller.signal.aborted ? 'cancelled' : 'failed').catch(() => undefined);
      if (!controller.signal.aborted) log.warn({ err: error, job: kind.name }, 'a job failed');
      throw new Error(storable(error instanceof Error ? error.message : String(error)));
    } finally {
      running.delete(id);
      // Others may wait behind it.
      lookSoon(kind.name);
    }
  }

  return {
    async send(name, data, by) {
      if (!byName.has(name)) throw new TypeError(`There is no job "${name}".`);
      const id = await (await start()).send(name, { ...data, by });
      if (id === null) throw new Error(`the job ${name} was not taken`);
      await store.tell('job-new', { name });
      return id;
    },
    async work() {
      const boss = await start();
      for (const kind of kinds) {
        const options = { pollingIntervalSeconds: pollSeconds, batchSize: 1 };
        const worker = await boss.work<object>(kind.name, options, ([job]) =>
          run(kind, job!.id, job!.data ?? {}, job!.signal),
        );
        workers.set(kind.name, worker);
        if (kind.cron !== undefined) await boss.schedule(kind.name, kind.cron, null, { tz: 'Asia/Shanghai' });
      }
    },
    async cancel(id) {
      const job = await findJob(store, id);
      if (job === undefined || !['created', 'retry', 'active'].includes(job.state)) return false;
      await (await start()).cancel(job.name, id);
      await store.tell('job-cancel', { id });
      await store.tell('job', { id, name: job.name, state: 'cancelled', progress: { done: 0 } } satisfies Move);
      return true;
    },
    async retry(id) {
      const job = await findJob(store, id);
      if (job === undefined || !['failed', 'cancelled'].includes(job.state)) return false;
      const boss = await start();
      await (job.state === 'failed' ? boss.retry(job.name, id) : boss.resume(job.name, id));
      await store.tell('job-new', { name: job.name });
      return true;
    },
    list: (limit) => listJobs(store, [...byName.keys()], limit),
    find: async (id) => (await listJobs(store, [...byName.keys()], 1, id))[0],
    schedules: () => kinds.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ name, cron }])),
    onMove: (listener) => store.onWord('job', (word) => listener(word as Move)),
    async stop() {
      for (const stop of stopListening) stop();
      if (starting === undefined) return;
      const boss = await starting;
      for (const controller of running.values()) controller.abort(new Error('the server is closing'));
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

/** Writes and tells how far a job is, not more often than anyone can see. */
function telling(store: Store, job: { id: string; name: string }, now: () => number) {
  let progress: Progress = { done: 0 };
  let last = 0;
  const tell = async (state: Move['state']): Promise<void> => {
    last = now();
    await saveProgress(store, job.id, progress, new Date(last));
    await store.tell('job', { ...job, state, progress } satisfies Move);
  };
  return {
    tell,
    take(next: Progress): void {
      progress = next;
      // A picture of the way only: the end is told by `tell`, and a failure here must not end the work.
      if (now() - last >= tellMs) void tell('active').catch(() => undefined);
    },
  };
}

/** What a job tells, as the database can keep it: a hostile file's NUL or half a character must not undo the telling. */
function storable<T extends object | string>(told: T): T {
  const clean = (_name: string, value: unknown): unknown =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;
  return JSON.parse(JSON.stringify(told), clean) as T;
}
