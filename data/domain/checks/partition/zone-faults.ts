import type { MultiPolygon, Polygon } from 'geojson';
import type { Found, Severity } from '#domain/finding.ts';
import { areaOf, distance } from '#domain/geometry/measure.ts';
import { doubleArea, fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { ZoneContent } from '#domain/zones/content.ts';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import { placeWithinRings } from '#domain/zones/coverage/arranging/place-within.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { sliverWidth, type ZoneFault } from '#domain/zones/faults/faults-of.ts';
import { measuresOf } from '#domain/zones/faults/parts.ts';
import { readArea } from '#domain/zones/taking-in/read-area.ts';
import { takeIn } from '#domain/zones/taking-in/take-in.ts';
import { answeringStreet } from '#domain/zones/whole-city/answering-street.ts';
import { coverOf } from '#domain/zones/whole-city/cover.ts';
import { subjectOf, titleOf } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import type { Outcome } from '../whole-check.ts';
import type { PartitionParams } from './kind.ts';

/** From so much ground without a zone on, in m², a gap is severe. */
const much = 1000;

/** A piece of ground with a fault. */
interface Piece {
  readonly reason: 'gap' | 'overlap';
  readonly rings: readonly (readonly Point[])[];
  readonly squareMetres: number;
  readonly width: number;
  /** Whom it could be given to, who borders longest first, with metres of common border. */
  readonly owners: readonly (readonly [Owner, number])[];
}

/**
 * Gaps and overlaps of the zones of one kind, as taking them in tells them (`zones/taking-in`), with the built-up area laid
 * over them (`zones/whole-city/cover.ts`). Ground left out of the scheme on purpose is no gap. Zones of rivers are not meant
 * to cover the built-up area: only overlaps are told of them.
 */
export function* zoneFaults(
  city: CheckCity,
  { responsibilityKind: kind, least = 1 }: PartitionParams & { readonly responsibilityKind: ResponsibilityKind },
): Generator<number, Outcome> {
  const zones = [...city.features('zones').values()].filter(
    ({ properties }) => properties['responsibilityKind'] === kind,
  );
  const read = [...zones.map(readZone), ...(city.leftOut?.(kind) ?? []).map(readLeftOut)];
  const ids = [...zones.map(({ id }) => id), ...read.slice(zones.length).map((_, i) => `left-out ${i + 1}`)];
  let next = 0;
  const { coverage, faults } = takeIn(read, () => ids[next++]!);
  yield 0.6;
  const builtUp = areasOf(city, 'city-extents', 'kind', 'builtUp').map(({ geometry }) => geometry);
  const cover = coverOf(coverage, builtUp);
  yield 0.9;
  const isGap = (fault: ZoneFault) => fault.kind === 'gap' || fault.kind === 'gap-sliver';
  const gaps: Piece[] =
    kind === 'river'
      ? []
      : builtUp.length === 0
        ? faults.filter(isGap).map((fault) => pieceOf(coverage, 'gap', latticeRings(fault.geometry)))
        : cover.gaps.map(({ rings }) => pieceOf(coverage, 'gap', rings));
  const overlaps = faults
    .filter(({ kind: of }) => of === 'overlap' || of === 'overlap-sliver')
    .map((fault): Piece => ({
      ...pieceOf(coverage, 'overlap', latticeRings(fault.geometry)),
      owners: fault.owners.map((owner) => [owner, 0]),
    }));
  const pieces = [...gaps, ...overlaps].filter(({ squareMetres }) => squareMetres >= least);
  const zoneOf = new Map(zones.map((zone) => [zone.id, zone]));
  const streetAt = answeringStreet(divisionsOf(city, 'street'));
  const districtAt = answeringStreet(divisionsOf(city, 'district'));
  const sum = (of: readonly { readonly squareMetres: number }[]) =>
    of.reduce((total, { squareMetres }) => total + squareMetres, 0);
  const sumOf = (reason: Piece['reason']) => sum(pieces.filter((piece) => piece.reason === reason));
  const [gap, overlap] = [sumOf('gap'), sumOf('overlap')];
  const base = kind === 'river' || builtUp.length === 0 ? sum(zones.map(groundOf)) : cover.builtUp;
  return {
    found: pieces
      .sort((a, b) => b.squareMetres - a.squareMetres)
      .map((piece) => foundOf(piece, kind, city, zoneOf, streetAt, districtAt)),
    state: {
      percent: base === 0 ? null : Math.min(100, Math.max(0, (100 * (base - gap - overlap)) / base)),
      base: { amount: base, measure: 'm²' },
      figures: { gap, overlap },
    },
  };
}

type NameAt = ReturnType<typeof answeringStreet>;

function foundOf(
  piece: Piece,
  kind: ResponsibilityKind,
  city: CheckCity,
  zoneOf: ReadonlyMap<string, CheckFeature>,
  streetAt: NameAt,
  districtAt: NameAt,
): Found {
  const [x, y] = placeWithinRings(piece.rings);
  const at = fromLattice([x, y]);
  const beside = piece.owners.flatMap(([owner, metres]) => {
    const zone = zoneOf.get(owner);
    return zone === undefined ? [] : [{ zone, metres }];
  });
  const [first] = beside;
  const [street, district] = [streetAt(at), districtAt(at)];
  const numbers = beside.map(({ zone }) => subjectOf(zone).name).sort();
  return {
    owner: piece.reason === 'gap' ? `zones ${kind}` : `zones ${kind} ${numbers.join(' ')}`,
    subjects: beside.map(({ zone }) => subjectOf(zone)),
    geometry: { type: 'Polygon', coordinates: piece.rings.map((ring) => ring.map(fromLattice)) },
    place: city.streets.wordsAt(at),
    ...(street !== undefined && piece.reason === 'gap' && { unit: street }),
    ...(district !== undefined && { district }),
    severity: severityOf(piece),
    reason: piece.reason,
    measured: piece.squareMetres,
    limit: 0,
    measure: 'm²',
    remedy: { do: 'put-right' },
    details: {
      responsibilityKind: kind,
      ...(first !== undefined && { taker: `${titleOf(first.zone)}（${subjectOf(first.zone).name}）` }),
      ...(first !== undefined && first.metres > 0 && { border: first.metres }),
      ...(street !== undefined && { street }),
    },
  };
}

function severityOf({ reason, squareMetres, width }: Piece): Severity {
  if (width < sliverWidth) return 'low';
  return reason === 'gap' && squareMetres >= much ? 'high' : 'middle';
}

function pieceOf(coverage: Coverage, reason: Piece['reason'], rings: Piece['rings']): Piece {
  return { reason, rings, ...measuresOf({ rings }), owners: bordersOf(coverage, rings) };
}

/** Who lies beyond the border of a piece and for how many metres, the longest first. */
function bordersOf(coverage: Coverage, rings: Piece['rings']): [Owner, number][] {
  const lengths = new Map<Owner, number>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
      // The ground is on the left: a place a unit to the right of the middle is the neighbour's.
      const beyond = [(a[0] + b[0]) / 2 + (b[1] - a[1]) / long, (a[1] + b[1]) / 2 - (b[0] - a[0]) / long] as const;
      const owner = coverage.ownerAt(beyond);
      if (owner === nobody || coverage.grounds.get(owner)?.is !== 'zone') continue;
      lengths.set(owner, (lengths.get(owner) ?? 0) + distance(fromLattice(a), fromLattice(b)));
    }
  }
  return [...lengths].sort(([p, m], [q, n]) => n - m || (p < q ? -1 : 1));
}

function readZone({ geometry, properties, id }: CheckFeature) {
  const content: ZoneContent = {
    number: String(properties['number'] ?? id),
    name: String(properties['name'] ?? id),
    kindOfPlace: 'block',
  };
  return { content, rings: readArea(geometry).rings };
}

function readLeftOut(geometry: Polygon | MultiPolygon, i: number) {
  const name = `left-out ${i + 1}`;
  return { content: { number: name, name, kindOfPlace: 'block' as const }, rings: readArea(geometry).rings };
}

function groundOf({ geometry }: CheckFeature): { readonly squareMetres: number } {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return { squareMetres: polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0) };
}

/** Outer rings counter-clockwise, holes clockwise. */
function latticeRings({ coordinates }: Polygon): Point[][] {
  return coordinates.map((positions, i) => {
    const ring = positions.map(toLattice);
    return doubleArea(ring) > 0 === (i === 0) ? ring : ring.reverse();
  });
}

function areasOf(city: CheckCity, collection: string, property: string, value: string) {
  return [...city.features(collection).values()].flatMap(({ geometry, properties }) =>
    properties[property] === value && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
      ? [{ name: String(properties['name'] ?? ''), geometry }]
      : [],
  );
}

const divisionsOf = (city: CheckCity, level: string) => areasOf(city, 'divisions', 'level', level);
