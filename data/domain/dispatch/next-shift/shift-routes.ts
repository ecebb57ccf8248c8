import { Type, type Static } from 'typebox';
import { day, instant, number, oneOf, optional, properties, text, whole } from '#domain/collection.ts';
import { vehicles } from '#domain/people/crew.ts';
import type { RecordKind } from '#domain/record.ts';
import { stopKinds } from './round.ts';

const sentence = Type.Object(
  { zh: Type.String({ maxLength: 600 }), en: Type.String({ maxLength: 600 }) },
  { title: '理由', titleEn: 'Why' },
);

const stopSchema = properties({
  id: text({ zh: '编号', en: 'Id' }, { maxLength: 120, pattern: '\\S' }),
  kind: oneOf({ zh: '类型', en: 'Kind' }, stopKinds),
  lon: number({ zh: '经度', en: 'Longitude' }, { unit: '°', minimum: -180, maximum: 180 }),
  lat: number({ zh: '纬度', en: 'Latitude' }, { unit: '°', minimum: -90, maximum: 90 }),
  place: text({ zh: '位置', en: 'Place' }, { maxLength: 200 }),
  why: sentence,
  weight: number({ zh: '预计案件数', en: 'Cases expected' }, { minimum: 0, maximum: 1000 }),
  /** When the crew is to be there. */
  arriveAt: instant({ zh: '预计到场', en: 'Arrives' }),
  leaveAt: instant({ zh: '预计离开', en: 'Leaves' }),
  /** Its time: the hours in which something is to be expected there, or until the deadline. */
  from: instant({ zh: '时段自', en: 'From' }),
  until: instant({ zh: '最迟到场', en: 'Be there by' }),
  case: optional(text({ zh: '案件', en: 'Case' }, { maxLength: 60 })),
  caseNumber: optional(text({ zh: '案件编号', en: 'Case number' }, { maxLength: 20 })),
});

export type PublishedStop = Static<typeof stopSchema>;

const routeSchema = properties({
  crew: text({ zh: '班组', en: 'Crew' }, { maxLength: 60, pattern: '\\S' }),
  vehicle: oneOf({ zh: '交通方式', en: 'Vehicle' }, vehicles),
  stops: Type.Array(stopSchema, { maxItems: 60, title: '点位', titleEn: 'Stops' }),
});

export type PublishedRoute = Static<typeof routeSchema>;

const schema = properties({
  unit: text({ zh: '责任单位', en: 'Responsible unit' }, { maxLength: 60, pattern: '\\S' }),
  shift: text({ zh: '班次名称', en: 'Shift' }, { maxLength: 60, pattern: '\\S' }),
  day: day({ zh: '日期', en: 'Day' }),
  routes: Type.Array(routeSchema, { maxItems: 60, title: '路线', titleEn: 'Routes' }),
  /** Share of what the proposal expected that the routes cover. */
  coverage: optional(number({ zh: '预计覆盖率', en: 'Predicted coverage' }, { unit: '%', minimum: 0, maximum: 100 })),
  /** How many stops of the proposal were left out. */
  leftOut: whole({ zh: '未安排点位', en: 'Stops left out' }, { minimum: 0 }),
  from: instant({ zh: '班次开始', en: 'Shift begins' }),
  until: instant({ zh: '班次结束', en: 'Shift ends' }),
  publishedAt: instant({ zh: '发布时间', en: 'Published' }),
  publishedBy: text({ zh: '发布人', en: 'Published by' }, { maxLength: 100 }),
});

/** Routes of a unit's crews for one shift of one day, as its approver published them (下一班路线). */
export type ShiftRoutes = Static<typeof schema>;

/** Published at `/api/next-shift/publish`; what crews are shown, and what the next day is held against. */
export const shiftRoutes: RecordKind = {
  id: 'shift-routes',
  titles: { zh: '班次巡查路线', en: 'Routes of shifts' },
  schema,
  label: 'shift',
  rights: { read: 'case.endorse', write: 'case.endorse' },
  unitOf: (_records, { unit }) => String(unit),
  ownDoor: true,
};
