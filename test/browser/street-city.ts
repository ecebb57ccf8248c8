import { chmod, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { deskUnit } from '#domain/sample-city/cases/hands.ts';
import type { Seat } from '#domain/people/seats.ts';
import { removeData } from '../remove-data.ts';
import { startServer, type RunningServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';

/** A working Monday of the sample, ten in the morning in Taizhou. */
const monday = Date.parse('2026-11-02T02:00:00Z');

interface SeenCase {
  readonly id: string;
  readonly version: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the journal says of a case, the oldest first. */
export interface Written {
  readonly kind: string;
  /** 上传时间, epoch milliseconds. */
  readonly at: number;
  /** 发生时间. */
  readonly occurredAt: number;
}

/** A sample city on a clock of its own, whose server can be killed and started again on the same data. */
export class StreetCity {
  readonly #folder: string;
  readonly #clockFile: string;
  #offset: number;
  #server: RunningServer | undefined;
  #port = '0';

  private constructor(folder: string) {
    this.#folder = folder;
    this.#clockFile = join(folder, 'clock');
    this.#offset = monday - Date.now();
  }

  static async open(): Promise<StreetCity> {
    const folder = await mkdtemp(join(tmpdir(), 'shirong-street-'));
    // Open to the user PostgreSQL runs as where we are root.
    await chmod(folder, 0o755);
    const city = new StreetCity(folder);
    await city.start();
    return city;
  }

  get url(): string {
    return this.#server!.url;
  }

  /** The server's clock, epoch milliseconds. */
  get now(): number {
    return Date.now() + this.#offset;
  }

  /** Moves the server's clock on to an instant, epoch milliseconds. @param settleMs until it has seen it */
  async setNow(instant: number, settleMs = 120): Promise<void> {
    this.#offset = instant - Date.now();
    await this.#writeClock();
    await delay(settleMs);
  }

  /** As a whole: a server that reads it half written would live in another time. */
  async #writeClock(): Promise<void> {
    await writeFile(`${this.#clockFile}.next`, String(this.#offset));
    await rename(`${this.#clockFile}.next`, this.#clockFile);
  }

  /** Starts the server, on the data and at the address it had before. */
  async start(): Promise<void> {
    await this.#writeClock();
    this.#server = await startServer({
      PORT: this.#port,
      SHIRONG_DATA_DIR: join(this.#folder, 'data'),
      SHIRONG_SAMPLE_CASES: '200',
      SHIRONG_SAMPLE_UNTIL: '2026-11-02',
      NODE_OPTIONS: `--import ${join(import.meta.dirname, 'moved-clock.ts')}`,
      CLOCK_FILE: this.#clockFile,
    });
    this.#port = new URL(this.#server.url).port;
  }

  /** Kills the server in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#server?.kill();
  }

  async close(): Promise<void> {
    await this.#server?.stop();
    removeData(join(this.#folder, 'data'));
    removeData(this.#folder);
  }

  /** Asks the server as a seat's sample account. @throws Error with the answer where it is refused */
  async ask(seat: Seat, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const headers = await signIn(this.url, seat);
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Reports a case and brings it to the crew member's phone. @returns its number */
  async assigned(place: { readonly lon: number; readonly lat: number }): Promise<string> {
    const report = { classKind: 'matter', classCode: '06010', ...place, channel: 'patrol' };
    const { number } = (await this.ask('supervisor', 'POST', '/api/cases', report)) as { number: string };
    await this.act('shiftLead', number, 'case.file');
    await this.act('dispatcher', number, 'case.dispatch', { unit: deskUnit, reason: '测试' });
    await this.act('unitApprover', number, 'case.assign', { assignee: 'sample-crewmember' });
    return number;
  }

  async act(seat: Seat, number: string, act: string, input: object = {}): Promise<void> {
    const { version } = await this.case(number);
    await this.ask(seat, 'POST', `/api/cases/${number}/acts`, { act, base: version, input });
  }

  async case(number: string): Promise<SeenCase> {
    return ((await this.ask('shiftLead', 'GET', `/api/cases/${number}`)) as { case: SeenCase }).case;
  }

  async written(number: string): Promise<Written[]> {
    const { id } = await this.case(number);
    const { entries } = (await this.ask('administrator', 'GET', `/api/history/features/cases/${id}`)) as {
      entries: ReadonlyArray<{ readonly kind: string; readonly at: string; readonly occurredAt?: string }>;
    };
    return entries
      .map(({ kind, at, occurredAt = at }) => ({ kind, at: Date.parse(at), occurredAt: Date.parse(occurredAt) }))
      .reverse();
  }
}
