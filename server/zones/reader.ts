import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { EncodedCoverage } from '#domain/zones/coverage/encoded.ts';

/** The coverages of the schemes' versions. */
export interface Schemes {
  /**
   * A version's coverage and the number of the last edit in it, up to date with the database; undefined where there is no
   * such version. The coverage is the one that everybody gets: only looked at, and not after the next `await`, when an
   * edit may have come.
   */
  coverageOf(id: string): Promise<{ readonly coverage: Coverage; readonly number: number } | undefined>;
  /** The same as it was last asked for, without the database: for versions that do not change any more. */
  known(id: string): { readonly coverage: Coverage; readonly number: number } | undefined;
  /** The same in its canonical form, which nobody changes. */
  encodedOf(id: string): Promise<{ readonly coverage: EncodedCoverage; readonly number: number } | undefined>;
}

/** Coverages read from the database, for threads that have a connection of their own. */
export { createSchemes } from './schemes.ts';

/** What a city that is filled with schemes writes beside their records. */
export { keepSnapshots } from './store.ts';

/** Whether the city's zones stand by schemes. */
export { hasPublishedScheme } from './store.ts';

/** What the common doors may do to zones. */
export { requireOutsideSchemes } from './common-door.ts';

/** Reckons versions against the city, away from the requests. */
export type { Reckoner } from './reckoner.ts';

/** Who answers for a place. */
export { zoneAnswerAt, type ZoneAnswer } from './answer-at.ts';

/** The version of a kind's scheme that is in effect. */
export { versionOf } from './version-of.ts';
