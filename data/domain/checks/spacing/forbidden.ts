import type { Geometry } from 'geojson';
import { bboxOf } from '#domain/geometry/bbox.ts';
import { gapTo } from '#domain/geometry/gap.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { collectionById } from '#domain/collections.ts';
import { metresPerDegree, placeAt, type MeasuredLine } from '#domain/streets/chainage.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import { beside, type Hand } from './beside.ts';
import type { Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import { joined, type Interval } from './stretch.ts';
import type { RuledStretch } from './stretches.ts';
import type { StripForbidden } from './strip.ts';

/** Where nothing new may be put along a stretch, by its start: at either side of it, at the left, at the right. */
export interface KeptFree {
  readonly middle: readonly StripForbidden[];
  readonly left: readonly StripForbidden[];
  readonly right: readonly StripForbidden[];
}

/** Where nothing new may be put: at crossings, and near to what the rule names. What is put stands beside the street. */
export function keptFreeOn(
  stretch: RuledStretch,
  ground: Ground,
  city: CheckCity,
  { crossingMetres, forbidden }: SpacingParams,
): KeptFree {
  const { course } = ground.lines[stretch.line]!;
  const { measured } = course;
  const [middle, left, right]: StripForbidden[][] = [[], [], []];
  const sides = [
    [middle!, 0],
    [left!, beside],
    [right!, -beside],
  ] as const;
  if (crossingMetres > 0) {
    for (const { name, at, until } of course.crossings) {
      middle!.push({ from: at - crossingMetres, to: (until ?? at) + crossingMetres, why: { crossing: name } });
    }
  }
  for (const { collection, where, metres } of forbidden) {
    for (const feature of city.near(collection, boxAround(measured, metres + beside))) {
      if (!fulfils(feature.properties, where)) continue;
      const why = { collection, name: String(feature.properties[collectionById(collection)?.label ?? ''] ?? '') };
      for (const [found, side] of sides) {
        for (const { from, to } of nearTo(measured, side, feature.geometry, metres)) found.push({ from, to, why });
      }
    }
  }
  const turns = course.closed ? [-measured.length, 0, measured.length] : [0];
  const onStretch = (found: readonly StripForbidden[]): StripForbidden[] =>
    turns
      .flatMap((by) =>
        found.map((one) => ({
          ...one,
          from: Math.max(0, one.from + by - stretch.from),
          to: Math.min(stretch.length, one.to + by - stretch.from),
        })),
      )
      .filter(({ from, to }) => to > from)
      .sort((a, b) => a.from - b.from);
  return { middle: onStretch(middle!), left: onStretch(left!), right: onStretch(right!) };
}

/** What is kept free for one side; where both count together, what is kept free on both. */
export function forbiddenFor({ middle, left, right }: KeptFree, hand: Hand): StripForbidden[] {
  const side = hand === 1 ? left : hand === -1 ? right : both(left, right);
  return [...middle, ...side].sort((a, b) => a.from - b.from);
}

function both(left: readonly StripForbidden[], right: readonly StripForbidden[]): StripForbidden[] {
  const free = joined(right);
  return joined(left).flatMap((one) =>
    free.flatMap((other) => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
      if (to <= from) return [];
      const { why } = left.find((given) => given.from < to && given.to > from)!;
      return [{ from, to, why }];
    }),
  );
}

/** Whether a place lies within one of these, not at its bound. */
export function liesIn(intervals: readonly Interval[], at: number): boolean {
  return intervals.some(({ from, to }) => at > from && at < to);
}

/** The stretches of a line moved to its left by so many metres that lie within some metres of a geometry; on the line's own metres. */
function nearTo(measured: MeasuredLine, left: number, geometry: Geometry, metres: number): Interval[] {
  const { line, at: metresAt, length } = measured;
  const box = bboxOf(geometry);
  const [x, y] = metresPerDegree(box[1]);
  const room = metres + Math.abs(left) + 1;
  const [west, south, east, north] = [box[0] - room / x, box[1] - room / y, box[2] + room / x, box[3] + room / y];
  const isNear = (at: number): boolean => gapTo(placeAt(measured, at, left).position, geometry) <= metres;
  /** Where it becomes near or far between two places, to a centimetre, on the near side. */
  const turnOf = (near: number, far: number): number => {
    let [inside, outside] = [near, far];
    while (Math.abs(outside - inside) > 0.01) {
      const middle = (inside + outside) / 2;
      if (isNear(middle)) inside = middle;
      else outside = middle;
    }
    return outside;
  };
  const step = Math.min(2, Math.max(0.5, metres));
  const runs: { from: number; to: number }[] = [];
  let wasNear = false;
  let before = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const isBeyond =
      Math.min(a[0]!, b[0]!) > east ||
      Math.max(a[0]!, b[0]!) < west ||
      Math.min(a[1]!, b[1]!) > north ||
      Math.max(a[1]!, b[1]!) < south;
    const [start, end] = [metresAt[i - 1]!, metresAt[i]!];
    const count = isBeyond ? 1 : Math.ceil((end - start) / step);
    for (let k = i === 1 ? 0 : 1; k <= count; k++) {
      const at = Math.min(length, start + ((end - start) * k) / (count || 1));
      const near = !isBeyond && isNear(at);
      if (near && !wasNear) runs.push({ from: at === 0 ? 0 : turnOf(at, before), to: at });
      else if (near) runs.at(-1)!.to = at;
      else if (wasNear) runs.at(-1)!.to = turnOf(before, at);
      wasNear = near;
      before = at;
    }
  }
  return runs;
}

function boxAround({ line }: MeasuredLine, metres: number): [number, number, number, number] {
  const [x, y] = metresPerDegree(line[0]![1]!);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const place of line) {
    box[0] = Math.min(box[0], place[0]! - metres / x);
    box[1] = Math.min(box[1], place[1]! - metres / y);
    box[2] = Math.max(box[2], place[0]! + metres / x);
    box[3] = Math.max(box[3], place[1]! + metres / y);
  }
  return box;
}

/** The place that a feature is held to stand at; undefined where it has none. */
export function placeOf({ geometry }: CheckFeature): readonly [number, number] | undefined {
  return geometry.type === 'Point'
    ? (geometry.coordinates as unknown as readonly [number, number])
    : representativeOf(geometry);
}
