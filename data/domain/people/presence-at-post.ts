import { onShift, type Roster } from '#domain/duty/on-shift.ts';
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
  /** As the roster speaks of people. */
  readonly name: string;
  /** The post that was signed on for, beside what the roster says. */
  readonly post?: string;
  readonly whereabouts: Whereabouts;
}

/** How a post that has to be stood now is: somebody is there; signed on, but elsewhere or out of reach; nobody signed on. */
export type PostState = 'present' | 'outside' | 'lost' | 'absent';

/** The posts whose shift covers now (应到), by how they are. `present` is 实到; `outside` and `lost` together are 失联. */
export interface PresenceAtPosts {
  readonly due: number;
  readonly present: number;
  readonly outside: number;
  readonly lost: number;
  readonly absent: number;
  /** Number of the post, its state, and who has to be there. */
  readonly posts: readonly { readonly post: string; readonly state: PostState; readonly people: readonly string[] }[];
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
  const due = new Map<string, Set<string>>();
  for (const { post, person } of onShift(roster, now)) due.set(post, (due.get(post) ?? new Set()).add(person));
  const posts = [...due].map(([post, people]) => {
    const there = signedOn.filter((one) => one.post === post || people.has(one.name));
    const states = there.map(({ whereabouts }) => stateOf(whereabouts, fence(post)));
    return { post, state: order.find((state) => states.includes(state)) ?? ('absent' as const), people: [...people] };
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

function stateOf(whereabouts: Whereabouts, fence: PostFence | undefined): PostState {
  if (whereabouts.state === 'unknown' || fence === undefined) return 'lost';
  const { lon, lat } = whereabouts.fix;
  return distance([lon, lat], fence.at) <= fence.radius ? 'present' : 'outside';
}
