import { onShift, type OnShift, type Roster } from '#domain/duty/on-shift.ts';
import { distance } from '#domain/geometry/measure.ts';
import type { Whereabouts } from './fix.ts';

/** A post as presence is held against it. */
export interface PostFence {
  /** Degrees WGS84. */
  readonly at: readonly [lon: number, lat: number];
  /** Metres within which somebody counts as there. */
  readonly radius: number;
}

/** Somebody who is 上岗. */
export interface SignedOn {
  /** Id of the person. */
  readonly id: string;
  /** 上岗 since, epoch milliseconds. */
  readonly from: number;
  /** As the roster speaks of people. */
  readonly name: string;
  /** The post that was signed on for, beside what the roster says. */
  readonly post?: string;
  readonly whereabouts: Whereabouts;
}

/** How a post that has to be stood now is: somebody is there; signed on, but elsewhere or out of reach; nobody signed on. */
export type PostState = 'present' | 'outside' | 'lost' | 'absent';

/** What lists of posts are asked for: all that count as 应到, those of a state, or 失联 (`outside` and `lost` together). */
export type PostGroup = 'due' | 'present' | 'missing' | 'outside' | 'absent';

/** Whether a post is one of those that a number counts. @param state undefined: nobody knows who is there */
export function isOfGroup(group: PostGroup, state: PostState | undefined): boolean {
  if (group === 'due') return true;
  return group === 'missing' ? state === 'lost' || state === 'outside' : state === group;
}

/** Somebody who has to be at a post, or signed on for it. */
export interface PersonAtPost {
  /** As the roster speaks of people. */
  readonly name: string;
  /** Id of the person, where he is 上岗. */
  readonly id?: string;
  /** Who is away, where this one stands in (替班). */
  readonly standsInFor?: string;
  readonly state: PostState;
  /** 上岗 since, epoch milliseconds. */
  readonly since?: number;
  /** When his phone last said where it is, epoch milliseconds. */
  readonly heardAt?: number;
  /** From the post, where both places are known. */
  readonly metres?: number;
}

/** A post that has to be stood now. */
export interface PostPresence {
  /** Its number. */
  readonly post: string;
  readonly state: PostState;
  /** The shifts that cover now; epoch milliseconds. */
  readonly shifts: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly people: readonly PersonAtPost[];
}

/** The posts whose shift covers now (应到), by how they are. `present` is 实到; `outside` and `lost` together are 失联. */
export interface PresenceAtPosts {
  readonly due: number;
  readonly present: number;
  readonly outside: number;
  readonly lost: number;
  readonly absent: number;
  readonly posts: readonly PostPresence[];
}

const order: readonly PostState[] = ['present', 'outside', 'lost', 'absent'];

/**
 * Who is at the posts that have to be stood now (practice.md 5.5). A post counts once, however many stand it: the best of them
 * tells its state. Where nobody knows where a post is, whoever signed on for it is lost.
 * @param now epoch milliseconds
 */
export function presenceAtPosts(
  roster: Roster,
  signedOn: readonly SignedOn[],
  fence: (post: string) => PostFence | undefined,
  now: number,
): PresenceAtPosts {
  const byPost = new Map<string, OnShift[]>();
  for (const one of onShift(roster, now)) byPost.set(one.post, [...(byPost.get(one.post) ?? []), one]);
  const posts = [...byPost].map(([post, due]): PostPresence => {
    const expected = new Map(due.map((one) => [one.person, one]));
    const place = fence(post);
    const there = signedOn.flatMap((one): PersonAtPost[] =>
      one.post === post || expected.has(one.name)
        ? [{ ...standingOf(one, place), ...insteadOf(expected.get(one.name)) }]
        : [],
    );
    const missing = [...expected.values()]
      .filter(({ person }) => there.every(({ name }) => name !== person))
      .map((one): PersonAtPost => ({ name: one.person, ...insteadOf(one), state: 'absent' }));
    const state = order.find((wanted) => there.some((one) => one.state === wanted)) ?? 'absent';
    const shifts = new Map(due.map(({ shift, from, to }) => [shift, { name: shift, from, to }]));
    return { post, state, shifts: [...shifts.values()], people: [...there, ...missing] };
  });
  const count = (wanted: PostState): number => posts.filter(({ state }) => state === wanted).length;
  return {
    due: posts.length,
    present: count('present'),
    outside: count('outside'),
    lost: count('lost'),
    absent: count('absent'),
    posts,
  };
}

function insteadOf(one: OnShift | undefined): { readonly standsInFor?: string } {
  return one?.standsInFor === undefined ? {} : { standsInFor: one.standsInFor };
}

function standingOf({ id, name, from, whereabouts }: SignedOn, fence: PostFence | undefined): PersonAtPost {
  const known = whereabouts.state === 'known' ? whereabouts.fix : whereabouts.last;
  const told = { name, id, since: from, ...(known === undefined ? {} : { heardAt: known.at }) };
  if (whereabouts.state === 'unknown' || fence === undefined) return { ...told, state: 'lost' };
  const { lon, lat } = whereabouts.fix;
  const metres = distance([lon, lat], fence.at);
  return { ...told, metres: Math.round(metres), state: metres <= fence.radius ? 'present' : 'outside' };
}
