import type { TFunction } from 'i18next';
import type { Words } from '#domain/collection.ts';
import type { FindingAnswer } from './api.ts';
import { findingAddress } from './address.ts';

interface Surroundings {
  readonly t: TFunction;
  readonly say: (words: Words) => string;
  /** Scheme and host of the page. */
  readonly origin: string;
}

/** A finding as text to be sent on: number and rule, what is wrong, what mends it, who answers, its address. */
export function findingText({ finding, rule }: FindingAnswer, { t, say, origin }: Surroundings): string {
  const { id, wrong, remedyWords, unit, state } = finding;
  return [
    `${t('checks.number', { number: id })}${t('checks.between')}${say(rule)}`,
    say(wrong),
    ...(state === 'open' ? [say(remedyWords)] : []),
    `${t('checks.card.unit')}${t('labelSeparator')}${unit ?? t('checks.noUnit')}`,
    `${origin}${findingAddress(finding)}`,
  ].join('\n');
}
