import type { Words } from '#domain/collection.ts';

/** Why ground is left out of a kind's coverage on purpose (practice.md 2). */
export const leftOutReasons = {
  water: { zh: '水域', en: 'Water' },
  railway: { zh: '铁路用地', en: 'Railway land' },
  military: { zh: '军事用地', en: 'Military land' },
  enclosed: { zh: '单位自管用地', en: 'Enclosed ground kept by its owner' },
  farmland: { zh: '农田林地', en: 'Farmland or wood' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Words>>;

export type LeftOutReason = keyof typeof leftOutReasons;
