import type { CheckCity } from '../check.ts';
import { fulfils } from '../params.ts';
import type { Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import type { Stretch } from './stretch.ts';

/** A stretch of a course line that a rule concerns, with one limit. Its places count from its own start. */
export interface RuledStretch extends Stretch {
  readonly street: string;
  /** Number of the course line in the ground. */
  readonly line: number;
  /** Metres from the start of the course line. */
  readonly from: number;
  readonly to: number;
  /** Metres between neighbours at most. */
  readonly limit: number;
}

/** Shorter than this, metres, a stretch is no stretch but a remainder of the drawing. */
const least = 1;

/** The stretches of a street that a rule concerns: sections that follow each other with the same limit are one. */
export function stretchesOf(street: string, ground: Ground, city: CheckCity, params: SpacingParams): RuledStretch[] {
  const roads = city.features('roads');
  const limitOf = (section: string): number | undefined => {
    const road = roads.get(section) ?? roads.get(section.split('/')[0]!);
    if (road === undefined || !fulfils(road.properties, params.roads)) return undefined;
    return params.limits?.find(({ where }) => fulfils(road.properties, where))?.metres ?? params.metres;
  };
  return (ground.linesOf(street) ?? []).flatMap((line) => {
    const { course } = ground.lines[line]!;
    const runs: { from: number; to: number; limit: number }[] = [];
    let isBroken = true;
    for (const { section, from, to } of course.sections) {
      const limit = limitOf(section.id);
      const last = runs.at(-1);
      if (limit === undefined) isBroken = true;
      else if (last !== undefined && !isBroken && last.limit === limit) last.to = to;
      else {
        runs.push({ from, to, limit });
        isBroken = false;
      }
    }
    const whole = course.measured.length;
    return runs
      .filter(({ from, to }) => to - from >= least)
      .map((run) => ({
        ...run,
        street,
        line,
        length: run.to - run.from,
        closed: course.closed && runs.length === 1 && run.to - run.from >= whole - least,
      }));
  });
}
