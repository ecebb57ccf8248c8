import type { Duplex } from 'node:stream';
import type { ClientBase, Connection, Submittable } from 'pg';

/** What the driver has for COPY but does not declare. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** Rows are sent in pieces of about this many characters. */
const pieceLength = 1 << 16;

/**
 * Sends rows by COPY ... FROM STDIN. The driver's own queries cannot; this speaks its submit protocol.
 * @param statement the COPY statement, text format
 * @param rows lines in COPY's text format, each with its line end
 * @throws the server's error (a key that exists), or what `rows` throws; nothing is sent after it
 */
export async function copyIn(client: ClientBase, statement: string, rows: AsyncIterable<string>): Promise<void> {
  await client.query(new CopyIn(statement, rows)).done;
}

class CopyIn implements Submittable {
  readonly done: Promise<void>;
  private readonly statement: string;
  private readonly rows: AsyncIterable<string>;
  private readonly settle: { resolve: () => void; reject: (error: Error) => void };
  private failure: Error | undefined;

  constructor(statement: string, rows: AsyncIterable<string>) {
    this.statement = statement;
    this.rows = rows;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.done = promise;
    this.settle = { resolve, reject };
  }

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).then(
      () => connection.endCopyFrom(),
      (error: unknown) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
        connection.sendCopyFail('the rows ended with an error');
      },
    );
  }

  private async send(connection: CopyConnection): Promise<void> {
    let piece = '';
    for await (const row of this.rows) {
      piece += row;
      if (piece.length < pieceLength) continue;
      connection.sendCopyFromChunk(Buffer.from(piece));
      piece = '';
      if (this.failure !== undefined) throw this.failure;
      if (connection.stream.writableNeedDrain) await drained(connection.stream);
    }
    if (piece !== '') connection.sendCopyFromChunk(Buffer.from(piece));
  }

  handleCommandComplete(): void {}

  /** After an error the driver tells us nothing more; an error of the rows comes back from the server as its own. */
  handleError(error: Error): void {
    this.failure ??= error;
    this.settle.reject(this.failure);
  }

  handleReadyForQuery(): void {
    this.settle.resolve();
  }
}

/** Resolves when the stream takes more, and when it never will because it is closed. */
function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}

/** A text as a field of COPY's text format. */
export function copyText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}
