import type { Reading } from '#domain/checks/spacing/gaps.ts';
import type { Interval } from '#domain/checks/spacing/stretch.ts';
import type { StripLine, StripThing } from '#domain/checks/spacing/strip.ts';
import type { Planned, PlanAct } from './plan.ts';
import type { LineResult } from './reckon-line.ts';
import type { StripWindow } from './strip-window.ts';

/** What a band and its parts are given. */
export interface BandProps {
  readonly street: string;
  readonly line: StripLine;
  readonly planned: readonly Planned[];
  /** With what is planned, and as it is without. */
  readonly result: LineResult;
  readonly now: LineResult;
  /** The reading that binds. */
  readonly reading: Reading;
  readonly view: StripWindow;
  /** Pixels. */
  readonly width: number;
  /** How much larger than usual type is. */
  readonly scale: number;
  readonly isAdding: boolean;
  /** The stretch of the finding that is open. */
  readonly chosen: Interval | undefined;
  readonly dispatch: (act: PlanAct) => void;
  readonly onPan: (metres: number) => void;
  readonly onStretch: (stretch: Interval) => void;
  readonly onThing: (thing: StripThing) => void;
  /** Pointed at; undefined: no more. */
  readonly onPoint: (stretch: Interval | undefined) => void;
}

/**
 * Heights in pixels at the usual size of type: names of crossings, the gaps as they are now, what stands on the left, the
 * middle of the bar of gaps, what stands on the right, the middle of the bar of blocks, and all together.
 */
export const rows = { names: 12, now: 31, left: 45, bar: 60, right: 75, blocks: 92, all: 102 } as const;

/** On a loop what goes on over the start is drawn in two. */
export function piecesOf(
  { from, to }: Interval,
  length: number,
  closed: boolean,
): ReadonlyArray<readonly [number, number]> {
  if (!closed || to <= length) return [[from, to]];
  const pieces = [
    [from, length],
    [0, to - length],
  ] as const;
  return pieces.filter(([a, b]) => b > a).sort(([a, b], [c, d]) => d - c - (b - a));
}
