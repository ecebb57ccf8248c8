import { Type, type Static } from 'typebox';
import { clockTime } from '#domain/calendar/clock-time.ts';
import { flag, optional, properties, text, texts } from '#domain/collection.ts';
import type { ActedOn } from '#domain/people/caller.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import type { RecordContent, RecordFault, RecordKind, RecordsView } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';

const schema = properties({
  name: text({ zh: '名称', en: 'Name' }, { maxLength: 60, pattern: '\\S' }),
  /** Codes of classes of the catalogue; absent = any. */
  classes: optional(Type.Array(Type.String({ maxLength: 10 }), { maxItems: 100, title: '小类', titleEn: 'Classes' })),
  /** Numbers of zones; absent = any. */
  zones: optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200, title: '责任区', titleEn: 'Zones' })),
  /** Hours of the day of Asia/Shanghai; an end at or before the start is on the next day. Absent = all day. */
  startsAt: optional(clockTime({ zh: '自', en: 'From' })),
  endsAt: optional(clockTime({ zh: '至', en: 'Until' })),
  /** 派遣 by itself to the unit that the zone in force names, as soon as the case is filed. */
  dispatch: flag({ zh: '立案后自动派遣', en: 'Dispatch by itself once filed' }),
  /** 指派 by itself to this crew of the unit, by its name; absent = the unit assigns. */
  crew: optional(text({ zh: '自动指派班组', en: 'Assign to crew' }, { maxLength: 60 })),
  /** A penalty is meant: whoever goes needs two licensed officers (practice.md 1). */
  penalty: optional(flag({ zh: '拟处罚，需持证人员', en: 'A penalty is meant: licensed officers' })),
  /** What the crew must be able to do, in the words of `crews`. */
  skills: optional(texts({ zh: '所需技能', en: 'Skills needed' })),
  enabled: flag({ zh: '启用', en: 'In force' }),
});

/**
 * Class x zone x hour goes there by itself (常设指令). Of those that fit a case the first by name that dispatches, and the
 * first that names a crew, hold; what each says that is needed adds up.
 */
export type StandingOrder = Static<typeof schema>;

export const standingOrders: RecordKind = {
  id: 'standing-orders',
  titles: { zh: '常设指令', en: 'Standing orders' },
  schema,
  label: 'name',
  rights: { read: 'signed-in', write: 'order.edit' },
  // 派遣 is of the centre, and so is what an order says of all units; 指派 is of whoever assigns in the crew's unit.
  writtenOn: (records, content) => (content['dispatch'] === true ? {} : (unitOfCrew(records, content) ?? {})),
  // An order that is not in force assigns nothing: whoever leads the shift can stop it.
  alsoNeeds(records, content) {
    const on = content['enabled'] === true ? unitOfCrew(records, content) : undefined;
    return on && { right: 'case.endorse', on };
  },
  check(next, id, content) {
    if (content === null) return [];
    const { crew, dispatch, startsAt, endsAt, penalty, skills = [] } = content as StandingOrder;
    const faults: RecordFault[] = [...uniqueAmong('standing-orders', 'name')(next, id, content)];
    if (crew !== undefined && !next.all('crews').some((other) => other.content['name'] === crew)) {
      faults.push({ pointer: '/crew', detail: `there is no crew "${crew}"` });
    }
    if (!dispatch && crew === undefined && penalty !== true && skills.length === 0) {
      faults.push({ pointer: '/dispatch', detail: 'the order does nothing' });
    }
    if ((startsAt === undefined) !== (endsAt === undefined)) {
      faults.push({ pointer: startsAt === undefined ? '/startsAt' : '/endsAt', detail: 'both hours or none' });
    }
    return faults;
  },
};

/** The unit whose crew an order names; undefined where it names none that there is. */
function unitOfCrew(records: RecordsView, { crew }: RecordContent): ActedOn | undefined {
  const unit = typeof crew === 'string' ? crewNamed(records, crew)?.unit : undefined;
  if (unit === undefined) return undefined;
  const district = records.all('units').find(({ content }) => content['name'] === unit)?.content['district'];
  return { unit, ...(typeof district === 'string' ? { district } : {}) };
}
