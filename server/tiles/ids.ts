const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Writes a UUID in lower case as sixteen bytes; false, and nothing written, where the id is no such UUID. */
export function writeUuid(id: string, into: Uint8Array, offset: number): boolean {
  if (id.length !== 36 || !uuidPattern.test(id)) return false;
  let at = offset;
  for (let i = 0; i < 36; i += 2) {
    if (id.charCodeAt(i) === 45) i++;
    into[at++] = (digit(id.charCodeAt(i)) << 4) | digit(id.charCodeAt(i + 1));
  }
  return true;
}

function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}

/** The UUID of sixteen bytes. */
export function readUuid(from: Uint8Array, offset: number): string {
  const hex = Buffer.from(from.subarray(offset, offset + 16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
