import type { TSchema } from 'typebox';
import { day, flag, instant, number, oneOf, photos, text, texts, whole } from '#domain/collection.ts';
import { measures, satisfactions } from './words.ts';

const long = { maxLength: 1000 };

/**
 * What an act may be given, by name. One declaration for all: the server checks an act by it, the page makes its form of it,
 * and the table of acts says which of these each act needs.
 */
export const actFields = {
  reason: text({ zh: '理由', en: 'Reason' }, { ...long, pattern: '\\S' }),
  note: text({ zh: '备注', en: 'Note' }, long),
  /** Name of a unit, as features carry it. */
  unit: text({ zh: '责任单位', en: 'Responsible unit' }, { pattern: '\\S' }),
  coUnit: text({ zh: '协办单位', en: 'Helping unit' }, { pattern: '\\S' }),
  /** Near and far, or before: sha256 of pictures uploaded. */
  photos: photos({ zh: '照片', en: 'Photos' }),
  photosBefore: photos({ zh: '处置前照片', en: 'Photos before' }),
  photosAfter: photos({ zh: '处置后照片', en: 'Photos after' }),
  founded: flag({ zh: '属实', en: 'Found to be so' }),
  /** Number of the case that this one is merged into. */
  into: text({ zh: '并入案件', en: 'Merge into' }, { pattern: '^\\d{8}-\\d{4,6}$' }),
  until: day({ zh: '挂账至', en: 'Suspended until' }),
  supervisionNumber: text({ zh: '督办文号', en: 'Supervision number' }, { maxLength: 60, pattern: '\\S' }),
  /** Id of a person of the unit. */
  assignee: text({ zh: '队员', en: 'Person' }, { maxLength: 60 }),
  crew: text({ zh: '班组', en: 'Crew' }, { maxLength: 60 }),
  measure: oneOf({ zh: '处置方式', en: 'Measure' }, measures),
  /** Ids of persons. */
  officers: texts({ zh: '执法人员', en: 'Officers' }),
  answer: text({ zh: '答复内容', en: 'Answer' }, { ...long, pattern: '\\S' }),
  satisfied: oneOf({ zh: '回访结果', en: 'Follow-up' }, satisfactions),
  upheld: flag({ zh: '申诉成立', en: 'Upheld' }),
  urgent: flag({ zh: '紧急', en: 'Urgent' }),
  classKind: oneOf(
    { zh: '类别', en: 'Kind' },
    { matter: { zh: '管理事项', en: 'Matter' }, component: { zh: '管理部件', en: 'Component' } },
  ),
  classCode: text({ zh: '小类代码', en: 'Class code' }, { pattern: '^\\d{4,5}$' }),
  place: text({ zh: '位置描述', en: 'Place' }, { pattern: '\\S' }),
  description: text({ zh: '问题描述', en: 'Description' }, long),
  sourceNumber: text({ zh: '来源单号', en: 'Source number' }, { maxLength: 60 }),
  /** Of this century: another year is a slip, and would be the deadline that binds. */
  sourceDueAt: {
    ...instant({ zh: '来源要求办结时间', en: "Source's own deadline" }),
    pattern: '^20\\d{2}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$',
  },
  /** Where whoever acts stands, degrees WGS84; both or neither. */
  lon: number({ zh: '经度', en: 'Longitude' }, { unit: '°', minimum: -180, maximum: 180 }),
  lat: number({ zh: '纬度', en: 'Latitude' }, { unit: '°', minimum: -85, maximum: 85 }),
  accuracy: number({ zh: '定位精度', en: 'Accuracy' }, { unit: 'm', minimum: 0 }),
  action: whole({ zh: '所属行动', en: 'Campaign action' }, { minimum: 1, maximum: 10 }),
} as const satisfies Readonly<Record<string, TSchema>>;

export type ActField = keyof typeof actFields;

/** What was given with an act; the table of acts says which are needed. */
export type ActInput = {
  readonly [F in ActField]?: F extends 'photos' | 'photosBefore' | 'photosAfter' | 'officers'
    ? readonly string[]
    : F extends 'founded' | 'upheld' | 'urgent'
      ? boolean
      : F extends 'action' | 'lon' | 'lat' | 'accuracy'
        ? number
        : string;
};
