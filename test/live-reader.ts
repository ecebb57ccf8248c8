import { createHash } from 'node:crypto';
import { type ClientRequest, get } from 'node:http';

/** What a reader hears of a change, as it came. */
export interface HeardChange {
  readonly seq: number;
  readonly touched: readonly { readonly ids: readonly string[] }[];
}

/**
 * A reader of `/api/live` as a page is one: comes back by number after every break, to whichever server it is given, and
 * writes down each number that is not the next.
 */
export class LiveReader {
  /** The last change it was told of. */
  last: number;
  /** Numbers that came twice, out of order or not at all. */
  readonly faults: string[] = [];
  readonly resets: { readonly from: number; readonly to: number }[] = [];
  breaks = 0;
  readonly #digest = createHash('sha256');
  readonly #address: (attempt: number) => string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #onChange: (change: HeardChange) => void;
  #request: ClientRequest | undefined;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #attempt = 0;

  /**
   * @param address the server to turn to, for each attempt
   * @param after the change it stands at
   */
  constructor(
    address: (attempt: number) => string,
    after: number,
    headers: Readonly<Record<string, string>> = {},
    onChange: (change: HeardChange) => void = () => undefined,
  ) {
    this.#address = address;
    this.last = after;
    this.#headers = headers;
    this.#onChange = onChange;
    this.#open();
  }

  /** What was heard, all of it, in short: the same for all who heard the same. Ends the count. */
  heard(): string {
    return this.#digest.digest('hex');
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#request?.destroy();
  }

  #open(): void {
    const url = `${this.#address(this.#attempt++)}/api/live?after=${this.last}`;
    let text = '';
    this.#request = get(url, { agent: false, headers: { accept: 'text/event-stream', ...this.#headers } }, (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        let start = 0;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', start)) {
          this.#take(text.slice(start, end));
          start = end + 2;
        }
        text = text.slice(start);
      });
      answer.on('error', () => undefined);
      answer.once('close', () => this.#again());
    });
    this.#request.once('error', () => this.#again());
  }

  #again(): void {
    if (this.#isClosed) return;
    this.breaks++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#open(), 100);
  }

  #take(block: string): void {
    const event = /^event: (.*)$/m.exec(block)?.[1];
    if (event !== 'change' && event !== 'reload' && event !== 'reset') return;
    const change = JSON.parse(/^data: (.*)$/m.exec(block)![1]!) as HeardChange;
    if (event === 'reset') {
      this.resets.push({ from: this.last, to: change.seq });
    } else {
      if (change.seq !== this.last + 1) this.faults.push(`${change.seq} came after ${this.last}`);
      this.#digest.update(wordOf(change.seq, change.touched?.flatMap(({ ids }) => ids) ?? []));
    }
    this.last = change.seq;
    this.#onChange(change);
  }
}

/** How a change goes into what a reader heard. */
export function wordOf(seq: number, ids: readonly string[]): string {
  return `${seq} ${ids.join()}\n`;
}
