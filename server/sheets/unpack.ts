import { crc32, inflateRawSync } from 'node:zlib';
import { ok, refused, type Result } from '#domain/result.ts';

/** What is taken of an archive: enough for any honest table of some thousand rows. */
export interface ArchiveLimits {
  readonly files: number;
  /** Bytes of all files together, unpacked. */
  readonly bytes: number;
}

export type ArchiveFault = 'no-archive' | 'too-large';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;

/**
 * Unpacks the XML files of an archive, never more than the limits whatever the archive says of itself: sizes it states
 * are not believed, and each file is unpacked into the room that is left.
 */
export function unpack(archive: Buffer, limits: ArchiveLimits): Result<ReadonlyMap<string, Buffer>, ArchiveFault> {
  try {
    return unpacked(archive, limits);
  } catch (error) {
    if (error instanceof RangeError && (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return refused('too-large');
    }
    // Offsets that lead out of the archive, and data that is not what it says.
    return refused('no-archive');
  }
}

function unpacked(archive: Buffer, limits: ArchiveLimits): Result<ReadonlyMap<string, Buffer>, ArchiveFault> {
  const end = endOf(archive);
  if (end === undefined) return refused('no-archive');
  const count = archive.readUInt16LE(end + 10);
  if (count > limits.files) return refused('too-large');
  let at = archive.readUInt32LE(end + 16);
  let left = limits.bytes;
  const files = new Map<string, Buffer>();
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== entryMark) return refused('no-archive');
    const flags = archive.readUInt16LE(at + 8);
    const method = archive.readUInt16LE(at + 10);
    const packed = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    if (!/\.(xml|rels)$/.test(name)) continue;
    if ((flags & 1) === 1 || files.has(name) || archive.readUInt32LE(local) !== localMark) return refused('no-archive');
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    if (from + packed > archive.length || (method !== 0 && method !== 8)) return refused('no-archive');
    const data = archive.subarray(from, from + packed);
    if (method === 0 && data.length > left) return refused('too-large');
    if (left < 1) return refused('too-large');
    const file = method === 0 ? data : inflateRawSync(data, { maxOutputLength: left });
    left -= file.length;
    files.set(name, file);
  }
  return ok(files);
}

function endOf(archive: Buffer): number | undefined {
  const last = archive.length - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (archive.readUInt32LE(at) === endMark) return at;
  }
  return undefined;
}

/** Packs files into an archive without pressing them: what opens it afterwards has nothing left to blow up. */
export function packPlainly(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, data] of files) {
    const written = Buffer.from(name, 'utf8');
    const sum = crc32(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(localMark, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(0x0800, 6);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(written.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(entryMark, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(0x0800, 8);
    local.copy(entry, 16, 14, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, written, data);
    entries.push(entry, written);
    at += local.length + written.length + data.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
