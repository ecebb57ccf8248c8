import type { Words } from '#domain/collection.ts';

/** The units in which catalogues give limits (domain.md 1.5). */
export const limitUnits = {
  urgentHour: { zh: '紧急工作时', en: 'continuous hours' },
  workHour: { zh: '工作时', en: 'working hours' },
  workDay: { zh: '工作日', en: 'working days' },
} as const satisfies Readonly<Record<string, Words>>;

export type LimitUnit = keyof typeof limitUnits;
