import type { Static } from 'typebox';
import { optional, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';

const schema = properties({
  /** Its number, as people say it. */
  number: text({ zh: '案件编号', en: 'Case' }, { maxLength: 40 }),
  note: optional(text({ zh: '备注', en: 'Note' }, { maxLength: 200 })),
});

/** Somebody heard of an urgent case 警报已确认: who and when is in the journal. The record's id is the case's. */
export type AlarmAnswer = Static<typeof schema>;

export const alarmAnswers: RecordKind = {
  id: 'alarm-answers',
  titles: { zh: '警报确认', en: 'Alarms answered' },
  schema,
  label: 'number',
  rights: { read: 'map.read', write: 'wall.push' },
  onWalls: true,
};
