import type { Found } from '#domain/finding.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import { doubleArea, fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import { areaOf } from '#domain/geometry/measure.ts';
import { arrange, type ArrangedFace, type ArrangedLine } from '#domain/zones/coverage/arrange.ts';
import { ownerOf, subjectOf, textOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature, RuleCheck } from '../check.ts';
import { fulfils } from '../params.ts';
import { dayStretches, hoursOf, without, type Stretch } from '../presence/hours.ts';
import { wholeCheck, type Outcome } from '../whole-check.ts';
import type { PermittedParams } from './kind.ts';

/** No two permits at the same hours share more ground than the limit, m². */
export function openOverlap(city: CheckCity, params: PermittedParams): RuleCheck {
  return wholeCheck(
    () => checkOverlaps(city, params),
    ({ features }) => features.some(({ collection }) => collection === params.things.collection),
  );
}

function* checkOverlaps(city: CheckCity, { things, limit }: PermittedParams): Generator<number, Outcome> {
  const all = [...city.features(things.collection).values()].filter(({ properties }) =>
    fulfils(properties, things.where),
  );
  const held = new Set(all);
  const found: Found[] = [];
  const wrong = new Set<string>();
  for (const [i, thing] of all.entries()) {
    for (const other of city.near(things.collection, [...bboxOf(thing.geometry)])) {
      if (other.id <= thing.id || !held.has(other) || !meetInTime(thing, other)) continue;
      const common = commonGround(thing, other);
      const measured = common.reduce((sum, { squareMetres }) => sum + squareMetres, 0);
      if (measured <= limit!) continue;
      wrong.add(thing.id).add(other.id);
      found.push({
        owner: `${ownerOf(thing)} ${other.id}`,
        subjects: [subjectOf(thing), subjectOf(other)],
        geometry: { type: 'MultiPolygon', coordinates: common.map(({ polygon }) => polygon) },
        ...whereabouts(thing, city),
        severity: 'middle',
        reason: 'overlap',
        measured,
        limit: limit!,
        measure: 'm²',
        remedy: { do: 'put-right' },
        details: { title: titleOf(thing), other: titleOf(other) },
      });
    }
    if (i % 200 === 199) yield i / all.length;
  }
  return {
    found,
    state: {
      percent: all.length === 0 ? null : (100 * (all.length - wrong.size)) / all.length,
      base: { amount: all.length, measure: 'count' },
      figures: { wrong: wrong.size },
    },
  };
}

/** Both are in force: so only the hours of the day can keep them apart; one without hours holds all day. */
function meetInTime(a: CheckFeature, b: CheckFeature): boolean {
  const [p, q] = [hoursOfDay(a), hoursOfDay(b)];
  return hoursOf(without(p, q)) < hoursOf(p);
}

function hoursOfDay({ properties }: CheckFeature): Stretch[] {
  return dayStretches(textOf(properties['opensAt']) ?? '00:00', textOf(properties['closesAt']) ?? '24:00');
}

function commonGround(a: CheckFeature, b: CheckFeature) {
  const { faces } = arrange([...linesOf(a, 'a'), ...linesOf(b, 'b')]);
  return faces
    .filter(({ claims }: ArrangedFace) => claims.length === 2)
    .map(({ rings }) => {
      const polygon = rings.map((ring) => ring.map(fromLattice));
      return { polygon, squareMetres: areaOf(polygon) };
    });
}

function linesOf({ geometry }: CheckFeature, left: string): ArrangedLine[] {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.flatMap((polygon) =>
    polygon.map((positions, i) => {
      const points: Point[] = positions.map(toLattice);
      return { points: doubleArea(points) > 0 === (i === 0) ? points : points.reverse(), left };
    }),
  );
}
