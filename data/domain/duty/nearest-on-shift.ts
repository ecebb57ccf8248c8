import { metresPerDegree } from '#domain/streets/chainage.ts';
import { onShift, type Roster } from './on-shift.ts';

/** A post and where it stands; lon/lat, degrees WGS84. */
export interface PostPlace {
  readonly number: string;
  readonly at: readonly number[];
}

/** Somebody who may be sent. The roster speaks of people by name. */
export interface Sendable {
  readonly id: string;
  readonly name: string;
}

/**
 * Who of some people is on shift at the post nearest to a place, as the crow flies; whoever stands in counts, whoever is
 * away does not.
 * @param people of two with one name either may be meant: the first is taken
 * @param place lon/lat, degrees WGS84
 * @param at epoch milliseconds
 * @param notThese ids of people who must not be sent
 * @returns id of the person; undefined where none of them is on shift at a post that there is
 */
export function nearestOnShift(
  { shifts, assignments, standIns }: Roster,
  posts: readonly PostPlace[],
  people: readonly Sendable[],
  place: readonly number[],
  at: number,
  notThese: readonly string[],
): string | undefined {
  const byName = new Map<string, string>();
  for (const { id, name } of people) if (!notThese.includes(id) && !byName.has(name)) byName.set(name, id);
  // Most of a city's roster is of others: only lines that may bring one of these people on shift are reckoned.
  const instead = standIns.filter(({ standIn }) => byName.has(standIn));
  const ours = assignments.filter(
    ({ person, post, shift }) =>
      byName.has(person) ||
      instead.some((other) => other.person === person && other.post === post && other.shift === shift),
  );
  const postAt = new Map(posts.map((post) => [post.number, post.at]));
  const [perLng, perLat] = metresPerDegree(place[1]!);
  let best: { readonly id: string; readonly metres: number } | undefined;
  for (const { post, person } of onShift({ shifts, assignments: ours, standIns }, at)) {
    const [id, stands] = [byName.get(person), postAt.get(post)];
    if (id === undefined || stands === undefined) continue;
    const metres = Math.hypot((stands[0]! - place[0]!) * perLng, (stands[1]! - place[1]!) * perLat);
    if (best === undefined || metres < best.metres || (metres === best.metres && id < best.id)) best = { id, metres };
  }
  return best?.id;
}
