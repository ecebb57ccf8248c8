import type { ServerResponse } from 'node:http';
import type { Asker } from '../people/reader.ts';
import type { Topic, View } from './view.ts';

/** A reader who leaves this many bytes untaken is cut off; it comes back with the number it stands at. */
const untaken = 1024 * 1024;

/** A reader with a full connection that takes nothing over so many beats is cut off too. */
const patience = 2;

/** One reader's connection: what it may be told, where it stands, and how it keeps up. */
export class Stream {
  readonly asker: Asker;
  readonly view: View;
  readonly topics: ReadonlySet<Topic>;
  /** The last change it was told of. */
  sent: number;
  /** It has been told the past: each change goes to it as it happens. */
  isUpToDate = false;
  readonly #raw: ServerResponse;
  #beatsFull = 0;

  constructor(raw: ServerResponse, asker: Asker, view: View, topics: ReadonlySet<Topic>, sent: number) {
    this.#raw = raw;
    this.asker = asker;
    this.view = view;
    this.topics = topics;
    this.sent = sent;
    raw.on('drain', () => {
      this.#beatsFull = 0;
    });
  }

  get isOpen(): boolean {
    return !this.#raw.destroyed && !this.#raw.writableEnded;
  }

  /** It has not taken all that was sent, or not been told all of the past. */
  get isBehind(): boolean {
    return !this.isUpToDate || this.#raw.writableNeedDrain;
  }

  /** Sends bytes that other readers may share; cuts the reader off where it has left too much untaken. */
  write(frame: Buffer): void {
    if (!this.isOpen) return;
    if (this.#raw.writableLength > untaken) this.cutOff();
    else this.#raw.write(frame);
  }

  /** Resolves when the reader has taken what was sent, or is gone. */
  taken(): Promise<void> {
    if (!this.isOpen || !this.#raw.writableNeedDrain) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        this.#raw.off('drain', done).off('close', done);
        resolve();
      };
      this.#raw.on('drain', done).on('close', done);
    });
  }

  /** Counts the beats over which nothing was taken of a full connection. */
  beat(frame: Buffer): void {
    this.#beatsFull = this.#raw.writableNeedDrain ? this.#beatsFull + 1 : 0;
    if (this.#beatsFull >= patience) this.cutOff();
    else this.write(frame);
  }

  /** Says a last word; who has not taken what was sent will not take it in time. */
  end(frame: Buffer): void {
    if (this.#raw.writableLength > 0) this.cutOff();
    else if (this.isOpen) this.#raw.end(frame);
  }

  cutOff(): void {
    this.#raw.destroy();
  }
}
