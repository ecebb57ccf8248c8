/**
 * Protocol Buffers written straight into one growing array. Own, because a tile of ten thousand points is written in
 * a few milliseconds only when nothing stands between the columns and the bytes.
 */
export class Bytes {
  buffer = new Uint8Array(1 << 16);
  at = 0;

  /** Makes room for `more` bytes; call before writing in a loop that knows its greatest size. */
  reserve(more: number): void {
    if (this.at + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.at + more));
    grown.set(this.buffer.subarray(0, this.at));
    this.buffer = grown;
  }

  /** One byte; room must be reserved. */
  byte(value: number): void {
    this.buffer[this.at++] = value;
  }

  /** A whole number from 0 to 2^53; room for 8 bytes must be reserved. */
  varint(value: number): void {
    this.at = putVarint(this.buffer, this.at, value);
  }

  /** A whole number within 31 bits, small ones of either sign in few bytes; room for 5 bytes must be reserved. */
  zigzag(value: number): void {
    this.varint(zigzag(value));
  }

  /** A field of text with its tag (field number and wire type 2). */
  text(tag: number, value: string): void {
    const encoded = Buffer.from(value, 'utf8');
    this.reserve(encoded.length + 10);
    this.byte(tag);
    this.varint(encoded.length);
    this.raw(encoded);
  }

  /** Bytes as they are. */
  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** Opens a field whose length is not yet known; hand the answer to `close`. */
  open(tag: number): number {
    this.reserve(2);
    this.byte(tag);
    return this.at++;
  }

  /** Writes the length of the field opened at `start`; content of 128 bytes and more is moved to make room for it. */
  close(start: number): void {
    const length = this.at - start - 1;
    if (length < 0x80) {
      this.buffer[start] = length;
      return;
    }
    const width = length < 0x4000 ? 2 : length < 0x200000 ? 3 : length < 0x10000000 ? 4 : 5;
    this.reserve(width);
    this.buffer.copyWithin(start + width, start + 1, this.at);
    const end = this.at + width - 1;
    this.at = start;
    this.varint(length);
    this.at = end;
  }

  /** A copy of what was written; the writer is empty afterwards. */
  take(): Uint8Array {
    const out = this.buffer.slice(0, this.at);
    this.at = 0;
    return out;
  }
}

/** Writes a whole number from 0 to 2^53 at a place and says where the next one goes. */
export function putVarint(buffer: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 0x7fffffff) {
    buffer[at++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  while (rest > 0x7f) {
    buffer[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  buffer[at++] = rest;
  return at;
}

/** Signs folded in: 0, -1, 1, -2 ... become 0, 1, 2, 3 ... */
export function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}
