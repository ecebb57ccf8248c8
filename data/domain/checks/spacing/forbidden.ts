import { representativeOf } from '#domain/geometry/representative.ts';
import { gapTo } from '#domain/geometry/gap.ts';
import { collectionById } from '#domain/collections.ts';
import { metresPerDegree, placeAt, projectOn, type MeasuredLine } from '#domain/streets/chainage.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import type { Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import type { RuledStretch } from './stretches.ts';
import type { StripForbidden } from './strip.ts';

/** A line is looked at each so many metres where lines and areas are kept away from. */
const step = 2;

/** Where on a stretch nothing new may be put: at crossings, and near to what the rule names. By its start. */
export function forbiddenOn(
  stretch: RuledStretch,
  ground: Ground,
  city: CheckCity,
  { crossingMetres, forbidden }: SpacingParams,
): StripForbidden[] {
  const { course } = ground.lines[stretch.line]!;
  const found: StripForbidden[] = [];
  if (crossingMetres > 0) {
    for (const { name, at } of course.crossings) {
      found.push({ from: at - crossingMetres, to: at + crossingMetres, why: { crossing: name } });
    }
  }
  for (const { collection, where, metres } of forbidden) {
    for (const feature of city.near(collection, boxAround(course.measured, metres))) {
      if (!fulfils(feature.properties, where)) continue;
      const name = String(feature.properties[collectionById(collection)?.label ?? ''] ?? '');
      for (const { from, to } of nearTo(course.measured, feature, metres)) {
        found.push({ from, to, why: { collection, name } });
      }
    }
  }
  return found
    .map((one) => ({
      ...one,
      from: Math.max(0, one.from - stretch.from),
      to: Math.min(stretch.length, one.to - stretch.from),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}

/** The stretches of a line that lie within so many metres of a feature; on the line's own metres. */
function nearTo(measured: MeasuredLine, { geometry }: CheckFeature, metres: number): { from: number; to: number }[] {
  if (geometry.type === 'Point') {
    const { chainage, left } = projectOn(measured, geometry.coordinates);
    if (Math.abs(left) >= metres) return [];
    const half = Math.sqrt(metres * metres - left * left);
    return [{ from: chainage - half, to: chainage + half }];
  }
  const runs: { from: number; to: number }[] = [];
  const count = Math.ceil(measured.length / step);
  let isNear = false;
  for (let i = 0; i <= count; i++) {
    const at = (measured.length * i) / count;
    const was = isNear;
    isNear = gapTo(placeAt(measured, at).position, geometry) <= metres;
    if (isNear && was) runs.at(-1)!.to = at;
    else if (isNear) runs.push({ from: Math.max(0, at - step), to: at });
    else if (was) runs.at(-1)!.to = at;
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
