import type { Static } from 'typebox';
import { instant, number, oneOf, optional, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';

const schema = properties({
  /** Id of the person. */
  person: text({ zh: '人员', en: 'Person' }, { maxLength: 60 }),
  /** Number of the post and name of the shift by the roster; absent for whoever signs on beside it. */
  post: optional(text({ zh: '岗位编号', en: 'Post number' }, { maxLength: 60 })),
  shift: optional(text({ zh: '班次名称', en: 'Shift' }, { maxLength: 60 })),
  crew: optional(text({ zh: '班组', en: 'Crew' }, { maxLength: 60 })),
  /** 发生时间 by the phone, set right by the server's clock. */
  from: instant({ zh: '上岗时间', en: 'Signed on' }),
  to: optional(instant({ zh: '离岗时间', en: 'Signed off' })),
  /**
   * When it ends by itself: the end of the shift and some minutes, or so many hours after signing on beside the roster.
   * Nothing of where somebody is is taken after it, whether or not it was ended by then.
   */
  until: instant({ zh: '最迟离岗', en: 'Ends by itself' }),
  /** Metres from the post when signing on; absent where no fix was given. */
  metres: optional(number({ zh: '距岗位', en: 'From the post' }, { unit: 'm', minimum: 0 })),
  endedBy: optional(
    oneOf(
      { zh: '离岗方式', en: 'Ended' },
      { person: { zh: '本人离岗', en: 'Signed off' }, shift: { zh: '班次结束自动离岗', en: 'End of the shift' } },
    ),
  ),
});

/** One stretch between 上岗 and 离岗; the position is shared only within it. */
export type Attendance = Static<typeof schema>;

/** Kept by the routes of positions alone: a person signs himself on and off. */
export const attendances: RecordKind = {
  id: 'attendances',
  titles: { zh: '上岗记录', en: 'Attendance' },
  schema,
  label: 'person',
  rights: { read: 'position.see', write: 'position.see' },
  unitOf(records, { person }) {
    const unit = records.get('people', String(person))?.content['unit'];
    const name = typeof unit === 'string' ? records.get('units', unit)?.content['name'] : undefined;
    return typeof name === 'string' ? name : undefined;
  },
  ownDoor: true,
};
