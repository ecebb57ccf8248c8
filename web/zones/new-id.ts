import type { Owner } from '#domain/zones/coverage/arc.ts';

/**
 * An id for a new ground, in the shape of UUIDv7 (RFC 9562): the instant in milliseconds, the rest from chance.
 * @param now epoch milliseconds
 */
export function newGroundId(now: number): Owner {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
