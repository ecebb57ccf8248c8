import type { Point } from '#domain/geometry/lattice.ts';
import type { Ground, ZoneContent } from '../content.ts';
import { nobody, type Edge, type Owner } from '../coverage/arc.ts';
import { arrange, type ArrangedFace, type Arrangement } from '../coverage/arrange.ts';
import { chainEdges } from '../coverage/chains.ts';
import { Coverage } from '../coverage/coverage.ts';
import { byPlace } from '../coverage/places.ts';
import { piecesOf } from '../edits/pieces.ts';
import { faultsOf, type ZoneFault } from '../faults/faults-of.ts';
import { joinVertices } from './join-vertices.ts';
import type { ReadZone } from './read-zones.ts';

/** What came of zones that were taken in. */
export interface TakenIn {
  readonly coverage: Coverage;
  /** per zone its id; one that lies wholly under others has no ground yet (`Ground` disputed, `covered`) */
  readonly ids: readonly Owner[];
  readonly faults: readonly ZoneFault[];
}

/**
 * Makes a coverage of zones as they are: ground of one zone is that zone's, ground of several is disputed, what no zone has
 * is nobody's. Nothing is mended, but what rounding left open at T-junctions; borders that nearly fall together leave slivers, which are listed.
 * @param newId gives a new zone's id
 */
export function takeIn(zones: readonly ReadZone[], newId: () => Owner): TakenIn {
  const ids = zones.map(() => newId());
  const place = new Map(ids.map((id, i) => [id, i]));
  const rings = zones.flatMap((zone, i) => zone.rings.map((points) => ({ points, left: ids[i]! })));
  const joined = joinVertices(rings.map(({ points }) => points));
  const arrangement = arrange(rings.map(({ left }, i) => ({ points: joined[i]!, left })));
  // In the order of the file, not of the ids.
  const claims = arrangement.faces.map((face) => [...face.claims].sort((a, b) => place.get(a)! - place.get(b)!));
  const owned = new Set(claims.filter((names) => names.length === 1).map(([id]) => id!));
  const contentOf = (id: Owner): ZoneContent => zones[place.get(id)!]!.content;
  const grounds = new Map<Owner, Ground>();
  for (const id of ids) if (owned.has(id)) grounds.set(id, { is: 'zone', content: contentOf(id) });

  const disputes = disputedPieces(arrangement, claims);
  const owners = claims.map((names, face): Owner => {
    if (names.length < 2) return names[0] ?? nobody;
    const id = disputes.get(face)!;
    const covered = names.filter((name) => !owned.has(name)).slice(0, 100);
    grounds.set(id, {
      is: 'disputed',
      claims: names.slice(0, 100),
      ...(covered.length === 0 ? {} : { covered: covered.map((name) => ({ id: name, content: contentOf(name) })) }),
    });
    return id;
  });
  const borders = arrangement.edges.flatMap(({ a, b, left, right }): Edge[] =>
    owners[left] === owners[right] ? [] : [{ a, b, left: owners[left]!, right: owners[right]! }],
  );
  const coverage = Coverage.of(grounds, chainEdges(borders));
  return { coverage, ids, faults: faultsOf(coverage) };
}

/** For each face with several claimants the id of its dispute: faces side by side with the same claimants have the same. */
function disputedPieces(arrangement: Arrangement, claims: readonly (readonly string[])[]): Map<number, Owner> {
  const names = claims.map((of) => JSON.stringify(of));
  const { of } = piecesOf(
    arrangement,
    (face) => claims[face]!.length > 1,
    ({ left, right }) => names[left] === names[right],
  );
  const least = new Map<number, Point>();
  of.forEach((piece, face) => {
    if (piece === undefined) return;
    const place = leastPlace(arrangement.faces[face]!);
    const known = least.get(piece);
    if (known === undefined || byPlace(place, known) < 0) least.set(piece, place);
  });
  // Numbered from west to east: the same file gives the same numbers.
  const numbers = new Map(
    [...least].sort(([p, a], [q, b]) => byPlace(a, b) || p - q).map(([piece], i) => [piece, `disputed-${i + 1}`]),
  );
  const result = new Map<number, Owner>();
  of.forEach((piece, face) => {
    if (piece !== undefined) result.set(face, numbers.get(piece)!);
  });
  return result;
}

function leastPlace({ rings }: ArrangedFace): Point {
  return rings[0]!.reduce((least, place) => (byPlace(place, least) < 0 ? place : least));
}
