import type { Geometry } from 'geojson';
import type { Words } from './collection.ts';
import type { PropertyValue } from './feature.ts';

/** What a finding is about: a feature of a collection, a street (`collection` absent, `name` its name), a month. */
export interface FindingSubject {
  readonly collection?: string;
  /** The feature's id; absent for what is no feature. */
  readonly id?: string;
  /** What people know it by: a number, a name, a stretch of street. */
  readonly name: string;
}

/** A place that a remedy names. Degrees WGS84. */
export interface RemedyPlace {
  readonly lon: number;
  readonly lat: number;
  /** In words, never a chainage: “坡子街，人民路口向南50米，路东”. */
  readonly words: string;
  /** The candidate site it is, where it is one. */
  readonly candidate?: FindingSubject;
}

/** The least that would mend a finding. */
export type Remedy =
  /** So many more things at these places: the fewest that comply. `short`: what cannot be mended even so, in metres. */
  | { readonly do: 'add'; readonly places: readonly RemedyPlace[]; readonly proven?: boolean; readonly short?: number }
  /** No place complies: everything there is forbidden, or no candidate reaches it. */
  | { readonly do: 'impossible'; readonly why: string }
  /** So much more of it, in `measure`. `most`: so much less. */
  | { readonly do: 'amount'; readonly amount: number; readonly measure: Measure; readonly way: 'more' | 'less' }
  | { readonly do: 'move'; readonly to: RemedyPlace; readonly metres: number; readonly bearing: number }
  /** Properties that have to be filled or put right. */
  | { readonly do: 'fill'; readonly properties: readonly string[] }
  | { readonly do: 'remove' }
  /** To be done by hand, as the words of the kind say. */
  | { readonly do: 'put-right' };

export const measures = {
  m: { zh: '米', en: 'm' },
  'm²': { zh: '平方米', en: 'm²' },
  '%': { zh: '%', en: '%' },
  count: { zh: '处', en: '' },
  h: { zh: '小时', en: 'h' },
  missing: { zh: '项', en: 'missing' },
} as const satisfies Record<string, Words>;

export type Measure = keyof typeof measures;

export const severities = {
  high: { zh: '严重', en: 'Severe' },
  middle: { zh: '一般', en: 'Moderate' },
  low: { zh: '轻微', en: 'Slight' },
} as const satisfies Record<string, Words>;

export type Severity = keyof typeof severities;

/** What a check found at one place 问题, as computed: without identity. Text is made of it at the edge. */
export interface Found {
  /** What the finding hangs on, the same from run to run: 'street 济川路', 'kiosks TP-005'. */
  readonly owner: string;
  /** Tells findings of one owner apart that have no extent of their own ('letter', 'pavedRoad'); absent: told apart by where they lie. */
  readonly aspect?: string;
  readonly subjects: readonly FindingSubject[];
  /** Where: the stretch, the area, the point; degrees WGS84. Never empty. */
  readonly geometry: Geometry;
  /** In words, as people say it. */
  readonly place: string;
  /** Who answers, where it is known. */
  readonly unit?: string;
  readonly district?: string;
  readonly severity: Severity;
  /** The kind's own word for what is wrong ('gap', 'bare', 'below'); its words are made of it. */
  readonly reason: string;
  /** What was measured and what it is held against, in `measure`; null: there is nothing to measure ("—"). */
  readonly measured: number | null;
  readonly limit: number;
  readonly measure: Measure;
  readonly remedy: Remedy;
  /** Figures and names that the words need beside. */
  readonly details?: Readonly<Record<string, PropertyValue | undefined>>;
}

export const findingStates = {
  open: { zh: '未整改', en: 'Open' },
  mended: { zh: '已整改', en: 'Mended' },
  merged: { zh: '已并入', en: 'Merged' },
} as const satisfies Record<string, Words>;

export type FindingState = keyof typeof findingStates;

/** What happens to a finding from run to run. */
export const findingEvents = {
  opened: { zh: '发现', en: 'Opened' },
  worse: { zh: '加重', en: 'Worse' },
  better: { zh: '减轻', en: 'Better' },
  mended: { zh: '整改', en: 'Mended' },
  reopened: { zh: '复发', en: 'Reopened' },
  split: { zh: '拆分', en: 'Split' },
  merged: { zh: '并入', en: 'Merged' },
} as const satisfies Record<string, Words>;

export type FindingEventKind = keyof typeof findingEvents;

/** A finding as it is kept: the same one while it changes. */
export interface Finding extends Found {
  /** Given once: a whole number as text, what people call it by (问题 128). */
  readonly id: string;
  /** Id of the rule. */
  readonly rule: string;
  readonly state: FindingState;
  /** When it was first found, and when it last changed; RFC 3339 UTC. */
  readonly since: string;
  readonly changedAt: string;
  readonly mendedAt?: string;
  /** The finding it became part of. */
  readonly mergedInto?: string;
  /** The finding it came off. */
  readonly splitFrom?: string;
}

/** One step in a finding's life. */
export interface FindingEvent {
  readonly finding: string;
  readonly kind: FindingEventKind;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly measured: number | null;
  /** The other finding of a split or merger. */
  readonly other?: string;
}
