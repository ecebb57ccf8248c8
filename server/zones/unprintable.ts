import { unstorable } from '../http/storable.ts';

/** Signs that no sheet shows: controls, breaks of a line, and what turns the direction of the text around it. */
const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * What keeps a text of one line off sheets and lists: titles, numbers, names.
 * @returns a sentence for the reader, undefined where nothing does
 */
export function unprintable(text: string): string | undefined {
  return unstorable(text) ?? (unseen.test(text) ? 'has a control character or a break of the line' : undefined);
}
