import type { TFunction } from 'i18next';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';

/** What an owner is called, by the first of these coverages that has its ground. */
export function ownerWords(owner: Owner, coverages: readonly Coverage[], t: TFunction): string {
  if (owner === nobody) return t('schemes.holders.nobody');
  const ground = coverages.map(({ grounds }) => grounds.get(owner)).find((found) => found !== undefined);
  if (ground === undefined) return t('missing');
  if (ground.is !== 'zone') return t(`schemes.holders.${ground.is === 'left-out' ? 'leftOut' : ground.is}`);
  return `${ground.content.number} ${ground.content.name}`;
}
