import { oneOf, optional, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';

/** A body that is responsible, leads or assesses (plan.md C): bureau departments, squads, sub-districts, companies. */
export interface Unit {
  readonly name: string;
  readonly kind: 'department' | 'squad' | 'street' | 'company' | 'other';
  readonly district?: string;
  readonly parent?: string;
  readonly phone?: string;
  /** Id of the calendar that limits run on for this unit (practice.md 4.3); absent = the class's. */
  readonly calendar?: string;
}

export const units: RecordKind = {
  id: 'units',
  titles: { zh: '单位', en: 'Units' },
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }, { maxLength: 60, pattern: '\\S' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        department: { zh: '处室', en: 'Department' },
        squad: { zh: '中队', en: 'Squad' },
        street: { zh: '街道', en: 'Sub-district' },
        company: { zh: '企业', en: 'Company' },
        other: { zh: '其他', en: 'Other' },
      },
    ),
    district: optional(text({ zh: '所属区', en: 'District' }, { maxLength: 60 })),
    parent: optional(text({ zh: '上级单位', en: 'Parent unit' }, { maxLength: 60 })),
    phone: optional(text({ zh: '值班电话', en: 'Duty phone' }, { maxLength: 30 })),
    calendar: optional(text({ zh: '计时日历', en: 'Calendar' }, { maxLength: 60 })),
  }),
  label: 'name',
  rights: { read: 'signed-in', write: 'people.manage' },
  check(next, id, content) {
    const all = next.all('units');
    if (content === null) {
      const child = all.find((unit) => unit.id !== id && unit.content['parent'] === id);
      const member = next.all('people').find((person) => person.content['unit'] === id);
      const user = child ?? member;
      return user === undefined ? [] : [{ pointer: '', detail: `is still named by "${String(user.content['name'])}"` }];
    }
    const faults = [];
    if (all.some((unit) => unit.id !== id && unit.content['name'] === content['name'])) {
      faults.push({ pointer: '/name', detail: 'another unit has this name' });
    }
    for (let at = content['parent'] as string | undefined, steps = 0; at !== undefined; steps++) {
      const parent = next.get('units', at);
      if (parent === undefined) {
        faults.push({ pointer: '/parent', detail: `there is no unit "${at}"` });
        break;
      }
      if (at === id || steps > 20) {
        faults.push({ pointer: '/parent', detail: 'a unit cannot stand above itself' });
        break;
      }
      at = parent.content['parent'] as string | undefined;
    }
    return faults;
  },
};
