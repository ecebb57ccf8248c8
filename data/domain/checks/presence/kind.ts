import { clockTime } from '#domain/calendar/clock-time.ts';
import { number, oneOf, optional, properties, text } from '#domain/collection.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { CheckKind } from '../check.ts';
import { rows, selection, where, type Selection, type Where } from '../params.ts';
import { presenceWords } from './words.ts';

/** What a rule of the kind `presence` may look at. */
export const presenceTests = {
  beats: { zh: '道路有人保洁', en: 'Roads have a beat' },
  posts: { zh: '岗位有人', en: 'Posts have a person' },
  shifts: { zh: '时段有班', en: 'Hours have a shift' },
  opening: { zh: '开放时间', en: 'Opening hours' },
} as const;

/** Hours during which roads have to have somebody; the first row that fits a road binds. */
export interface BeatHours {
  readonly name: string;
  readonly where: Where;
  /** "HH:MM" */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What a rule of the kind `presence` is given; which of it is needed depends on the test. */
export interface PresenceParams {
  readonly test: keyof typeof presenceTests;
  /** Beats: the hours by roads; roads that no row fits are not looked at. */
  readonly hours?: readonly BeatHours[];
  /** Beats: a beat keeps a road clean that runs within so many metres of it. */
  readonly near?: number;
  /** Beats: shorter stretches are nothing, metres. */
  readonly least?: number;
  /** Posts, shifts: of one kind of responsibility; absent: of all. */
  readonly responsibilityKind?: ResponsibilityKind;
  /** Opening hours: of what. */
  readonly things?: Selection;
  /** Shifts, opening hours: from when to when somebody has to be there, "HH:MM". */
  readonly startsAt?: string;
  readonly endsAt?: string;
}

const needed: Readonly<Record<PresenceParams['test'], readonly (keyof PresenceParams)[]>> = {
  beats: ['hours'],
  posts: [],
  shifts: ['startsAt', 'endsAt'],
  opening: ['things', 'startsAt', 'endsAt'],
};

/** 时段在位: for each road and hour a beat, for each post a person, for each hour a shift; opening hours. */
export const presence: CheckKind = {
  titles: { zh: '时段在位', en: 'Presence in time' },
  descriptions: {
    zh: '全天候保洁：主次干道每个时段都有作业班次；每个岗位有人、每个时段有班；设施按时开放。未命名道路不计。',
    en: 'All-day cleaning: each road has a beat at each hour; each post a person, each hour a shift; facilities are open. Roads without a name are not looked at.',
  },
  params: properties({
    test: oneOf({ zh: '检查内容', en: 'What is checked' }, presenceTests),
    hours: optional(
      rows(
        { zh: '各类道路作业时段', en: 'Hours by roads' },
        properties({
          name: text({ zh: '类别', en: 'Class' }, { maxLength: 60 }),
          where: where({ zh: '道路', en: 'Roads' }, 'roads'),
          startsAt: clockTime({ zh: '自', en: 'From' }),
          endsAt: clockTime({ zh: '至', en: 'Until' }),
        }),
      ),
    ),
    near: optional(number({ zh: '路段匹配距离', en: 'Beats within' }, { unit: 'm', minimum: 1, maximum: 100 })),
    least: optional(number({ zh: '不计短于', en: 'Not counted below' }, { unit: 'm', minimum: 0 })),
    responsibilityKind: optional(oneOf({ zh: '责任类别', en: 'Kind of responsibility' }, responsibilityKinds)),
    things: optional(selection({ zh: '设施', en: 'Facilities' })),
    startsAt: optional(clockTime({ zh: '自', en: 'From' })),
    endsAt: optional(clockTime({ zh: '至', en: 'Until' })),
  }),
  faults: (params: PresenceParams) =>
    needed[params.test]
      .filter((name) => params[name] === undefined)
      .map((name) => ({ pointer: `/${name}`, detail: 'is needed for what is checked' })),
  looksAt({ test, things }: PresenceParams) {
    if (test === 'beats') return { collections: ['roads', 'cleaning-beats'], records: [] };
    if (test === 'opening') return { collections: things === undefined ? [] : [things.collection], records: [] };
    return { collections: ['zones', 'posts', 'city-extents'], records: ['shift-plans', 'assignments'] };
  },
  figures: {
    bare: { zh: '无作业路段', en: 'Without any beat', measure: 'm' },
    short: { zh: '时段不足', en: 'With hours missing', measure: 'm' },
    missing: { zh: '缺少时长', en: 'Hours missing', measure: 'h' },
    postless: { zh: '无岗位责任区', en: 'Zones without a post', measure: 'count' },
    personless: { zh: '无人岗位', en: 'Posts without a person', measure: 'count' },
    lost: { zh: '无岗位排班', en: 'Assignments to no post', measure: 'count' },
  },
  words: presenceWords,
};
