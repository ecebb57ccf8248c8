import { Type, type Static } from 'typebox';
import type { Point } from '#domain/geometry/lattice.ts';
import { groundSchema, type Ground } from '../content.ts';
import { nobody, type Arc, type EncodedArc, type Owner } from './arc.ts';
import { byFirstPlaces } from './chains.ts';
import { Coverage, ordered } from './coverage.ts';
import type { CoverageDelta } from './delta.ts';

/** A coverage as it is stored and sent: the same coverage gives the same value, whatever edits led to it. */
export interface EncodedCoverage {
  /** In order of the owners' ids. Arcs name owners by their place here, -1 is nobody. */
  readonly grounds: readonly (readonly [Owner, Ground])[];
  /** In order of their first places. */
  readonly arcs: readonly EncodedArc[];
}

const ownerSchema = Type.String({ minLength: 1, maxLength: 100 });

/** A delta as it is stored and sent. Arcs name owners by their place in `owners`, -1 is nobody. */
export const encodedDeltaSchema = Type.Object(
  {
    owners: Type.Array(ownerSchema, { maxItems: 50_000 }),
    removed: Type.Array(Type.Array(Type.Integer(), { minItems: 6 }), { maxItems: 100_000 }),
    added: Type.Array(Type.Array(Type.Integer(), { minItems: 6 }), { maxItems: 100_000 }),
    grounds: Type.Array(
      Type.Object(
        {
          id: ownerSchema,
          before: Type.Union([groundSchema, Type.Null()]),
          after: Type.Union([groundSchema, Type.Null()]),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20_000 },
    ),
  },
  { additionalProperties: false },
);
export type EncodedDelta = Static<typeof encodedDeltaSchema>;

/** The canonical form of a coverage. */
export function encodeCoverage(coverage: Coverage): EncodedCoverage {
  const grounds = [...coverage.grounds].sort(([a], [b]) => (a < b ? -1 : 1));
  const place = new Map(grounds.map(([id], i) => [id, i]));
  return {
    grounds: grounds.map(([id, ground]) => [id, JSON.parse(JSON.stringify(ground, ordered)) as Ground]),
    arcs: [...coverage.arcs()].sort(byFirstPlaces).map((arc) => encodeArc(arc, place)),
  };
}

/** The coverage of its canonical form. @throws RangeError for an owner that is not among the grounds */
export function decodeCoverage({ grounds, arcs }: EncodedCoverage): Coverage {
  const owners = grounds.map(([id]) => id);
  return Coverage.of(
    grounds,
    arcs.map((arc) => decodeArc(arc, owners)),
  );
}

/** The same arc by arc, so that the reader may pause between. */
export function* decodingCoverage({ grounds, arcs }: EncodedCoverage): Generator<void, Coverage> {
  const owners = grounds.map(([id]) => id);
  return yield* Coverage.making(grounds, decoded());

  function* decoded(): Generator<Arc> {
    for (const arc of arcs) yield decodeArc(arc, owners);
  }
}

/** The canonical form of a delta. */
export function encodeDelta({ removed, added, grounds }: CoverageDelta): EncodedDelta {
  const owners = [...new Set([...removed, ...added].flatMap(({ left, right }) => [left, right]))]
    .filter((owner) => owner !== nobody)
    .sort();
  const place = new Map(owners.map((id, i) => [id, i]));
  const encoded = (arcs: readonly Arc[]) => [...arcs].sort(byFirstPlaces).map((arc) => [...encodeArc(arc, place)]);
  return {
    owners,
    removed: encoded(removed),
    added: encoded(added),
    grounds: [...grounds].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The delta of its form. @throws RangeError for an owner's place that is not in the list, or half a place */
export function decodeDelta({ owners, removed, added, grounds }: EncodedDelta): CoverageDelta {
  const decoded = (arcs: readonly (readonly number[])[]) =>
    arcs.map((arc) => decodeArc(arc as unknown as EncodedArc, owners));
  return { removed: decoded(removed), added: decoded(added), grounds };
}

function encodeArc({ points, left, right }: Arc, place: ReadonlyMap<Owner, number>): EncodedArc {
  const places: number[] = [];
  let [x, y] = [0, 0];
  for (const [px, py] of points) {
    places.push(px - x, py - y);
    [x, y] = [px, py];
  }
  return [left === nobody ? -1 : place.get(left)!, right === nobody ? -1 : place.get(right)!, ...places];
}

function decodeArc([left, right, ...places]: EncodedArc, owners: readonly Owner[]): Arc {
  if (places.length % 2 !== 0) throw new RangeError('An arc has an x without its y.');
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < places.length; i += 2) {
    x += places[i]!;
    y += places[i + 1]!;
    points.push([x, y]);
  }
  return { points, left: ownerOf(left, owners), right: ownerOf(right, owners) };
}

function ownerOf(place: number, owners: readonly Owner[]): Owner {
  if (place === -1) return nobody;
  const owner = owners[place];
  if (owner === undefined) throw new RangeError(`An arc names owner ${place}, of which there are ${owners.length}.`);
  return owner;
}
