import pg, { type PoolClient } from 'pg';
import { DatabaseAway } from './away.ts';

/** Waiting for a free connection, or for a new one, ends after this, milliseconds. */
const patience = 5_000;

type Answer = (error: Error | undefined, client: PoolClient | undefined, done: (release?: unknown) => void) => void;

/** Held against every statement, milliseconds: whoever works longer (loads, scans, backups) says so in its transaction. */
const limits = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000,
} as const;

/** First statement of a transaction that has much to do: a load, a scan. */
export const withoutHaste = 'set local statement_timeout = 0';

/** Connections that refuse at once while the database is away, so that nobody waits for what will not come. */
export class GuardedPool extends pg.Pool {
  private isAway = false;
  private readonly open = new Set<PoolClient>();

  /** @param onDoubt told when no connection could be made: whoever watches the database shall look again */
  constructor(config: pg.PoolConfig, onDoubt: () => void) {
    super({ ...limits, ...config, connectionTimeoutMillis: patience });
    this.on('connect', (client) => this.open.add(client));
    this.on('remove', (client) => this.open.delete(client));
    this.onDoubt = onDoubt;
  }

  private readonly onDoubt: () => void;

  /** Cuts what hangs; its statements fail now, and what a cut transaction did is undone by the database or was done. */
  away(): void {
    this.isAway = true;
    for (const client of this.open) {
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }
  }

  back(): void {
    this.isAway = false;
  }

  override connect(): Promise<PoolClient>;
  override connect(answer: Answer): void;
  override connect(answer?: Answer): Promise<PoolClient> | void {
    if (answer === undefined) {
      if (this.isAway) return Promise.reject(new DatabaseAway());
      return super.connect().catch((error: Error) => {
        this.doubt(error);
        throw error;
      });
    }
    if (this.isAway) return process.nextTick(answer, new DatabaseAway(), undefined, () => undefined);
    super.connect((error, client, done) => {
      if (error !== undefined && error !== null) this.doubt(error);
      answer(error, client, done);
    });
  }

  /** A pool whose connections are all in use says nothing about the database. */
  private doubt(error: Error): void {
    if (!error.message.startsWith('timeout exceeded')) this.onDoubt();
  }
}
