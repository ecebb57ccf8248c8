import type { Words } from '#domain/collection.ts';
import { sides } from '#domain/streets/side.ts';
import type { Frontage } from '#domain/zones/content.ts';
import type { TFunction } from 'i18next';
import { formatLength } from '../i18n/measures.ts';

/** A stretch of frontage in words: street, from crossing to crossing (metres where there is none), side, length, depth. */
export function frontageWords(one: Frontage, t: TFunction, say: (words: Words) => string): string {
  return t('zonePanels.frontage', {
    street: one.street,
    from: one.fromCrossing ?? formatLength(one.fromMetres),
    to: one.toCrossing ?? formatLength(one.toMetres),
    side: say(sides[one.side]),
    length: formatLength(one.toMetres - one.fromMetres),
    depth: formatLength(one.depth),
  });
}
