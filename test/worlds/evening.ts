import type { PlanCrew, PlanProblem, PlanTask } from '#domain/dispatch/problem.ts';
import { randomFor } from '#domain/random.ts';

/** How large an evening is. */
export interface EveningSize {
  readonly crews: number;
  readonly tasks: number;
  /** Length of a side of the city, metres. */
  readonly side: number;
}

const hour = 3600;
/** 18:00 of a day; which day does not matter. */
const six = 1_800_000_000;
const speeds = { foot: 1.3, ebike: 4.5, car: 6 } as const;

/**
 * A synthetic evening: cases clustered about a few streets, with limits as catalogues have them (1 h to two days, most of
 * some hours, some overdue already), crews scattered over the city, a third of which come on later, streets at right angles.
 */
export function evening(seed: number, { crews, tasks, side }: EveningSize): PlanProblem {
  const random = randomFor(seed, 'evening');
  const places: [number, number][] = [];
  const anywhere = (): [number, number] => [random.next() * side, random.next() * side];
  const centres = Array.from({ length: 6 }, anywhere);
  const about = ([x, y]: readonly [number, number]): [number, number] => {
    const off = (): number => (random.next() + random.next() - 1) * side * 0.12;
    return [Math.min(side, Math.max(0, x + off())), Math.min(side, Math.max(0, y + off()))];
  };
  const placed = (place: [number, number]): number => places.push(place) - 1;
  const limits = [1, 2, 2, 4, 4, 4, 8, 24, 48];
  const madeTasks = Array.from({ length: tasks }, (_, i): PlanTask => {
    const penalty = random.chance(0.1);
    const skilled = random.chance(0.05);
    const sentAgo = random.next() * 2 * hour;
    return {
      id: `case-${i}`,
      at: placed(random.chance(0.7) ? about(random.pick(centres)) : anywhere()),
      dueAt: Math.round(six - sentAgo + random.pick(limits) * hour),
      readyAt: six,
      work: 60 * random.pick([5, 10, 10, 15, 20, 30]),
      licensed: penalty ? 2 : 0,
      skills: skilled ? ['清洗'] : [],
    };
  });
  const madeCrews = Array.from({ length: crews }, (_, i): PlanCrew => {
    const later = random.chance(0.3) ? random.whole(1, 8) * 900 : 0;
    return {
      id: `crew-${i}`,
      vehicle: random.pick(['foot', 'ebike', 'ebike', 'car'] as const),
      start: placed(anywhere()),
      freeAt: six + later,
      until: six + random.pick([4, 5, 6]) * hour,
      licensed: i % 3 === 0 ? 2 : random.whole(0, 1),
      skills: i % 4 === 0 ? ['清洗'] : [],
    };
  });
  const metres = places.map(([ax, ay]) =>
    Float64Array.from(places, ([bx, by]) => Math.abs(ax - bx) + Math.abs(ay - by)),
  );
  return {
    now: six,
    horizon: six + 14 * hour,
    crews: madeCrews,
    tasks: madeTasks,
    travel: (vehicle, from, to) => metres[from]![to]! / speeds[vehicle],
  };
}
