import {
  type Collection,
  day,
  number,
  oneOf,
  optional,
  properties,
  provenance,
  text,
  validity,
} from '#domain/collection.ts';

/** The year's build list (plan 2.8.0-2.8.8). */
export const projects: Collection = {
  id: 'projects',
  titles: { zh: '建设项目', en: 'Projects' },
  descriptions: { zh: '全年项目设施建设任务。', en: 'The year’s list of projects and facilities.' },
  geometry: 'point',
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        wteAncillary: { zh: '垃圾发电配套项目', en: 'Waste-to-power ancillary works' },
        landfillClosure: { zh: '填埋场封场工程', en: 'Landfill closure' },
        foodWasteCentre: { zh: '餐厨废弃物处理中心', en: 'Food-waste centre' },
        toilet: { zh: '新改建公厕', en: 'New or rebuilt toilet' },
        transferStation: { zh: '新改建中转站', en: 'New or rebuilt transfer station' },
        platform: { zh: '数字化城管平台三期', en: 'Digital platform, phase 3' },
        publicBikes: { zh: '公共自行车系统一期', en: 'Public bicycles, phase 1' },
        disposalYard: { zh: '建筑渣土处置场', en: 'Disposal yard' },
      },
      { source: 'plan 2.8.1-2.8.8' },
    ),
    unit: text({ zh: '实施单位', en: 'Unit' }),
    stage: oneOf(
      { zh: '阶段', en: 'Stage' },
      {
        preparing: { zh: '前期工作', en: 'Preparing' },
        building: { zh: '在建', en: 'Building' },
        done: { zh: '完成', en: 'Done' },
      },
    ),
    milestone: text({ zh: '当前节点', en: 'Milestone' }),
    startOn: day({ zh: '计划开工', en: 'Planned start' }),
    finishOn: day({ zh: '计划完成', en: 'Planned finish' }),
    finishedOn: optional(day({ zh: '实际完成', en: 'Finished on' })),
    planned: number({ zh: '计划进度', en: 'Planned progress' }, { unit: '%', minimum: 0, maximum: 100 }),
    actual: number({ zh: '实际进度', en: 'Actual progress' }, { unit: '%', minimum: 0, maximum: 100 }),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.8.0-2.8.8',
  order: 400,
};
