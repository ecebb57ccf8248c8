import { collectionById } from '#domain/collections.ts';
import type { StripForbidden, StripThing } from '#domain/checks/spacing/strip.ts';
import type { Words } from '#domain/collection.ts';
import type { TFunction } from 'i18next';
import type { Language } from '../../state/view.ts';
import { formatNumber } from '../../i18n/numbers.ts';

/** How the parts of a strip are called, in one language. */
export interface StripSpeech {
  readonly t: TFunction;
  readonly say: (words: Words) => string;
  readonly language: Language;
}

/** Metres of a gap. One that fails by less than a metre says so by its decimals. */
export function metresWords(length: number, limit: number, { t, language }: StripSpeech): string {
  const isHair = length > limit && Math.round(length) <= limit;
  return t('checkTools.strip.metres', { metres: formatNumber(length, language, isHair ? 2 : 0) });
}

/** Per cent, never rounded up to all of it. */
export function percentWords(percent: number | null, { t, language }: StripSpeech): string {
  if (percent === null) return t('missing');
  const shown = percent < 100 && percent > 99.9 ? 99.9 : percent;
  return `${formatNumber(shown, language, 1)}%`;
}

/** What something is, what it is called, and why it does not count. */
export function thingWords(thing: StripThing, speech: StripSpeech): string {
  const { t, say } = speech;
  const collection = collectionById(thing.collection);
  const name = `${collection ? say(collection.titles) : ''} ${thing.name}`.trim();
  if (isRepaired(thing)) return `${name}${t('checkTools.strip.comma')}${t('checkTools.strip.asRepaired')}`;
  if (thing.counts) return name;
  return `${name}${t('checkTools.strip.comma')}${t(`checkTools.strip.notCounted.${thing.why ?? 'state'}`)}`;
}

/** It counts here alone: as if it were repaired. */
export function isRepaired({ counts, why }: StripThing): boolean {
  return counts && why !== undefined;
}

/** Why nothing may be put there. */
export function forbiddenWords({ why }: StripForbidden, { t, say }: StripSpeech): string {
  if ('crossing' in why) return t('checkTools.strip.inCrossing', { name: why.crossing });
  const collection = collectionById(why.collection);
  return t('checkTools.strip.onGround', { name: `${collection ? say(collection.titles) : ''} ${why.name}`.trim() });
}
