import { day, oneOf, optional, photos, properties, text, whole } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';

/** A street whose shop signs are put in order in one go (分期分批, plan 2.4.3). */
export const signBatches: RecordKind = {
  id: 'sign-batches',
  titles: { zh: '店招整治批次', en: 'Batches of shop signs' },
  schema: properties({
    number: text({ zh: '批次编号', en: 'Batch number' }, { maxLength: 60 }),
    road: text({ zh: '道路', en: 'Road' }),
    phase: whole({ zh: '期次', en: 'Phase' }, { minimum: 1 }),
    planned: whole({ zh: '计划数量', en: 'Planned' }, { minimum: 0 }),
    stage: oneOf(
      { zh: '状态', en: 'Stage' },
      {
        planned: { zh: '待整治', en: 'To be done' },
        underWay: { zh: '整治中', en: 'Under way' },
        done: { zh: '已完成', en: 'Done' },
      },
    ),
    startOn: optional(day({ zh: '计划开始', en: 'Planned start' })),
    finishOn: optional(day({ zh: '计划完成', en: 'Planned finish' })),
    finishedOn: optional(day({ zh: '实际完成', en: 'Finished on' })),
    unit: optional(text({ zh: '责任单位', en: 'Responsible unit' })),
    photos: optional(photos()),
  }),
  label: 'number',
  rights: { read: 'signed-in', write: 'register.edit' },
  check: uniqueAmong('sign-batches', 'number'),
};
