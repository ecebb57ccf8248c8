import { actions } from '#domain/actions.ts';
import { calendarOf } from '#domain/calendar/calendars.ts';
import { limitUnits, type LimitUnit } from '#domain/calendar/limit-units.ts';
import { flag, number, oneOf, optional, properties, text, whole } from '#domain/collection.ts';
import type { RecordFault, RecordKind } from '#domain/record.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { ClassKey } from './case-class.ts';
import { groupOf, isLocalCode } from './codes.ts';
import { standardClassOf } from './standard-classes.ts';

/** What the bureau says of a class: all of a class of its own, of a standard one only what it wants otherwise. */
export interface ClassContent extends ClassKey {
  readonly zh?: string;
  readonly en?: string;
  readonly action?: number;
  readonly responsibilityKind?: ResponsibilityKind;
  readonly calendar?: string;
  /** Both or neither. */
  readonly limitAmount?: number;
  readonly limitUnit?: LimitUnit;
  readonly filing?: string;
  readonly closing?: string;
  readonly urgent?: boolean;
  readonly code2013?: string;
  readonly code2007?: string;
  readonly retired?: boolean;
  /** By what paper the bureau says so. */
  readonly source: string;
}

export const classKinds = {
  matter: { zh: '管理事项', en: 'Matter' },
  component: { zh: '管理部件', en: 'Component' },
} as const;

const earlierCode = { pattern: '^\\d{4}$' };

/** The id of the record in which the bureau keeps what it says of a class. */
export function classRecordId({ standard, kind, code }: ClassKey): string {
  return [standard.toLowerCase().replace(/[^a-z0-9.]+/g, '-'), kind, code].join('_');
}

/** The bureau's own classes, and what it wants otherwise of the standard's; those of `#standards/` hold beside them. */
export const caseClasses: RecordKind = {
  id: 'case-classes',
  titles: { zh: '案件分类', en: 'Case classes' },
  schema: properties({
    standard: text({ zh: '分类标准', en: 'Catalogue' }, { maxLength: 40, pattern: '\\S' }),
    kind: oneOf({ zh: '类别', en: 'Kind' }, classKinds),
    code: text({ zh: '小类代码', en: 'Class code' }, { pattern: '^\\d{4,5}$' }),
    zh: optional(text({ zh: '名称', en: 'Name in Chinese' }, { maxLength: 40, pattern: '\\S' })),
    en: optional(text({ zh: '英文名称', en: 'Name in English' }, { maxLength: 80, pattern: '\\S' })),
    action: optional(whole({ zh: '所属行动', en: 'Campaign action' }, { minimum: 1, maximum: 10, words: actions })),
    responsibilityKind: optional(oneOf({ zh: '责任类别', en: 'Kind of responsibility' }, responsibilityKinds)),
    calendar: optional(text({ zh: '工作日历', en: 'Calendar' }, { maxLength: 100 })),
    limitAmount: optional(number({ zh: '处置时限', en: 'Limit' }, { minimum: 0.25, maximum: 1000 })),
    limitUnit: optional(oneOf({ zh: '时限单位', en: 'Unit of the limit' }, limitUnits)),
    filing: optional(text({ zh: '立案条件', en: 'Filing condition' }, { maxLength: 1000 })),
    closing: optional(text({ zh: '结案条件', en: 'Closing condition' }, { maxLength: 1000 })),
    urgent: optional(flag({ zh: '列入紧急清单', en: 'On the urgent list' })),
    code2013: optional(text({ zh: '2013版代码', en: '2013 code' }, earlierCode)),
    code2007: optional(text({ zh: '2007版代码', en: '2007 code' }, earlierCode)),
    retired: optional(flag({ zh: '停用', en: 'Retired' })),
    source: text({ zh: '依据', en: 'Source' }, { pattern: '\\S' }),
  }),
  label: 'code',
  rights: { read: 'signed-in', write: 'settings.manage' },
  onWalls: true,
  check(next, id, content) {
    if (content === null) return [];
    const own = content as unknown as ClassContent;
    const faults: RecordFault[] = [];
    const fault = (pointer: string, detail: string): void => void faults.push({ pointer, detail });
    if (id !== classRecordId(own)) fault('', `must have the id "${classRecordId(own)}"`);
    if (own.calendar !== undefined && calendarOf(next, own.calendar) === undefined) {
      fault('/calendar', `there is no calendar "${own.calendar}"`);
    }
    if ((own.limitAmount === undefined) !== (own.limitUnit === undefined)) {
      fault(own.limitAmount === undefined ? '/limitAmount' : '/limitUnit', 'is missing');
    }
    if (standardClassOf(own) !== undefined) return faults;
    if (groupOf(own) === undefined) fault('/code', 'belongs to no group of the catalogue');
    else if (!isLocalCode(own.code)) fault('/code', 'is kept for the standard; own classes take 080 to 999');
    for (const name of ['zh', 'en', 'action', 'responsibilityKind', 'calendar', 'limitAmount', 'limitUnit'] as const) {
      if (own[name] === undefined && !faults.some(({ pointer }) => pointer === `/${name}`)) {
        fault(`/${name}`, 'is missing');
      }
    }
    return faults;
  },
};
