/**
 * What keeps a text out of the database: PostgreSQL holds no NUL, and a surrogate without its other half is no character.
 * @returns a sentence for the reader, undefined where nothing does
 */
export function unstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'has a NUL character';
  if (!text.isWellFormed()) return 'has half a character (a lone surrogate)';
  return undefined;
}
