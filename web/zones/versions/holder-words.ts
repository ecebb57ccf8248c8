import type { TFunction } from 'i18next';
import type { Holder } from '#domain/zones/compare/comparison.ts';

/** Who has the ground in a version: the zone by number, name and unit, or what else it is. */
export function holderWords({ is, number, name, unit }: Holder, t: TFunction): string {
  if (is !== 'zone') return t(`schemes.holders.${is === 'left-out' ? 'leftOut' : is}`);
  const zone = [number, name].filter(Boolean).join(' ');
  return unit ? zone + t('inBrackets', { words: unit }) : zone;
}
