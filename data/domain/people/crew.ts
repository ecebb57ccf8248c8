import { Type, type Static } from 'typebox';
import { oneOf, optional, properties, text, texts } from '#domain/collection.ts';
import type { RecordFault, RecordKind } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';
import { memberFault, orphanedOrders } from './crew-faults.ts';

/** How a crew gets about; speeds are in `standards/travel-speeds.json`. */
export const vehicles = {
  foot: { zh: '步行', en: 'On foot' },
  ebike: { zh: '电动自行车', en: 'E-bike' },
  car: { zh: '汽车', en: 'Car' },
} as const;

export type Vehicle = keyof typeof vehicles;

const schema = properties({
  name: text({ zh: '班组名称', en: 'Crew' }, { maxLength: 60, pattern: '\\S' }),
  /** Name of the unit, as features carry it. */
  unit: text({ zh: '责任单位', en: 'Responsible unit' }, { maxLength: 60, pattern: '\\S' }),
  /** Ids of people; the first leads. */
  members: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 30, title: '成员', titleEn: 'Members' }),
  vehicle: oneOf({ zh: '交通方式', en: 'Vehicle' }, vehicles),
  plate: optional(text({ zh: '车牌号', en: 'Plate' }, { maxLength: 20 })),
  /** Name of the shift plan that it works; absent = whenever a member stands a post by the roster. */
  shift: optional(text({ zh: '班次名称', en: 'Shift' }, { maxLength: 60 })),
  post: optional(text({ zh: '岗位编号', en: 'Post number' }, { maxLength: 60 })),
  /** Number of the zone it looks after, where it waits and is sent first. */
  zone: optional(text({ zh: '责任区编号', en: 'Home zone' }, { maxLength: 60 })),
  /** What it can do beyond the ordinary: words of the bureau (拆除, 清洗, 油烟检测), held against `skills` of standing orders. */
  skills: optional(texts({ zh: '技能', en: 'Skills' })),
  phone: optional(text({ zh: '联系电话', en: 'Phone' }, { maxLength: 30 })),
});

/** Those who go out together (班组); a case is assigned to one by its name. */
export type Crew = Static<typeof schema>;

export const crews: RecordKind = {
  id: 'crews',
  titles: { zh: '班组', en: 'Crews' },
  schema,
  label: 'name',
  rights: { read: 'signed-in', write: 'register.edit' },
  check(next, id, content) {
    const orphans = orphanedOrders(next);
    if (content === null) return orphans;
    const { unit, members, shift } = content as Crew;
    const faults: RecordFault[] = [...uniqueAmong('crews', 'name')(next, id, content), ...orphans];
    if (!next.all('units').some((other) => other.content['name'] === unit)) {
      faults.push({ pointer: '/unit', detail: `there is no unit "${unit}"` });
    }
    for (const [i, member] of members.entries()) {
      const detail =
        members.indexOf(member) < i ? 'stands in the crew twice' : memberFault(next, id, content as Crew, member);
      if (detail !== undefined) faults.push({ pointer: `/members/${i}`, detail });
    }
    if (shift !== undefined && !next.all('shift-plans').some((other) => other.content['name'] === shift)) {
      faults.push({ pointer: '/shift', detail: `there is no shift "${shift}"` });
    }
    return faults;
  },
};
