import type { Crew } from '#domain/people/crew.ts';
import { isWithin, type Stretch } from '#domain/people/stretch.ts';

/** Who was out with which of some crews. */
export interface CrewsOut {
  /** Crews of which somebody was 上岗. */
  readonly on: ReadonlySet<string>;
  /** Ids of those who were. */
  readonly people: readonly string[];
  /** The crew somebody was out with at an instant, epoch milliseconds. */
  crewAt(person: string, at: number): string | undefined;
}

/**
 * With whom people were out in a shift.
 *
 * Rules:
 * 1. Whoever signed on with a crew counts for that one, while that stretch went on, and for no other.
 * 2. Who named none counts for the crew he is a member of.
 *
 * @param crews those that are asked about
 * @param stretches of everybody
 * @param from,until of the shift, epoch milliseconds
 */
export function crewsOut(
  crews: readonly Pick<Crew, 'name' | 'members'>[],
  stretches: Iterable<Stretch>,
  from: number,
  until: number,
): CrewsOut {
  const names = new Set(crews.map(({ name }) => name));
  const out = new Map<string, { readonly stretch: Stretch; readonly crew: string }[]>();
  for (const stretch of stretches) {
    if (stretch.from >= until || (stretch.to ?? stretch.until) <= from) continue;
    const { person, crew: named } = stretch;
    const crew = named ?? crews.find(({ members }) => members.includes(person))?.name;
    if (crew === undefined || !names.has(crew)) continue;
    out.set(person, [...(out.get(person) ?? []), { stretch, crew }]);
  }
  return {
    on: new Set([...out.values()].flatMap((theirs) => theirs.map(({ crew }) => crew))),
    people: [...out.keys()],
    crewAt: (person, at) => out.get(person)?.find(({ stretch }) => isWithin(stretch, at))?.crew,
  };
}
