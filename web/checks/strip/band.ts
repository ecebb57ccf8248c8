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
  readonly result: LineResult;
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

/** Heights in pixels at the usual size of type: names of crossings, what stands left and right, and the two bars. */
export const rows = { names: 12, left: 30, bar: 44, right: 66, blocks: 80, all: 92 } as const;
