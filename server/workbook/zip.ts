import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive; its content is read once, when its turn comes. */
export interface ArchiveFile {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}

/** Version 2.0; deflated; sizes behind the content; names in UTF-8; 1 January 2020, so that the same content is the same file. */
const common = { version: 20, flags: 0x0808, method: 8, time: 0, date: ((2020 - 1980) << 9) | (1 << 5) | 1 } as const;

/** Text gathered before it is packed. */
const pieceLength = 1 << 16;

/**
 * A ZIP archive, written as it is read, in constant memory.
 * @throws RangeError (while it is read) from 4 GiB on, for which this form of archive has no room
 */
export function archive(files: Iterable<ArchiveFile>): Readable {
  return Readable.from(pieces(files), { objectMode: false });
}

async function* pieces(files: Iterable<ArchiveFile>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const head = localHead(Buffer.from(name));
    yield head;
    let [crc, plain, packed] = [0, 0, 0];
    const source = Readable.from(
      gathered(content, (piece) => {
        crc = crc32(piece, crc);
        plain += piece.length;
      }),
      { objectMode: false },
    );
    const deflate = createDeflateRaw({ level: 5 });
    source.on('error', (error) => deflate.destroy(error));
    for await (const piece of source.pipe(deflate) as AsyncIterable<Buffer>) {
      packed += piece.length;
      yield piece;
    }
    if (offset + packed > 0xf000_0000) throw new RangeError('The archive passes 4 GiB.');
    yield sizes(crc, packed, plain);
    written.push({ name: Buffer.from(name), offset, crc, packed, plain });
    offset += head.length + packed + 16;
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield end(written.length, directory.length, offset);
}

async function* gathered(content: ArchiveFile['content'], tell: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  let text = '';
  const take = (): Buffer => {
    const piece = Buffer.from(text);
    text = '';
    tell(piece);
    return piece;
  };
  for await (const part of content) {
    text += part;
    if (text.length >= pieceLength) yield take();
  }
  yield take();
}

function localHead(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeCommon(head, 4);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function sizes(crc: number, packed: number, plain: number): Buffer {
  const out = Buffer.alloc(16);
  out.writeUInt32LE(0x08074b50, 0);
  out.writeUInt32LE(crc, 4);
  out.writeUInt32LE(packed, 8);
  out.writeUInt32LE(plain, 12);
  return out;
}

function directoryEntry({ name, offset, crc, packed, plain }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(common.version, 4);
  writeCommon(entry, 6);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(plain, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function writeCommon(out: Buffer, at: number): void {
  const { version, flags, method, time, date } = common;
  for (const [i, value] of [version, flags, method, time, date].entries()) out.writeUInt16LE(value, at + i * 2);
}

function end(count: number, size: number, offset: number): Buffer {
  const out = Buffer.alloc(22);
  out.writeUInt32LE(0x06054b50, 0);
  out.writeUInt16LE(count, 8);
  out.writeUInt16LE(count, 10);
  out.writeUInt32LE(size, 12);
  out.writeUInt32LE(offset, 16);
  return out;
}
