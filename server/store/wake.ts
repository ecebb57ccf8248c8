import type { Logger } from 'pino';
import pg, { type ClientConfig } from 'pg';
import { wakeChannel } from './journal.ts';

/** The channel of words between processes: `{topic, word}` as JSON. */
const wordChannel = 'shirong_word';

/** Waits between attempts to listen again, milliseconds. */
const pauses = [50, 100, 200, 500, 1000];

/** One connection that listens for commits of any process, and listens again when it is lost. */
export class Waker {
  private readonly config: ClientConfig;
  private readonly log: Logger;
  private readonly listeners = new Set<(seq?: number) => void>();
  private readonly hearers = new Map<string, Set<(word: unknown) => void>>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private isOpen = false;

  constructor(config: ClientConfig, log: Logger) {
    this.config = config;
    this.log = log;
  }

  /** Calls back after every notification and after every gap in listening; returns the way to stop. */
  on(listener: (seq?: number) => void): () => void {
    this.listeners.add(listener);
    this.open();
    return () => this.listeners.delete(listener);
  }

  /** Calls back for each word said on a topic by any process; returns the way to stop. */
  onWord(topic: string, hearer: (word: unknown) => void): () => void {
    const hearers = this.hearers.get(topic) ?? new Set();
    this.hearers.set(topic, hearers.add(hearer));
    this.open();
    return () => hearers.delete(hearer);
  }

  async close(): Promise<void> {
    this.isOpen = false;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    void this.listen();
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ ...this.config, keepAlive: true });
    this.client = client;
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => {
      if (channel === wordChannel) this.hear(payload ?? '');
      else this.wake(Number(payload));
    });
    client.once('end', () => this.again());
    try {
      await client.connect();
      await client.query(`listen ${wakeChannel}; listen ${wordChannel}`);
      this.failures = 0;
      // What was committed while nobody listened is asked for now.
      this.wake();
    } catch (error) {
      if (this.failures === 0) this.log.warn({ err: error }, 'cannot listen for changes; trying again');
      await client.end().catch(() => undefined);
      this.again();
    }
  }

  private again(): void {
    if (!this.isOpen) return;
    clearTimeout(this.timer);
    const pause = pauses[Math.min(this.failures, pauses.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(() => void this.listen(), pause);
  }

  private hear(payload: string): void {
    const { topic, word } = JSON.parse(payload) as { topic: string; word: unknown };
    for (const hearer of this.hearers.get(topic) ?? []) hearer(word);
  }

  private wake(seq?: number): void {
    for (const listener of this.listeners) listener(seq);
  }
}

/** Says a word to all processes. */
export async function tell(client: Pick<pg.ClientBase, 'query'>, topic: string, word: object): Promise<void> {
  await client.query('select pg_notify($1, $2)', [wordChannel, JSON.stringify({ topic, word })]);
}
