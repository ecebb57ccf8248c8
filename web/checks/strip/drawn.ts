import type { Interval } from '#domain/checks/spacing/stretch.ts';
import type { StreetStrip, StripLine } from '#domain/checks/spacing/strip.ts';
import type { DrawnFeature } from '../slots.ts';
import { pointOn, stretchOn } from './on-line.ts';
import type { Plan } from './plan.ts';

/** What is pointed at in the strip: a stretch, or a place where `from` and `to` are one. */
export interface Pointed extends Interval {
  readonly line: string;
}

/** What a plan puts on the map: every place of it, and what is pointed at. */
export function drawnOf(strip: StreetStrip, plan: Plan, pointed: Pointed | undefined): DrawnFeature[] {
  const planned = strip.lines.flatMap((line) =>
    (plan[line.key] ?? []).map(({ id, at, proposed }): DrawnFeature => ({
      id: `planned ${id}`,
      role: at === proposed ? 'proposal' : 'moved',
      geometry: pointOn(line, at),
      label: '+1',
    })),
  );
  const line = pointed && strip.lines.find(({ key }) => key === pointed.line);
  return line === undefined
    ? planned
    : [...planned, { id: 'pointed', role: 'pointed', geometry: shapeOf(line, pointed!) }];
}

function shapeOf(line: StripLine, { from, to }: Interval) {
  return from === to ? pointOn(line, from) : stretchOn(line, { from, to });
}
