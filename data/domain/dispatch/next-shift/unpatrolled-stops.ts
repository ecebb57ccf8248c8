import { buildingNetwork } from '#domain/network/network.ts';
import { placeOf } from '#domain/network/spots.ts';
import { findingOutside, type Points } from '#domain/network/straight.ts';
import type { NextShiftFigures, ShiftSpan } from './hot-stops.ts';
import type { RoundStop } from './round.ts';

/** A road section or planned patrol that has to be gone along. */
export interface PatrolWay {
  readonly id: string;
  readonly name: string;
  readonly line: readonly (readonly number[])[];
  /** A patrol plan rather than a key road. */
  readonly isPlan: boolean;
}

/** A shorter stretch without a fix is a gap in the track, metres. */
const shortest = 100;

/** One stop stands for no more than this of a way, metres. */
const longest = 500;

/** Stops this near to one another say the same: a plan runs along a road, metres. */
const besides = 40;

/**
 * The stretches of ways that nobody went along: farther than some metres from every fix of the last days. Yields between
 * small steps, so that others may be served.
 * @param fixes places where somebody on duty was
 */
export function* findingUnpatrolled(
  ways: readonly PatrolWay[],
  fixes: Points,
  shift: ShiftSpan,
  figures: Pick<NextShiftFigures, 'trackMetres' | 'unpatrolledDays' | 'kmWeight' | 'stayMinutes'>,
): Generator<unknown, RoundStop[]> {
  const network = yield* buildingNetwork(ways);
  const bare = yield* findingOutside(network, fixes, figures.trackMetres);
  const byWay = new Map<number, { readonly edge: number; readonly from: number; readonly to: number }[]>();
  for (const [i, edge] of bare.edge.entries()) {
    const stretch = { edge, from: bare.from[i]!, to: bare.to[i]! };
    const way = network.way[edge]!;
    byWay.set(way, [...(byWay.get(way) ?? []), stretch]);
  }
  const stops: RoundStop[] = [];
  for (const [index, stretches] of byWay) {
    const way = ways[index]!;
    yield;
    for (const { edge, from, to } of stretches.filter((one) => one.to - one.from >= shortest)) {
      const parts = Math.ceil((to - from) / longest);
      for (let part = 0; part < parts; part++) {
        const metres = (to - from) / parts;
        const [lon, lat] = placeOf(network, edge, from + (part + 0.5) * metres);
        if (stops.some((other) => metresBetween(other, lon, lat) < besides)) continue;
        stops.push({
          id: `road:${way.id}:${edge}:${Math.round(from + part * metres)}`,
          kind: 'unpatrolled',
          lon,
          lat,
          place: way.name,
          why: whyBare(way, metres, figures.unpatrolledDays),
          weight: (metres / 1000) * figures.kmWeight,
          from: shift.from,
          until: shift.until - (figures.stayMinutes * 60) / 3,
          // Gone along, not stood at.
          stay: (figures.stayMinutes * 60) / 3,
        });
      }
    }
  }
  return stops;
}

function whyBare({ name, isPlan }: PatrolWay, metres: number, days: number): RoundStop['why'] {
  const length = Math.round(metres / 10) * 10;
  return {
    zh: `${isPlan ? '巡查计划' : '主次干道'}“${name}”有约${length}米近${days}天无巡查轨迹。`,
    en: `About ${length} m of the ${isPlan ? 'patrol plan' : 'key road'} "${name}" have no track of the last ${days} days.`,
  };
}

function metresBetween(a: { readonly lon: number; readonly lat: number }, lon: number, lat: number): number {
  const cosine = Math.cos((lat * Math.PI) / 180);
  return Math.hypot((a.lon - lon) * 111_320 * cosine, (a.lat - lat) * 111_320);
}
