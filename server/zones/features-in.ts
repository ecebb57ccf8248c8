import { closeSync, openSync, readSync } from 'node:fs';
import { frameFault } from '../load/read-geojson.ts';

/** Why a file of features cannot be read; a sentence for whoever sent it. */
export class FileRefusal extends Error {}

/** Bytes read at once. */
const windowBytes = 1 << 20;

/** What stands around the features may be so long, bytes. */
const longestFrame = 1 << 20;

const [quote, backslash, open, close, openList, closeList, comma] = [...Buffer.from('"\\{}[],')] as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/**
 * The features of a GeoJSON FeatureCollection, one after another: a file of any size is never in memory as a whole. What
 * stands around them (type, crs) is looked at when all are read.
 * @param onRead told now and then how many bytes are read
 * @throws FileRefusal where the file is no FeatureCollection, or in coordinates of another system
 */
export function* featuresIn(path: string, onRead: (bytes: number) => void = () => undefined): Generator<unknown> {
  const file = openSync(path, 'r');
  try {
    const splitter = createSplitter();
    const window = Buffer.allocUnsafe(windowBytes);
    let read = 0;
    for (;;) {
      const length = readSync(file, window, 0, windowBytes, null);
      if (length === 0) break;
      read += length;
      for (const text of splitter.take(window.subarray(0, length))) yield parsed(text, splitter.count());
      onRead(read);
    }
    requireFrame(splitter.frame());
  } finally {
    closeSync(file);
  }
}

/** Cuts the elements of the list "features" out of the text that runs through it. */
function createSplitter() {
  const frame: Buffer[] = [];
  let frameBytes = 0;
  let piece: Buffer[] = [];
  let depth = 0;
  let inText = false;
  let escaped = false;
  /** Depth of the list of features while it is open. */
  let list: number | undefined;
  let taken = 0;

  const keepFrame = (bytes: Buffer): void => {
    frameBytes += bytes.length;
    if (frameBytes > longestFrame) throw new FileRefusal('The file has no list "features", or too much around it.');
    frame.push(Buffer.from(bytes));
  };
  const opensList = (): boolean => depth === 1 && /"features"\s*:\s*$/.test(Buffer.concat(frame).toString('utf8'));
  const finish = (): string => {
    const text = Buffer.concat(piece).toString('utf8');
    piece = [];
    taken += 1;
    return text;
  };

  return {
    /** Elements that came to their end within these bytes. */
    *take(bytes: Buffer): Generator<string> {
      let from = 0;
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at]!;
        if (inText) {
          if (escaped) escaped = false;
          else if (byte === backslash) escaped = true;
          else if (byte === quote) inText = false;
          continue;
        }
        if (byte === quote) inText = true;
        else if (byte === openList || byte === open) {
          if (byte === openList && list === undefined) {
            keepFrame(bytes.subarray(from, at));
            from = at;
            if (opensList()) {
              list = depth + 1;
              keepFrame(bytes.subarray(at, at + 1));
              from = at + 1;
            }
          }
          depth += 1;
        } else if (byte === closeList || byte === close) {
          if (byte === closeList && depth === list) {
            piece.push(Buffer.from(bytes.subarray(from, at)));
            if (!isBlank(piece)) yield finish();
            piece = [];
            list = undefined;
            from = at;
          }
          depth -= 1;
        } else if (byte === comma && depth === list) {
          piece.push(Buffer.from(bytes.subarray(from, at)));
          yield finish();
          from = at + 1;
        }
      }
      const rest = bytes.subarray(from);
      if (list === undefined) keepFrame(rest);
      else piece.push(Buffer.from(rest));
    },
    count: () => taken,
    frame: () => Buffer.concat(frame).toString('utf8'),
  };
}

function isBlank(piece: readonly Buffer[]): boolean {
  return piece.every((part) => /^\s*$/.test(part.toString('latin1')));
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FileRefusal(`Feature ${number} is not JSON: the file is damaged there.`);
  }
}

function requireFrame(text: string): void {
  let frame: unknown;
  try {
    // Programs on Windows put a mark before their UTF-8, which readers may pass over (RFC 8259, 8.1).
    frame = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FileRefusal('The file is not JSON, or it is cut off.');
  }
  const fault = frameFault(frame);
  if (fault !== undefined) throw new FileRefusal(`The file ${fault}`);
}
