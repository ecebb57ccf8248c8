const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Writes a UUID in lower case as four words; false, and nothing written, where the id is no such UUID. */
export function writeUuid(id: string, into: Uint32Array, offset: number): boolean {
  if (id.length !== 36 || !uuidPattern.test(id)) return false;
  let at = 0;
  for (let word = 0; word < 4; word++) {
    let value = 0;
    for (let digit = 0; digit < 8; digit++, at++) {
      if (id.charCodeAt(at) === 45) at++;
      const code = id.charCodeAt(at);
      value = (value << 4) | (code < 58 ? code - 48 : code - 87);
    }
    into[offset + word] = value;
  }
  return true;
}

/** The UUID of four words. */
export function readUuid(from: Uint32Array, offset: number): string {
  const hex = [0, 1, 2, 3].map((word) => from[offset + word]!.toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
