import type { Change } from '#domain/change.ts';
import type { Attendance } from '#domain/people/attendance.ts';
import { isOn, stretchOf, type Stretch } from '#domain/people/stretch.ts';
import type { Live } from '../live/live.ts';
import type { Records } from '../records/reader.ts';

/** What ended longer ago is not asked for here, milliseconds: rest and late fixes are a matter of days. */
const keptMs = 5 * 86_400_000;

/** The stretches between 上岗 and 离岗 of the last days, by person, in memory. */
export interface Stretches {
  /** Those of a person, the earliest first. */
  of(person: string): readonly Stretch[];
  /** The one that goes on now. */
  running(person: string): Stretch | undefined;
  /** Everybody's that has no end yet, over or not. */
  open(): Stretch[];
  /** Whether anybody signed on in the last days. */
  readonly some: boolean;
  /** Calls back with the people whose stretches changed. */
  onMove(listener: (people: readonly string[]) => void): void;
  close(): void;
}

/** Reads the records of attendance and follows them. @param now epoch milliseconds */
export function createStretches(deps: {
  readonly records: Records;
  readonly live: Pick<Live, 'subscribe'>;
  readonly now: () => number;
}): Stretches {
  const { records, live, now } = deps;
  const byPerson = new Map<string, Map<string, Stretch>>();
  const personOf = new Map<string, string>();
  const listeners: ((people: readonly string[]) => void)[] = [];

  function put(id: string, content: Attendance | null): string[] {
    const moved = [personOf.get(id), content?.person].filter((person) => person !== undefined);
    const before = personOf.get(id);
    if (before !== undefined) byPerson.get(before)?.delete(id);
    personOf.delete(id);
    if (content === null) return moved;
    const stretch = stretchOf(id, content);
    if ((stretch.to ?? Infinity) < now() - keptMs) return moved;
    const { person } = stretch;
    const theirs = byPerson.get(person) ?? new Map<string, Stretch>();
    byPerson.set(person, theirs);
    theirs.set(id, stretch);
    personOf.set(id, person);
    for (const [old, { to }] of theirs) {
      if ((to ?? Infinity) >= now() - keptMs) continue;
      theirs.delete(old);
      personOf.delete(old);
    }
    return moved;
  }

  function take({ records: lines = [] }: Change): void {
    const moved = lines.flatMap(({ kind, id, after }) =>
      kind === 'attendances' ? put(id, after as Attendance | null) : [],
    );
    if (moved.length > 0) for (const listener of listeners) listener([...new Set(moved)]);
  }

  for (const { id, content } of records.all('attendances')) put(id, content as unknown as Attendance);
  const close = live.subscribe(take);
  const of = (person: string): Stretch[] =>
    [...(byPerson.get(person)?.values() ?? [])].sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
  return {
    of,
    running: (person) => of(person).find((stretch) => isOn(stretch, now())),
    open: () => [...byPerson.values()].flatMap((theirs) => [...theirs.values()].filter(({ to }) => to === undefined)),
    get some() {
      return personOf.size > 0;
    },
    onMove: (listener) => void listeners.push(listener),
    close,
  };
}
