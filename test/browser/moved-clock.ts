/**
 * Loaded into a server before anything else (`node --import`): its clock is the computer's moved by the milliseconds that a
 * file names, which a test may change while the server runs.
 */
import { readFileSync } from 'node:fs';

const file = process.env['CLOCK_FILE'];

if (file !== undefined) {
  const RealDate = Date;
  let offset = 0;
  const read = (): void => {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  };
  read();
  setInterval(read, 5).unref();
  globalThis.Date = class extends RealDate {
    constructor(...given: ConstructorParameters<DateConstructor> | []) {
      super(...((given.length === 0 ? [RealDate.now() + offset] : given) as [number]));
    }

    static override now(): number {
      return RealDate.now() + offset;
    }
  } as DateConstructor;
}
