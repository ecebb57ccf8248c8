import { mayRead, type Caller } from '#domain/people/caller.ts';
import { presenceAtPosts, type PersonAtPost, type PostState } from '#domain/people/presence-at-post.ts';
import type { Context } from '../context.ts';
import { maySeeUnit, rosterOf } from '../positions/reader.ts';

type Sources = Pick<Context, 'positions' | 'records'>;

/** A post that has to be stood now, as it is told to a caller. */
export interface ToldPost {
  /** Number of the post. */
  readonly post: string;
  readonly name?: string;
  readonly unit?: string;
  /** Absent: nobody knows who is there. */
  readonly state?: PostState;
  readonly shifts: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Those whom the caller may see on duty. */
  readonly people: readonly ToldPerson[];
  /** How many others there are. */
  readonly hidden: number;
}

interface ToldPerson extends Omit<PersonAtPost, 'id' | 'state' | 'since' | 'heardAt'> {
  readonly state?: PostState;
  readonly since?: string;
  readonly heardAt?: string;
}

/** Who is at the posts of now; where nobody signed on for days, only which have to be stood is known. */
function postsNow({ positions, records }: Sources, at: number) {
  const found = positions.onPost(at);
  return {
    isKnown: found !== undefined,
    found: found ?? presenceAtPosts(rosterOf(records), [], () => undefined, at),
  };
}

/** 当前在岗率: 实到 / 应到, with what is missing. */
export function countOnDuty(sources: Sources, at: number) {
  const { isKnown, found } = postsNow(sources, at);
  const { due, present, outside, lost, absent } = found;
  if (!isKnown) return { value: null, n: null, m: due, reason: 'no-positions' as const };
  return {
    value: due === 0 ? null : present / due,
    n: present,
    m: due,
    lost: { n: outside + lost, outside },
    absent: { n: absent },
  };
}

/**
 * The posts that 当前在岗率 counts, each with its state, by number. Who stands there is told to those who may see that
 * person's unit on duty; where he is, to nobody here but by how far from the post.
 */
export function listOnDuty(sources: Sources, caller: Caller, at: number): ToldPost[] {
  const { positions, records } = sources;
  const { isKnown, found } = postsNow(sources, at);
  const unitById = new Map(records.all('units').map(({ id, content }) => [id, String(content['name'])]));
  const people = new Map(
    records.all('people').map(({ content }) => [content['name'], unitById.get(String(content['unit']))]),
  );
  const unitOf = ({ id, name }: PersonAtPost): string | undefined =>
    id === undefined ? people.get(name) : unitById.get(String(records.get('people', id)?.content['unit']));
  return found.posts
    .map(({ post, state, shifts, people: all }): ToldPost => {
      const place = mayRead(caller, 'posts') ? positions.post(post) : undefined;
      const unit = positions.post(post)?.unit;
      const seen = all.filter((one) => maySeeUnit(records, caller, unitOf(one) ?? unit ?? ''));
      return {
        post,
        ...(place === undefined ? {} : { name: place.name }),
        ...(place?.unit === undefined ? {} : { unit: place.unit }),
        ...(isKnown ? { state } : {}),
        shifts: shifts.map(({ name, from, to }) => ({ name, from: iso(from), to: iso(to) })),
        people: seen.map((one) => told(one, isKnown)),
        hidden: all.length - seen.length,
      };
    })
    .sort((a, b) => (a.post < b.post ? -1 : 1));
}

function told({ id: _, state, since, heardAt, ...rest }: PersonAtPost, isKnown: boolean): ToldPerson {
  return {
    ...rest,
    ...(isKnown ? { state } : {}),
    ...(since === undefined ? {} : { since: iso(since) }),
    ...(heardAt === undefined ? {} : { heardAt: iso(heardAt) }),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
