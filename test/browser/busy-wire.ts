import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { frameOf } from '../../server/live/event.ts';

/** A change as the live stream tells it, without its number. */
export interface ToldChange {
  readonly at: string;
  readonly kind: string;
  readonly touched: ReadonlyArray<{
    readonly collection: string;
    readonly bbox: readonly [number, number, number, number];
    readonly ids: readonly string[];
  }>;
}

/** Far more than are told between two breaks. */
const mostKept = 5_000;

/**
 * Stands between a screen and the server: hands everything on, and tells more changes than the server has, in the very bytes
 * that the server tells a change in. The server's own are told between them, numbered on.
 */
export class BusyWire {
  /** Changes that were told beside the server's own. */
  added = 0;
  /** Questions for tiles that were handed on. */
  tiles = 0;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #streams = new Set<ServerResponse>();
  /** The last that were told, for a stream that comes back after a break. */
  #kept: Array<{ readonly seq: number; readonly frame: Buffer }> = [];
  #seq = 0;
  #under = 0;
  #lastAsked = 0;

  private constructor(port: () => number) {
    this.#server = createServer((asked, answer) => {
      const path = asked.url ?? '/';
      const isLive = path.startsWith('/api/live');
      const after = Number(/after=(\d+)/.exec(path)?.[1] ?? 0);
      if (path.startsWith('/tiles/')) this.tiles += 1;
      const headers = { ...asked.headers };
      if (isLive) {
        delete headers['accept-encoding'];
        delete headers['last-event-id'];
      } else this.#begin(answer);
      const handed = request(
        {
          ...{ host: '127.0.0.1', port: port(), method: asked.method, headers, agent: this.#agent },
          path: isLive ? path.replace(/after=\d+/, `after=${this.#ownOf(after)}`) : path,
        },
        (given) => {
          answer.writeHead(given.statusCode ?? 502, given.headers);
          if (isLive && given.statusCode === 200) this.#follow(given, answer, after);
          else given.pipe(answer);
        },
      );
      handed.on('error', () => answer.destroy());
      answer.on('close', () => handed.destroy());
      asked.pipe(handed);
    });
  }

  /** @param url of the server, asked for each time: it may be another after a restart */
  static async to(url: () => string): Promise<BusyWire> {
    const wire = new BusyWire(() => Number(new URL(url()).port));
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  /** http://127.0.0.1:PORT */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Whether a stream stands. */
  get isFollowed(): boolean {
    return this.#streams.size > 0;
  }

  /** Tells the time of a beat, and changes before it. @param now ISO 8601 */
  tell(now: string, changes: readonly ToldChange[]): void {
    const frames = changes.map((change) => {
      this.added += 1;
      const seq = this.#seq + this.added;
      const frame = Buffer.from(frameOf({ id: String(seq), event: 'change', data: { seq, ...change } }));
      this.#kept.push({ seq, frame });
      return frame;
    });
    this.#kept = this.#kept.slice(-mostKept);
    const bytes = Buffer.concat([...frames, frameOf({ event: 'now', data: { seq: this.#seq + this.added, now } })]);
    for (const stream of this.#streams) stream.write(bytes);
  }

  /** Breaks the streams that stand. */
  breakStreams(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  /** Waits until more tiles were asked for than so many; at most a while. @returns whether they were */
  async asksTiles(beyond: number, milliseconds = 5_000): Promise<boolean> {
    const ends = Date.now() + milliseconds;
    while (Date.now() < ends && this.tiles <= beyond) await delay(2);
    return this.tiles > beyond;
  }

  /** Waits until nothing has been under way for a moment; at most a while. */
  async isQuiet(milliseconds = 3_000): Promise<void> {
    const ends = Date.now() + milliseconds;
    while (Date.now() < ends && (this.#under > 0 || Date.now() - this.#lastAsked < 8)) await delay(2);
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await closed;
  }

  #begin(answer: ServerResponse): void {
    this.#under += 1;
    this.#lastAsked = Date.now();
    answer.once('close', () => {
      this.#under -= 1;
      this.#lastAsked = Date.now();
    });
  }

  #missed(after: number): Buffer[] {
    return this.#kept.filter(({ seq }) => seq > after).map(({ frame }) => frame);
  }

  /** The server does not know of what was told beside it. */
  #ownOf(after: number): number {
    return Math.max(0, after - (this.added - this.#missed(after).length));
  }

  #follow(given: IncomingMessage, answer: ServerResponse, after: number): void {
    for (const frame of this.#missed(after)) answer.write(frame);
    this.#streams.add(answer);
    answer.on('close', () => this.#streams.delete(answer));
    let rest = '';
    given.setEncoding('utf8');
    given.on('data', (chunk: string) => {
      const frames = (rest + chunk).split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames) answer.write(this.#renumbered(frame));
    });
    given.on('close', () => answer.destroy());
  }

  #renumbered(frame: string): string | Buffer {
    const event = /^event: (\w+)$/m.exec(frame)?.[1];
    const data = /^data: (.*)$/m.exec(frame)?.[1];
    const told = data === undefined ? {} : (JSON.parse(data) as { readonly seq?: number });
    if (event === undefined || told.seq === undefined) return `${frame}\n\n`;
    this.#seq = Math.max(this.#seq, told.seq);
    const seq = told.seq + this.added;
    return frameOf({
      ...(event === 'change' && { id: String(seq) }),
      event: event as 'change',
      data: { ...told, seq },
    });
  }
}
