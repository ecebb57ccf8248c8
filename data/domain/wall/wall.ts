import { Type, type Static } from 'typebox';
import { clockTime } from '#domain/calendar/clock-time.ts';
import { flag, number, oneOf, optional, properties, text, whole } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { faultsOfWall } from './faults-of-wall.ts';

const show = properties({
  scene: text({ zh: '场景', en: 'Scene' }, { maxLength: 60 }),
  seconds: whole({ zh: '停留', en: 'Stays' }, { minimum: 5, maximum: 86_400, unit: 's' }),
  /** Hours of the day and days of the week (1 Monday to 7) of Asia/Shanghai; an end at or before the start is on the next day. */
  startsAt: optional(clockTime({ zh: '自', en: 'From' })),
  endsAt: optional(clockTime({ zh: '至', en: 'Until' })),
  weekdays: optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      maxItems: 7,
      uniqueItems: true,
      title: '星期',
      titleEn: 'Days',
    }),
  ),
  /** Where each screen shows its own: its column and row; absent = any. */
  column: optional(whole({ zh: '屏列', en: 'Column' }, { minimum: 0, maximum: 7 })),
  row: optional(whole({ zh: '屏行', en: 'Row' }, { minimum: 0, maximum: 3 })),
});

const schema = properties({
  name: text({ zh: '名称', en: 'Name' }, { maxLength: 40, pattern: '\\S' }),
  columns: whole({ zh: '横向屏数', en: 'Screens across' }, { minimum: 1, maximum: 8 }),
  rows: whole({ zh: '纵向屏数', en: 'Screens down' }, { minimum: 1, maximum: 4 }),
  mode: oneOf(
    { zh: '显示方式', en: 'Mode' },
    { across: { zh: '整墙一景', en: 'One scene across all' }, each: { zh: '每屏一景', en: 'One scene each' } },
  ),
  /** Between the pictures of two neighbours: one scene across all goes on behind it; absent = none. */
  bezelMillimetres: optional(number({ zh: '拼缝宽度', en: 'Bezel' }, { minimum: 0, maximum: 200, unit: 'mm' })),
  /** Taken in turn, in this order, each for its time; of those whose hours it is. */
  shows: Type.Array(show, { maxItems: 60, title: '轮播', titleEn: 'Rotation' }),
  /** Stays until it is taken away, whatever the rotation says. */
  pinned: optional(text({ zh: '固定场景', en: 'Pinned scene' }, { maxLength: 60 })),
  headline: optional(text({ zh: '标题文字', en: 'Headline' }, { maxLength: 100 })),
  alarmSound: flag({ zh: '紧急案件响铃', en: 'Sound for urgent cases' }),
  /** 紧急 cases are shown on the map by themselves for a while. */
  alarmFly: flag({ zh: '镜头飞到紧急案件', en: 'Show urgent cases on the map' }),
  quietFrom: optional(clockTime({ zh: '静音自', en: 'Quiet from' })),
  quietUntil: optional(clockTime({ zh: '静音至', en: 'Quiet until' })),
});

/** A wall 大屏: the screens of one room and what they show when. */
export type Wall = Static<typeof schema>;
export type Show = Static<typeof show>;

export const walls: RecordKind = {
  id: 'walls',
  titles: { zh: '大屏', en: 'Walls' },
  schema,
  label: 'name',
  rights: { read: 'map.read', write: 'wall.edit' },
  onWalls: true,
  check: (next, id, content) => faultsOfWall(next, id, content as unknown as Wall | null),
};
