import type { MultiPolygon, Polygon } from 'geojson';
import type { RoadClass } from '#domain/roads/collection.ts';
import type { ResponsibilityKind } from '../collection.ts';

/** [longitude, latitude], degrees WGS84. */
export type Place = readonly [lon: number, lat: number];

/**
 * What a kind's coverage is tested against: the city as it stands on a day. Plain JSON, the same for server and page;
 * it holds no personal fields. Everything in it is valid on `day` (the maker leaves out what has ended or not begun).
 */
export interface TestGround {
  readonly kind: ResponsibilityKind;
  /** "YYYY-MM-DD" in Asia/Shanghai. */
  readonly day: string;
  /** The built-up area (city-extents of kind builtUp); none: the whole plane counts for roads, and no ground is missed. */
  readonly builtUp: readonly (Polygon | MultiPolygon)[];
  /** The sub-districts 街道 that answer for a gap meanwhile (属地兜底). */
  readonly streets: readonly { readonly name: string; readonly geometry: Polygon | MultiPolygon }[];
  /** Road sections. */
  readonly roads: readonly RoadGround[];
  /** River sections: for the kind `river`, else empty. */
  readonly rivers: readonly RiverGround[];
  /** Posts of this kind of responsibility. */
  readonly posts: readonly PostGround[];
  /** Numbers of posts of the other kinds: an assignment to one of them is not without a post. */
  readonly otherPosts: readonly string[];
  readonly shifts: readonly ShiftGround[];
  readonly assignments: readonly AssignmentGround[];
  readonly liableParties: readonly LiablePartyGround[];
  /** Cases reported in the `caseDays` days up to and with `day`, whose class belongs to the kind. */
  readonly cases: CaseColumns;
  readonly caseDays: number;
}

export interface RoadGround {
  readonly id: string;
  readonly name?: string;
  readonly class: RoadClass;
  readonly lanes?: number;
  readonly line: readonly Place[];
}

/** A river section with the four things plan 2.3.4 wants: class, section (piece), person, post. */
export interface RiverGround {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly riverClass?: string;
  readonly piece?: number;
  readonly officer?: string;
  readonly post?: string;
  readonly line: readonly Place[];
}

export interface PostGround {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  /** Number of the zone it belongs to; absent: the zone it stands in. */
  readonly zone?: string;
  readonly persons: number;
  /** "HH:MM"; the hours of the post where no shift names it. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly at: Place;
}

export interface ShiftGround {
  readonly name: string;
  /** Number of a zone, of a post; absent: it holds where an assignment puts it. */
  readonly zone?: string;
  readonly post?: string;
  /** "HH:MM"; an end at or before the start is on the next day. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly persons: number;
  /** Monday first. */
  readonly days: readonly [boolean, boolean, boolean, boolean, boolean, boolean, boolean];
}

/** Who stands which shift at which post; only those in force on the day. */
export interface AssignmentGround {
  readonly id: string;
  readonly post: string;
  readonly shift: string;
  readonly person: string;
}

export interface LiablePartyGround {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly at: Place;
  /** Day the letter of responsibility 责任书 was signed, and until when it holds. */
  readonly letterSigned?: string;
  readonly letterUntil?: string;
}

/** Cases in columns of equal length. */
export interface CaseColumns {
  readonly numbers: readonly string[];
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  /** Minutes since Monday 00:00 in Asia/Shanghai, 0 to 10,079, of the report. */
  readonly minuteOfWeek: readonly number[];
}
