import type { Words } from '#domain/collection.ts';

/** What an area is counted in: the bureau's own unit grid, or hexagons of one area (EPSG:4549). */
export type CellKind = 'unit' | 'hexagon';

/** The eight emerging classes (domain.md 9), hot side; `none` = nothing that a statistician would say. */
export const emergingClasses = {
  new: { zh: '新增高发', en: 'New' },
  consecutive: { zh: '连续高发', en: 'Consecutive' },
  intensifying: { zh: '加剧高发', en: 'Intensifying' },
  persistent: { zh: '持续高发', en: 'Persistent' },
  diminishing: { zh: '减弱高发', en: 'Diminishing' },
  sporadic: { zh: '偶发高发', en: 'Sporadic' },
  oscillating: { zh: '波动高发', en: 'Oscillating' },
  historical: { zh: '历史高发', en: 'Historical' },
  none: { zh: '非高发', en: 'Not a hotspot' },
} as const satisfies Readonly<Record<string, Words>>;

export type EmergingClass = keyof typeof emergingClasses;

/** A cell of the answer; those without a case stand in the reckoning but not in the answer. */
export interface HotCell {
  /** Code of the unit grid's cell, or "q,r" of a hexagon. */
  readonly id: string;
  /** Centre, degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  readonly count: number;
  /** Getis-Ord Gi* over the whole period; 0 where there is none. */
  readonly z: number;
  /** The chance of so many cases in the cell and its neighbours, or more, if the counts lay among the cells by chance; exact, one-sided. */
  readonly p: number;
  /** Significant after the false-discovery-rate correction. */
  readonly hot: boolean;
  readonly emerging: EmergingClass;
  /** Counts by slice of time, the oldest first; and which slices were hot. */
  readonly slices: readonly number[];
  readonly hotSlices: readonly boolean[];
  /** Mann-Kendall of Gi* slice by slice: whether the clustering there grows; two-sided p. 0 and 1 where the guard says nothing. */
  readonly trendZ: number;
  readonly trendP: number;
}

/** What the sentence of a place is made of. */
export interface HotPlace {
  readonly cell: HotCell;
  /** In words: “海陵路，人民路口向南80米”. */
  readonly place: string;
  readonly unit?: string;
  readonly district?: string;
  /** Classes by count, the most first: catalogue code, what it is called, and count. */
  readonly classes: readonly {
    readonly code: string;
    readonly name: string;
    /** In English, where the catalogue says it. */
    readonly nameEn: string;
    readonly count: number;
  }[];
  /** Share of cases from the public. */
  readonly publicShare: number;
  /** Cases by hour of the day (24) and by weekday (7, Monday first), Asia/Shanghai. */
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  readonly why: Words;
  /** Parameters of `/api/cases` that list exactly the cases counted. */
  readonly query: Readonly<Record<string, string>>;
}

/** Why nothing is said: too little to say anything (the guard). */
export type TooSmall = 'cases' | 'cells' | 'slices';
