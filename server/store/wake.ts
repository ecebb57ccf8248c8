import type { Logger } from 'pino';
import pg, { type ClientConfig } from 'pg';
import { wakeChannel } from './journal.ts';

/** The channel of words between processes: `{topic, word}` as JSON. */
const wordChannel = 'shirong_word';

/** Waits between attempts to listen again, milliseconds. */
const pauses = [50, 100, 200, 500, 1000];

/** How often the database is asked whether it is there, and how long it may take to answer, milliseconds. */
const probeMs = 1_000;
const answerMs = 2_500;

/** Told when the database stops answering, and when it answers again. */
export interface Turns {
  away(): void;
  back(): void;
}

/**
 * One connection that listens for commits of any process, and listens again when it is lost. It is also the one that
 * finds out whether the database answers at all: each second a word is said to it, and when none comes back, or no
 * connection can be made, it is away until one can.
 */
export class Waker {
  private readonly config: ClientConfig;
  private readonly log: Logger;
  private readonly turns: Turns;
  private probe: NodeJS.Timeout | undefined;
  private isAway = false;
  private readonly listeners = new Set<(seq?: number) => void>();
  private readonly hearers = new Map<string, Set<(word: unknown) => void>>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private isOpen = false;

  constructor(config: ClientConfig, log: Logger, turns: Turns) {
    this.config = config;
    this.log = log;
    this.turns = turns;
  }

  /** Someone could not connect: makes a new connection, which will show. */
  doubt(): void {
    if (this.isOpen && !this.isAway && this.probe !== undefined && this.client !== undefined) cutOff(this.client);
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
    clearTimeout(this.probe);
    const { client } = this;
    if (client === undefined) return;
    // One that does not answer any more does not say goodbye either.
    if (this.isAway) cutOff(client);
    else await client.end().catch(() => undefined);
  }

  private open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    void this.listen();
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ ...this.config, keepAlive: true, connectionTimeoutMillis: answerMs });
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
      this.answered();
      this.probeSoon(client);
      // What was committed while nobody listened is asked for now.
      this.wake();
    } catch (error) {
      if (this.isOpen && !this.isAway) {
        this.log.warn({ err: error }, 'the database does not answer; trying again');
        this.isAway = true;
        this.turns.away();
      }
      cutOff(client);
      this.again();
    }
  }

  private again(): void {
    if (!this.isOpen) return;
    clearTimeout(this.timer);
    clearTimeout(this.probe);
    this.probe = undefined;
    const pause = pauses[Math.min(this.failures, pauses.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(() => void this.listen(), pause);
  }

  private answered(): void {
    if (!this.isAway) return;
    this.isAway = false;
    this.log.warn('the database answers again');
    this.turns.back();
  }

  private probeSoon(client: pg.Client): void {
    this.probe = setTimeout(() => {
      let hasAnswered = false;
      const late = setTimeout(() => {
        // Where we ourselves were held up, the answer lies there already and is read before this.
        setTimeout(() => {
          if (hasAnswered || !this.isOpen) return;
          this.isAway = true;
          this.log.warn('the database does not answer; trying again');
          this.turns.away();
          cutOff(client);
        }, 50);
      }, answerMs);
      client.query('select 1').then(
        () => {
          hasAnswered = true;
          clearTimeout(late);
          if (this.isOpen && this.client === client) this.probeSoon(client);
        },
        () => {
          // The connection broke, which its end tells.
          hasAnswered = true;
          clearTimeout(late);
        },
      );
    }, probeMs);
    this.probe.unref();
  }

  private hear(payload: string): void {
    const { topic, word } = JSON.parse(payload) as { topic: string; word: unknown };
    for (const hearer of this.hearers.get(topic) ?? []) hearer(word);
  }

  private wake(seq?: number): void {
    for (const listener of this.listeners) listener(seq);
  }
}

/** Ends a connection without asking the other side. */
function cutOff(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** What `pg_notify` takes for a word: where a statement writes something and says so, both happen or neither does. */
export function notification(topic: string, word: object): [channel: string, payload: string] {
  return [wordChannel, JSON.stringify({ topic, word })];
}

/** Says a word to all processes. */
export async function tell(client: Pick<pg.ClientBase, 'query'>, topic: string, word: object): Promise<void> {
  await client.query('select pg_notify($1, $2)', notification(topic, word));
}
