import type { Words } from '#domain/collection.ts';

/** State of a managed component, GLBJZT of GB/T 47678.5-2026. */
export const componentStates = {
  intact: { zh: '完好', en: 'Intact' },
  damaged: { zh: '破损', en: 'Damaged' },
  lost: { zh: '丢失', en: 'Lost' },
  abandoned: { zh: '废弃', en: 'Abandoned' },
  removed: { zh: '移除', en: 'Removed' },
} satisfies Record<string, Words>;

export type ComponentState = keyof typeof componentStates;
