import { Type } from 'typebox';
import { day, number, optional, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';

/** One thing to be done: what was wrong and what mends it, as it stood when the list was made. */
export interface WorkItem {
  /** Id of the finding. */
  readonly finding: string;
  readonly rule: string;
  readonly place: string;
  /** Degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  /** What is wrong and what is to be done, in Chinese, as printed. */
  readonly wrong: string;
  readonly remedy: string;
  /** When somebody said it was done, "YYYY-MM-DD"; whether it is, the check says. */
  readonly doneOn?: string;
}

/** A list of findings that a unit sets right 整改清单. */
export interface WorkList {
  readonly name: string;
  readonly unit?: string;
  readonly dueOn?: string;
  readonly note?: string;
  readonly items: readonly WorkItem[];
}

export const workLists: RecordKind = {
  id: 'work-lists',
  titles: { zh: '整改清单', en: 'Work lists' },
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }, { maxLength: 100, pattern: '\\S' }),
    unit: optional(text({ zh: '责任单位', en: 'Responsible unit' })),
    dueOn: optional(day({ zh: '完成期限', en: 'Due' })),
    note: optional(text({ zh: '说明', en: 'Note' }, { maxLength: 1000 })),
    items: Type.Array(
      properties({
        finding: text({ zh: '问题编号', en: 'Finding' }, { maxLength: 20, pattern: '^\\d{1,18}$' }),
        rule: text({ zh: '检查规则', en: 'Rule' }, { maxLength: 100 }),
        place: text({ zh: '位置', en: 'Place' }, { maxLength: 300 }),
        lon: number({ zh: '经度', en: 'Longitude' }, { unit: '°', minimum: -180, maximum: 180 }),
        lat: number({ zh: '纬度', en: 'Latitude' }, { unit: '°', minimum: -90, maximum: 90 }),
        wrong: text({ zh: '问题', en: 'What is wrong' }, { maxLength: 1000 }),
        remedy: text({ zh: '整改要求', en: 'What is to be done' }, { maxLength: 1000 }),
        doneOn: optional(day({ zh: '整改日期', en: 'Done on' })),
      }),
      { minItems: 1, maxItems: 500, title: '事项', titleEn: 'Items' },
    ),
  }),
  label: 'name',
  rights: { read: 'signed-in', write: 'finding.treat' },
};
