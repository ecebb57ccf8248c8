import type { Words } from '#domain/collection.ts';

/** What panels of a scene there are. What each tells is in `figures.ts`. */
export const panelKinds = {
  five: { zh: '五项指标', en: 'The five numbers' },
  second: { zh: '新生违建、无责任区与阶段', en: 'New buildings, no zone, phase' },
  actions: { zh: '十大行动', en: 'The ten actions' },
  roads: { zh: '26条主次干道', en: 'The 26 main roads' },
  rates: { zh: '按期率', en: 'On-time rates' },
  deadlines: { zh: '临近截止', en: 'Deadlines' },
  hotspots: { zh: '高发区域', en: 'High-incidence areas' },
  crews: { zh: '班组在岗', en: 'Crews now' },
  checks: { zh: '检查规则', en: 'Checks' },
  phase: { zh: '创建阶段', en: 'Campaign phase' },
  communities: { zh: '共建社区', en: 'Partner communities' },
  newest: { zh: '最新案件', en: 'Newest cases' },
  illegal: { zh: '违建增减', en: 'Illegal-building balance' },
  headline: { zh: '标题文字', en: 'Headline' },
  legend: { zh: '图例', en: 'Legend' },
} as const satisfies Readonly<Record<string, Words>>;

export type PanelKind = keyof typeof panelKinds;

/** Panels whose figures the server reckons; the others need none. */
export type FiguredKind = Exclude<PanelKind, 'headline' | 'legend'>;

/** What a panel may be narrowed to (`ScenePanel.of`); the kinds that are not named here are of the whole city. */
export type NarrowedTo = 'unit' | 'district' | 'action' | 'road' | 'community';

export const narrowed: Readonly<Partial<Record<PanelKind, readonly NarrowedTo[]>>> = {
  actions: ['action'],
  roads: ['road'],
  rates: ['unit', 'district', 'action'],
  deadlines: ['unit', 'district', 'action'],
  hotspots: ['unit'],
  crews: ['unit'],
  checks: ['action'],
  communities: ['community'],
  newest: ['unit', 'district', 'action'],
};
