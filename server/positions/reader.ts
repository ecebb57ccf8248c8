import type { Caller } from '#domain/people/caller.ts';
import type { CrewNow } from '#domain/people/crew-now.ts';
import type { Fix } from '#domain/people/fix.ts';
import type { PresenceAtPosts } from '#domain/people/presence-at-post.ts';
import type { Stretch } from '#domain/people/stretch.ts';
import type { Context } from '../context.ts';
export { maySeeUnit } from './may-see.ts';
export { rosterOf } from './roster-of.ts';
export { hasFixes, squaresVisited } from './store.ts';
import { fixesBetween } from './store.ts';

/** Where people on duty are, in this process's memory, whichever process heard it. */
export interface Positions {
  /** Where somebody who is 上岗 was last; undefined for whoever is not, and before the first word of a stretch. */
  latest(person: string): Fix | undefined;
  /** The stretches between 上岗 and 离岗 of a person's last days, the earliest first. */
  stretches(person: string): readonly Stretch[];
  /** The stretch that goes on now; undefined for whoever is not 上岗. */
  running(person: string): Stretch | undefined;
  /** The crews as they stand now: all, or those whose positions a caller may see. */
  crewsNow(caller?: Caller): Promise<CrewNow[]>;
  /** Who is at the posts that have to be stood now; undefined where nobody signed on for days, so that nothing is known. */
  onPost(now: number): PresenceAtPosts | undefined;
  /** Where a post is, and how far around it somebody counts as there. */
  post(number: string): PostPlace | undefined;
  /**
   * Keeps fixes that lie within the stretches of their people and tells whoever may see them.
   * @returns how many were new
   */
  take(fixes: readonly Fix[]): Promise<number>;
  /** Forgets where somebody was after an instant: it was sent after 离岗. */
  forgetAfter(person: string, at: number): Promise<void>;
  /** Ends the stretches whose time is over; called twice a minute. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

/** A post: its place, degrees WGS84, and the radius of its fence in metres. */
export interface PostPlace {
  readonly number: string;
  readonly name: string;
  readonly unit?: string;
  readonly at: readonly [lon: number, lat: number];
  readonly radius: number;
}

/**
 * The tracks of people over a stretch of time, person by person, each in order; as far back as positions are kept.
 * @param from,to epoch milliseconds, the end not part of it
 * @param people ids; absent = all
 */
export function tracks(
  { store }: Pick<Context, 'store'>,
  from: number,
  to: number,
  people?: readonly string[],
): AsyncGenerator<Fix> {
  return fixesBetween(store, from, to, people);
}
