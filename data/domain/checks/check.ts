import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { TObject } from 'typebox';
import type { Words } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import type { Finding, Found } from '#domain/finding.ts';
import type { RecordsView } from '#domain/record.ts';
import type { CityStreets } from '#domain/streets/city-streets.ts';
import type { RuleContent } from './rule.ts';

/** A feature as checks see it: what is valid now. */
export interface CheckFeature {
  readonly collection: string;
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Properties;
}

/** The city that rules are held against. It changes under them; `RuleCheck.take` tells. */
export interface CheckCity {
  /** Epoch milliseconds. */
  readonly now: number;
  /** What is valid now of a collection, by id. */
  features(collection: string): ReadonlyMap<string, CheckFeature>;
  /** Features of a collection whose bbox meets one: [west, south, east, north], degrees. */
  near(collection: string, bbox: readonly [number, number, number, number]): readonly CheckFeature[];
  readonly records: RecordsView;
  readonly streets: CityStreets;
  /**
   * Ground that the scheme in effect leaves out of a kind of responsibility on purpose (water, railway): no gap. It is no
   * feature, but changes with the records `scheme-versions`. Absent: nothing is known to be left out.
   */
  leftOut?(responsibilityKind: string): readonly (Polygon | MultiPolygon)[];
}

/** A feature that changed, came or went (by an edit, or by the clock). */
export interface FeatureNews {
  readonly collection: string;
  readonly id: string;
  readonly before: CheckFeature | undefined;
  readonly after: CheckFeature | undefined;
}

/** What happened to the city since a rule was last asked; the city stands at it already. */
export interface CityNews {
  readonly features: readonly FeatureNews[];
  /** Kinds of records of which some changed. */
  readonly records: ReadonlySet<string>;
  /** A new day began in Asia/Shanghai. */
  readonly newDay: boolean;
  /** Names of streets whose sections changed, came or went; what they are called now and were called before. */
  readonly streets: ReadonlySet<string>;
}

/** How a rule stands as a whole. */
export interface RuleState {
  /** Per cent fulfilled; null where there is nothing to hold it against ("—"). */
  readonly percent: number | null;
  /** What that is out of, in `base.measure`: metres of street, m², sites. */
  readonly base: { readonly amount: number; readonly measure: 'm' | 'm²' | 'count' };
  /** Further figures by the kind's own names, shown beside (`kind.figures` has their words). */
  readonly figures: Readonly<Record<string, number | null>>;
}

/** One rule opened over a city. */
export interface RuleCheck {
  /** Computes everything anew; yields what share is done (0..1) at least every 10 ms or so, so that others may be served. */
  run(): Generator<number, void>;
  /**
   * Computes again what the news touches and no more.
   * @returns owners computed again (their findings are now those of `found`), or 'all'
   */
  take(news: CityNews): ReadonlySet<string> | 'all';
  /** Owner -> its findings; owners without any are absent. */
  readonly found: ReadonlyMap<string, readonly Found[]>;
  state(): RuleState;
  /** What the kind shows beside the findings (areas in reach, a street as a strip); undefined where there is nothing of that name. */
  shows?(what: string, of: string): unknown;
}

/** Opens a rule over a city; nothing is computed yet. */
export type OpenRule = (rule: RuleContent, city: CheckCity) => RuleCheck;

/**
 * A kind of rule as declared: what it is given, what it looks at, how it is said. Page and server read it; how it is
 * computed stands apart (`open-rule.ts`), so that the page fetches that only where it computes.
 */
export interface CheckKind {
  readonly titles: Words;
  readonly descriptions: Words;
  /** The rule's `params`: made by the makers of `params.ts` and `collection.ts`. */
  readonly params: TObject;
  /** What the schema cannot say (an unknown property, a limit below zero): pointer into params. */
  faults?(params: never): readonly { readonly pointer: string; readonly detail: string }[];
  /** Collections and kinds of records that a rule looks at; who may not read them all does not see its findings. */
  looksAt(params: never): { readonly collections: readonly string[]; readonly records: readonly string[] };
  /** The names of `RuleState.figures`. */
  readonly figures: Readonly<Record<string, Words & { readonly measure: 'm' | 'm²' | '%' | 'count' | 'h' }>>;
  /** What is wrong, and the least that would mend it, as sentences. */
  words(found: Found | Finding): { readonly wrong: Words; readonly remedy: Words };
}
