import type { Found } from '#domain/finding.ts';
import type { CheckCity, CheckFeature, CityNews } from '../check.ts';
import type { PermittedParams } from './kind.ts';

/** What is wrong with a thing; who it is and where is the same for all tests. */
export type Wrong = Pick<Found, 'reason' | 'measured' | 'limit' | 'measure' | 'severity' | 'remedy'> &
  Partial<Pick<Found, 'subjects' | 'details'>>;

/** One way of looking at what occupies the street. */
export interface PermittedTest {
  examine(thing: CheckFeature): Wrong | undefined;
  /** Ids of things to look at again beside those that changed themselves. */
  touched?(news: CityNews): Iterable<string> | 'all';
}

export type MakeTest = (city: CheckCity, params: PermittedParams) => PermittedTest;
