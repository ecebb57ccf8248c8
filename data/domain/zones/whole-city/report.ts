import type { Geometry } from 'geojson';
import type { Side } from '#domain/streets/side.ts';
import type { Owner } from '../coverage/arc.ts';
import type { ResponsibilityKind } from '../collection.ts';
import type { Place } from './test-ground.ts';

/** The tests of the whole city; `cityTests` says which apply to a kind. */
export type CityTest =
  /** Built-up area without a zone. */
  | 'ground'
  /** Road length without a zone on a side. */
  | 'road'
  /** Zones without one of the fields of plan 5.1.2. */
  | 'unit'
  | 'leader'
  | 'officer'
  | 'standard'
  | 'timeLimit'
  /** Zones without a post. */
  | 'post'
  /** Zones with liable parties whose letter is missing or has run out. */
  | 'letter'
  /** 责任书签订率: signed of all liable parties. */
  | 'letterRate'
  /** Posts that nobody is assigned to. */
  | 'person'
  /** Assigned persons whose post does not exist. */
  | 'assignment'
  /** 有案无岗: hours of the week with cases but nobody on shift. */
  | 'shift'
  /** River sections without class, section, person or post. */
  | 'river';

/** What the whole-city test found for one kind of responsibility. */
export interface CityReport {
  readonly kind: ResponsibilityKind;
  /** The day it is about, "YYYY-MM-DD". */
  readonly day: string;
  readonly entries: readonly TestEntry[];
}

export interface TestEntry {
  readonly test: CityTest;
  /** What was measured: 0 is without fault (for `letterRate` 100 is). Null: there is nothing to measure, shown as "—". */
  readonly figure: number | null;
  readonly unit: TestUnit;
  /** What it is out of: zones, posts, m², metres of road side, cases, all liable parties ... */
  readonly of: number;
  /** The greatest first; for `letterRate` the parties without a letter. */
  readonly items: readonly TestItem[];
}

export type TestUnit = 'm²' | 'm' | 'count' | '%';

/** One fault, with its place on the map. */
export interface TestItem {
  /** Stable as long as the fault is the same one. */
  readonly key: string;
  readonly subject?: TestSubject;
  /** Absent for what has no place: an assignment to a post that does not exist. */
  readonly at?: Place;
  /** Faces without a zone, stretches of road; absent where the zone or the place says it. */
  readonly geometry?: Geometry;
  readonly measured: number;
  readonly unit: TestUnit;
  /** What `measured` is out of: liable parties of the zone. */
  readonly of?: number;
  /** Sub-district that answers meanwhile (属地兜底). */
  readonly street?: string;
  /** The side of the road without a zone. */
  readonly side?: Side;
  /** 有案无岗: hour of the week, 0 is Monday 00:00 to 01:00, 167 Sunday 23:00. */
  readonly hour?: number;
  readonly nearestPost?: { readonly number: string; readonly name: string; readonly metres: number };
  /** River sections: which of the four is missing. */
  readonly missing?: readonly ('riverClass' | 'piece' | 'officer' | 'post')[];
}

export interface TestSubject {
  readonly kind: 'zone' | 'road' | 'post' | 'assignment' | 'liable-party' | 'river-section';
  /** Of the zone the owner, of others the feature's or record's id. */
  readonly id: Owner;
  readonly number?: string;
  readonly name?: string;
}

/** The order of a list: the greatest first, equal ones by key. */
export function byMeasured(p: TestItem, q: TestItem): number {
  return q.measured - p.measured || (p.key < q.key ? -1 : 1);
}
