import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import type { Collection } from '#domain/collection.ts';
import type { PermitAt } from '#domain/permits/permit-at.ts';

/**
 * What is reported: a place (degrees WGS84), of which class, and when (epoch milliseconds). Without a class nobody can say
 * who answers, nor which cases are like it.
 */
export interface Arriving {
  readonly lon: number;
  readonly lat: number;
  readonly caseClass?: CaseClass;
  readonly at: number;
  /** Id of the case itself, which is no duplicate of its own. */
  readonly except?: string;
}

/** A case of the same class nearby that may be the same one. Only shown: a person merges. */
export interface KnownCase {
  readonly id: string;
  readonly number: string;
  readonly className: string;
  readonly status: CaseStatus;
  readonly place: string;
  /** As the crow flies, whole metres. */
  readonly metres: number;
  /** RFC 3339, UTC. */
  readonly reportedAt: string;
}

/** What the registers know of a report. A fact that they do not know is left out. */
export interface ArrivalFacts {
  /** The place in words; where nothing is known around it, its coordinates. */
  readonly place: string;
  readonly road?: string;
  /** Who answers: a component's owner, the zone's unit, in a gap the sub-district. */
  readonly unit?: string;
  /** Number of the zone in force. */
  readonly zone?: string;
  /** No zone holds the place: its sub-district answers (属地兜底), and `place` says so. */
  readonly gap?: { readonly street?: string };
  /** Code of the unit grid. */
  readonly grid?: string;
  readonly district?: string;
  /** Sub-district 街道. */
  readonly street?: string;
  readonly community?: string;
  /** The nearest first. */
  readonly duplicates: readonly KnownCase[];
  readonly permits: readonly PermitAt[];
  /** Where one of the permits may allow what is reported: a sentence for the case (疑似许可范围内). */
  readonly permitHint?: string;
}

/** A place in words, and the divisions that hold it. */
export type PlaceFacts = Pick<ArrivalFacts, 'place' | 'road' | 'grid' | 'district' | 'street' | 'community'>;

/** A place found by its words. */
export interface FoundPlace {
  readonly words: string;
  /** What tells it from its namesakes: its number, where it lies. */
  readonly detail?: string;
  /** Degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  readonly kind: 'coordinates' | 'street' | 'crossing' | 'along' | 'place';
  readonly road?: string;
}

/** How places are looked for. */
export interface PlaceSearch {
  readonly text: string;
  /** lon/lat: of places that the text may mean equally the nearer first. */
  readonly near?: readonly [lon: number, lat: number];
  /** The collections whose names may be looked at. */
  readonly open: readonly Collection[];
  readonly limit: number;
}

/** A small collection in memory, for whoever asks of it what is not asked of the index. */
export { createMirror } from './mirror.ts';

/** What lies within some metres of a place. */
export { featuresNear } from './near.ts';

/** What the city knows of a place before anybody looked at it. */
export interface Arrivals {
  /** All that is known of a report, from memory but for the numbers of what lies near. Never fails for want of knowledge. */
  arrive(report: Arriving): Promise<ArrivalFacts>;
  /** What a place (lon/lat, degrees WGS84) is called and what holds it, from memory. */
  where(place: readonly [lon: number, lat: number]): PlaceFacts;
  /**
   * The supervisor on shift whose post is nearest to a place, for 核实 and 核查.
   * @param place lon/lat, degrees WGS84
   * @param at epoch milliseconds
   * @param notThese ids of people who must not (they handled it)
   * @returns id of the person; undefined where nobody of the seat is on shift: the task is then everybody's
   */
  supervisorFor(
    place: readonly [lon: number, lat: number],
    at: number,
    notThese: readonly string[],
  ): string | undefined;
  /**
   * Places that a text may mean, the likeliest first: "pzj", "人民路口向南80米路东", "坡子街与人民路交叉口", a name, a number,
   * coordinates.
   */
  find(search: PlaceSearch): readonly FoundPlace[];
  /** Stops following the city. */
  close(): void;
}
