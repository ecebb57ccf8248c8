import type { Segment } from './show-hours.ts';
import type { Show } from './wall.ts';

/** A scene and from when to when it is shown, epoch milliseconds. */
export interface Turn {
  readonly scene: string;
  readonly from: number;
  readonly to: number;
}

/** What would be seen for less than this at the end of a segment is not begun: the scene before it stays. */
const leastMs = 5000;

/**
 * Whose turn it is at an instant of a segment: the shows one after the other from the segment's beginning, again and
 * again. The same scene twice in a row is one turn.
 * @param shows at least one
 */
export function turnAt(shows: readonly Pick<Show, 'scene' | 'seconds'>[], segment: Segment, now: number): Turn {
  const scene = shows[0]!.scene;
  if (shows.every((show) => show.scene === scene)) return { scene, ...segment };
  const turn = turnOf(shows, segment, now);
  const left = segment.to - turn.from;
  return left < leastMs && turn.from > segment.from ? turnOf(shows, segment, turn.from - 1) : turn;
}

function turnOf(shows: readonly Pick<Show, 'scene' | 'seconds'>[], segment: Segment, now: number): Turn {
  const lengths = shows.map(({ seconds }) => seconds * 1000);
  const round = lengths.reduce((sum, length) => sum + length, 0);
  const rounds = Math.floor((now - segment.from) / round);
  let index = 0;
  let from = segment.from + rounds * round;
  while (from + lengths[index]! <= now) {
    from += lengths[index]!;
    index += 1;
  }
  const scene = shows[index]!.scene;
  const at = (step: number) => (((index + step) % shows.length) + shows.length) % shows.length;
  let to = from + lengths[index]!;
  for (let step = 1; shows[at(step)]!.scene === scene; step++) to += lengths[at(step)]!;
  for (let step = -1; shows[at(step)]!.scene === scene; step--) from -= lengths[at(step)]!;
  return {
    scene,
    from: Math.max(from, segment.from),
    to: segment.to - to < leastMs ? segment.to : to,
  };
}
