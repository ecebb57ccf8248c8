import type { Words } from '#domain/collection.ts';

const winds: readonly Words[] = [
  { zh: '北', en: 'north' },
  { zh: '东北', en: 'north-east' },
  { zh: '东', en: 'east' },
  { zh: '东南', en: 'south-east' },
  { zh: '南', en: 'south' },
  { zh: '西南', en: 'south-west' },
  { zh: '西', en: 'west' },
  { zh: '西北', en: 'north-west' },
];

/** One of the eight directions. @param bearing degrees clockwise from north */
export function windOf(bearing: number): Words {
  return winds[Math.round((((bearing % 360) + 360) % 360) / 45) % 8]!;
}
