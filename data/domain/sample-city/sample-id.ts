import type { Random } from '#domain/random.ts';

const hex = Array.from({ length: 65536 }, (_, i) => i.toString(16).padStart(4, '0'));

/** An id in the shape of UUIDv7 (RFC 9562): the instant in milliseconds, the rest from the seeded source. */
export function sampleId(instantMs: number, random: Random): string {
  const high = Math.floor(instantMs / 65536);
  const a = random.bits();
  const b = random.bits();
  const c = random.bits();
  const time = `${hex[(high >>> 16) & 0xffff]!}${hex[high & 0xffff]!}-${hex[instantMs % 65536]!}`;
  return `${time}-${hex[0x7000 | (a & 0xfff)]!}-${hex[0x8000 | ((a >>> 12) & 0x3fff)]!}-${hex[b & 0xffff]!}${hex[b >>> 16]!}${hex[c & 0xffff]!}`;
}
