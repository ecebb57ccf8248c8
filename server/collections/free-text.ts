import type { Collection } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import { join, type Fault } from '../http/schema-faults.ts';

/** A mobile number of the mainland (1, then 3 to 9, then nine digits), also cut up by spaces, dashes, dots or brackets. */
const mobile = /(?<!\d)(?:(?:\+|00)?86[\s.,·()-]{0,2})?1[3-9](?:[\s.,·()-]{0,2}\d){9}(?!\d)/;

/** Digits as they are written out in Chinese; 幺 is how a one is said on the telephone. */
const writtenOut = '〇一二三四五六七八九';

/**
 * In collections that keep personal fields apart, a caller's number does not belong into free text: there it would stand
 * in journal, lists and exports for ever.
 * @param prefix pointer of the feature within the body
 */
export function misplacedNumbers(collection: Collection, properties: Properties, prefix: string): Fault[] {
  if (collection.personal === undefined) return [];
  return Object.entries(properties).flatMap(([name, value]) => {
    const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
    return texts.some(holdsNumber)
      ? [{ pointer: join(`${prefix}/properties`, name), detail: misplaced(collection) }]
      : [];
  });
}

/** Whether a text holds what looks like somebody's mobile number. */
export function holdsNumber(text: string): boolean {
  // Full-width digits and signs become the plain ones; all kinds of dashes one.
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replaceAll('零', '〇')
    .replaceAll('幺', '一');
  return mobile.test(plain.replace(/[〇一二三四五六七八九]/g, (digit) => String(writtenOut.indexOf(digit))));
}

/** What to do with it. */
export function misplaced({ personal }: Pick<Collection, 'personal'>): string {
  const fields = Object.keys(personal?.properties ?? {}).join(', ');
  return `holds a telephone number; put it into the personal fields (${fields}), which are kept apart`;
}
