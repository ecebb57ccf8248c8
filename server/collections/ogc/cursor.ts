import { unstorable } from '../../http/storable.ts';

/** Writes the id a page ends at as an opaque word for the `next` link. */
export function writeCursor(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url');
}

/** The id in a cursor; undefined where the text is none of ours. */
export function readCursor(text: string): string | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  const id = Buffer.from(text, 'base64url').toString('utf8');
  return id !== '' && unstorable(id) === undefined && writeCursor(id) === text ? id : undefined;
}
