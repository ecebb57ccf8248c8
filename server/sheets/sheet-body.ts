import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The largest table taken, bytes. */
export const largestSheet = 20 * 1024 * 1024;

/** A workbook as a request's body: in digests of the request it stands as its own digest, not as a list of numbers. */
export class SheetBody {
  readonly #file: Buffer;

  constructor(file: Buffer) {
    this.#file = file;
  }

  get file(): Buffer {
    return this.#file;
  }

  toJSON(): string {
    return createHash('sha256').update(this.#file).digest('hex');
  }
}

/** Lets the routes of this scope take workbooks as they are. */
export function takeSheets(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    [xlsxType, 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: largestSheet },
    (_request, body, done) => done(null, new SheetBody(body as Buffer)),
  );
}
