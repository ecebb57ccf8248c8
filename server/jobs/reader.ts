/** How far a job is. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
  /** A word on what is being done; data, not interface text. */
  readonly note?: string;
}

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';

/** A job as a list shows it. */
export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly state: JobState;
  readonly progress: Progress;
  /** Who asked for it, as the journal names them; 'schedule' for what the clock starts. */
  readonly by: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** Why it failed, in one sentence. */
  readonly error?: string;
  /** What it answered. */
  readonly output?: Readonly<Record<string, unknown>>;
}

/** What a running job may use. */
export interface JobTools {
  /** Aborted when someone cancels the job, its time is over or the server stops: leave nothing half-done. */
  readonly signal: AbortSignal;
  readonly by: string;
  /** Told at most twice a second; may be called as often as one likes. */
  progress(progress: Progress): void;
}

/** A kind of work that is done in the background. */
export interface JobKind<Data extends object = object> {
  /** kebab-case; the queue's name. */
  readonly name: string;
  /** Five-field cron in Asia/Shanghai; absent = only when asked for. */
  readonly cron?: string;
  /** How often it is tried again by itself after a failure. */
  readonly retries: number;
  /** A job that runs longer than this is taken for lost, seconds. */
  readonly expireInSeconds: number;
  /** @returns what the list shows as its output. @throws Error whose message a person can read */
  run(data: Data, tools: JobTools): Promise<Readonly<Record<string, unknown>>>;
}

/** The jobs of this database, whichever process runs them. */
export interface Jobs {
  /** Puts a job into its queue. @returns its id */
  send(name: string, data: object, by: string): Promise<string>;
  /** Begins to work in this process and to follow the schedules. */
  work(): Promise<void>;
  /** @returns false where there is no such job, or it has ended */
  cancel(id: string): Promise<boolean>;
  /** @returns false where there is no such job, or it has not failed or been cancelled */
  retry(id: string): Promise<boolean>;
  /** The newest first. */
  list(limit: number): Promise<JobRow[]>;
  /** The job of that id; undefined where there is none (any more). */
  find(id: string): Promise<JobRow | undefined>;
  schedules(): ReadonlyArray<{ readonly name: string; readonly cron: string }>;
  /** Calls back when a job begins, moves on or ends, in any process; returns the way to stop. */
  onMove(listener: (job: Pick<JobRow, 'id' | 'name' | 'state' | 'progress'>) => void): () => void;
  /** Waits for what runs here up to some seconds, then aborts it; it is tried again elsewhere. */
  stop(): Promise<void>;
}
