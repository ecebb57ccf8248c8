import { placeAt, projectOn, type MeasuredLine } from '#domain/streets/chainage.ts';
import { randomFor } from '#domain/random.ts';

/** To and fro along a road by a post. */
export interface Walk {
  readonly along: MeasuredLine;
  /** Metres from the start of the line. */
  readonly from: number;
  readonly to: number;
  /** Metres a second. */
  readonly speed: number;
  /** Metres of the way done at the beginning of time, so that no two walk in step. */
  readonly ahead: number;
}

/** What somebody does on a shift: is at the post, is elsewhere, is silent after a while, or did not come. */
export type Habit = 'there' | 'away' | 'silent' | 'absent';

/** A walker keeps this part of the radius. */
const within = 0.8;
const shortest = 20;

/** How somebody keeps a shift; the same for the same person and shift. @param from its beginning, epoch milliseconds */
export function habitOf(person: string, from: number): Habit {
  const drawn = randomFor(from / 60_000, `habit ${person}`).next();
  if (drawn < 0.9) return 'there';
  if (drawn < 0.94) return 'away';
  return drawn < 0.97 ? 'silent' : 'absent';
}

/**
 * The walk of somebody at a post: along the nearest road, not leaving the post's fence.
 * @param lines roads around
 * @returns undefined where no road comes near enough
 */
export function walkBy(
  person: string,
  post: { readonly at: readonly [number, number]; readonly radius: number },
  lines: readonly MeasuredLine[],
): Walk | undefined {
  const reach = post.radius * within;
  let best: { along: MeasuredLine; chainage: number; left: number } | undefined;
  for (const along of lines) {
    const { chainage, left } = projectOn(along, post.at);
    if (Math.abs(left) < Math.abs(best?.left ?? reach)) best = { along, chainage, left };
  }
  if (best === undefined) return undefined;
  const half = Math.sqrt(reach ** 2 - best.left ** 2);
  const [from, to] = [Math.max(0, best.chainage - half), Math.min(best.along.length, best.chainage + half)];
  if (to - from < shortest) return undefined;
  const random = randomFor(1, `walk ${person}`);
  return { along: best.along, from, to, speed: 0.6 + random.next() * 0.8, ahead: random.next() * 2 * (to - from) };
}

/** Where a walker is, lon/lat. @param at epoch milliseconds */
export function walkAt({ along, from, to, speed, ahead }: Walk, at: number): readonly [number, number] {
  const there = to - from;
  const done = (ahead + (at / 1000) * speed) % (2 * there);
  return placeAt(along, from + (done <= there ? done : 2 * there - done), 3).position;
}
