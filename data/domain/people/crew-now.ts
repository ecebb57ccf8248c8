import type { Roster } from '#domain/duty/on-shift.ts';
import { shiftOf, type ShiftNow } from './crew-shift.ts';
import type { Crew } from './crew.ts';
import { whereabouts, type Fix, type Whereabouts } from './fix.ts';
import type { Person } from './person.ts';
import { isOn, type Stretch } from './stretch.ts';

/** One of a crew as it stands now. */
export interface CrewMember {
  /** Id of the person. */
  readonly id: string;
  readonly name: string;
  /** May take part in penalties. */
  readonly licensed: boolean;
  readonly skills: readonly string[];
  /** Whether the person is 上岗 with this crew. */
  readonly on: boolean;
  /** Unknown, and nothing more, for whoever is not. */
  readonly whereabouts: Whereabouts;
}

/** What was assigned and not done yet: cases, and minutes of work on the spot. */
export interface Load {
  readonly tasks: number;
  readonly minutes: number;
}

/** A crew as it stands now. Instants are epoch milliseconds. */
export interface CrewNow {
  readonly crew: Crew & { readonly id: string };
  /** The shift that runs now by its plan or its members' roster; absent = none does. */
  readonly onShift?: ShiftNow;
  /** Those who are still with the bureau, in the crew's order. */
  readonly members: readonly CrewMember[];
  /** That of the member whose phone said it last. */
  readonly whereabouts: Whereabouts;
  readonly load: Load;
  /** When the last work before this shift ended; absent where none is known. */
  readonly restFrom?: number;
  /** Where it waits: its post, else the middle of its home zone; degrees WGS84. */
  readonly standsAt?: readonly [lon: number, lat: number];
}

/** What crews are reckoned from. */
export interface CrewWorld {
  readonly crews: readonly (Crew & { readonly id: string })[];
  readonly person: (id: string) => Person | undefined;
  readonly roster: Roster;
  /** The stretches of the last days of a person, in order. */
  readonly stretches: (person: string) => readonly Stretch[];
  readonly latest: (person: string) => Fix | undefined;
  /** What lies with a crew, by its name, or with a person, by id. */
  readonly load: { readonly crew: ReadonlyMap<string, Load>; readonly person: ReadonlyMap<string, Load> };
  readonly post: (number: string) => readonly [number, number] | undefined;
  readonly zone: (number: string) => readonly [number, number] | undefined;
  /** See `whereabouts`. */
  readonly staleSeconds: number;
  readonly mostAccuracy: number;
}

const nothing: Load = { tasks: 0, minutes: 0 };

/** All crews as they stand, in their order. @param now epoch milliseconds */
export function crewsNow(world: CrewWorld, now: number): CrewNow[] {
  return world.crews.map((crew) => crewNow(world, crew, now));
}

function crewNow(world: CrewWorld, crew: Crew & { readonly id: string }, now: number): CrewNow {
  const people = crew.members.flatMap((id) => {
    const person = world.person(id);
    return person === undefined || person.disabled === true ? [] : [{ id, person }];
  });
  const members = people.map((one) => memberNow(world, crew.name, one, now));
  const onShift = shiftOf(
    crew,
    people.map(({ person }) => person.name),
    world.roster,
    now,
  );
  const restFrom = lastEnd(
    people.flatMap(({ id }) => world.stretches(id)),
    onShift?.from ?? now,
  );
  const standsAt = placeOf(world, crew, onShift);
  const loads = [world.load.crew.get(crew.name), ...people.map(({ id }) => world.load.person.get(id))];
  return {
    crew,
    ...(onShift === undefined ? {} : { onShift }),
    members,
    whereabouts: latestOf(members),
    load: loads.reduce<Load>(
      (sum, load = nothing) => ({ tasks: sum.tasks + load.tasks, minutes: sum.minutes + load.minutes }),
      nothing,
    ),
    ...(restFrom === undefined ? {} : { restFrom }),
    ...(standsAt === undefined ? {} : { standsAt }),
  };
}

function memberNow(
  { crews, stretches, latest, staleSeconds, mostAccuracy }: CrewWorld,
  crew: string,
  { id, person }: { readonly id: string; readonly person: Person },
  now: number,
): CrewMember {
  // Who signed on with one crew is not out with another; a crew that was renamed or left meanwhile is none.
  const isElsewhere = (other: string | undefined): boolean =>
    other !== crew && crews.some(({ name, members }) => name === other && members.includes(id));
  const stretch = stretches(id).find((one) => isOn(one, now) && !isElsewhere(one.crew));
  const fix = stretch === undefined ? undefined : latest(id);
  return {
    id,
    name: person.name,
    licensed: person.licensed === true,
    skills: person.skills ?? [],
    on: stretch !== undefined,
    // What was known of an earlier stretch is not shown in this one.
    whereabouts: whereabouts(
      fix !== undefined && fix.at >= stretch!.from ? fix : undefined,
      now,
      staleSeconds,
      mostAccuracy,
    ),
  };
}

/** The newest place that is known; where none is, the newest that was. */
function latestOf(members: readonly CrewMember[]): Whereabouts {
  let best: Whereabouts = { state: 'unknown' };
  for (const { whereabouts: other } of members) {
    if (other.ageSeconds === undefined) continue;
    const isBetter =
      best.ageSeconds === undefined ||
      (other.state === best.state ? other.ageSeconds < best.ageSeconds : other.state === 'known');
    if (isBetter) best = other;
  }
  return best;
}

/** The end of the last stretch of work that was over by an instant. A break within a shift is no rest. */
function lastEnd(stretches: readonly Stretch[], by: number): number | undefined {
  const ends = stretches.map(({ to, until }) => to ?? until).filter((end) => end <= by);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function placeOf({ post, zone }: CrewWorld, crew: Crew, onShift: ShiftNow | undefined) {
  return (
    (crew.post === undefined ? undefined : post(crew.post)) ??
    (crew.zone === undefined ? undefined : zone(crew.zone)) ??
    (onShift?.post === undefined ? undefined : post(onShift.post))
  );
}
