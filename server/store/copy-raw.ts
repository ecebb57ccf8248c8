import type { ClientBase, Connection, Submittable } from 'pg';

/** Bytes collected before they are handed on. */
const pieceLength = 1 << 18;

/**
 * The answer of COPY ... TO STDOUT as it comes, in pieces of some hundred kilobytes. The server is held back while the
 * reader is busy; it must be read to its end.
 */
export async function* copyRaw(client: ClientBase, statement: string): AsyncGenerator<Buffer> {
  const copy = new CopyRaw(statement);
  (client as unknown as { query(submittable: Submittable): void }).query(copy);
  yield* copy.pieces();
}

class CopyRaw implements Submittable {
  private readonly statement: string;
  private connection: Connection | undefined;
  private chunks: Buffer[] = [];
  private length = 0;
  private isDone = false;
  private failure: Error | undefined;
  private wake: () => void = () => undefined;

  constructor(statement: string) {
    this.statement = statement;
  }

  async *pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.length >= pieceLength || (this.isDone && this.length > 0)) {
        const piece = Buffer.concat(this.chunks);
        this.chunks = [];
        this.length = 0;
        yield piece;
      } else if (this.isDone) {
        if (this.failure !== undefined) throw this.failure;
        return;
      } else {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.wake = resolve;
        this.connection?.stream.resume();
        await promise;
      }
    }
  }

  submit(connection: Connection): void {
    this.connection = connection;
    connection.query(this.statement);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reads on into the same bytes.
    this.chunks.push(Buffer.from(chunk));
    this.length += chunk.length;
    if (this.length < pieceLength) return;
    this.connection?.stream.pause();
    this.wake();
  }

  handleCommandComplete(): void {}

  /** After an error the driver tells us nothing more. */
  handleError(error: Error): void {
    this.failure ??= error;
    this.finish();
  }

  handleReadyForQuery(): void {
    this.finish();
  }

  private finish(): void {
    this.isDone = true;
    this.connection?.stream.resume();
    this.wake();
  }
}
