import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { claimsOfFaces } from './arranging/claims.ts';
import { ringsOfFaces } from './arranging/face-rings.ts';
import { walkFaces, type Noded } from './arranging/face-walk.ts';
import { facesOfWalks } from './arranging/nesting.ts';
import { placeWithinRings } from './arranging/place-within.ts';
import { Segments } from './arranging/segments.ts';
import { snapRound } from './arranging/snap-round.ts';

/** One input line: places in lattice units; what it claims on its sides, undefined = nothing (a mere cutting line). */
export interface ArrangedLine {
  readonly points: readonly Point[];
  readonly left?: string;
  readonly right?: string;
}

/** A face of the drawing. */
export interface ArrangedFace {
  /** closed rings: outer counter-clockwise first, holes clockwise; none for the one face outside of all */
  readonly rings: readonly (readonly Point[])[];
  /** who claims it: the names whose claiming lines wind around it (nonzero), sorted */
  readonly claims: readonly string[];
  /** twice the area in square units (0 for the outside) */
  readonly doubleArea: number;
}

/** A straight piece between two nodes or vertices. */
export interface ArrangedEdge {
  /** the lesser end (x, then y) */
  readonly a: Point;
  readonly b: Point;
  /** index into faces */
  readonly left: number;
  readonly right: number;
  /** the input lines that run along it: index, and whether in the direction a->b */
  readonly along: readonly { readonly line: number; readonly forward: boolean }[];
}

/** A drawing in which no two edges meet but at common ends. */
export interface Arrangement {
  readonly edges: readonly ArrangedEdge[];
  /** the first is the one outside of all */
  readonly faces: readonly ArrangedFace[];
}

/**
 * Nodes all lines by snap rounding and finds the faces between them. A place put in lies at most half a unit in x and in y
 * from the line it is put into; lines that are noded already come out unchanged. Dead ends stay as edges with the same
 * face on both sides.
 * @param lines within `widest` (arc.ts) of each other; a closed one repeats its first place; one that turns counter-clockwise
 *   with `left: 'A'` claims its inside for A
 */
export function arrange(lines: readonly ArrangedLine[]): Arrangement {
  const segments = new Segments(
    lines.map(({ points }) => points),
    lines.length,
  );
  snapRound(segments);
  const live = segments.all();
  const noded: Noded = {
    xs: segments.places.firsts.subarray(0, segments.places.size),
    ys: segments.places.seconds.subarray(0, segments.places.size),
    from: Int32Array.from(live, (s) => segments.ends.firsts[s]!),
    to: Int32Array.from(live, (s) => segments.ends.seconds[s]!),
  };
  const usesOf = (edge: number) => segments.usesOf(live[edge]!);
  const walks = walkFaces(noded);
  const { faceOf, count } = facesOfWalks(noded, walks);
  const rings = ringsOfFaces(noded, walks, faceOf, count);
  const claims = claimsOfFaces(noded, walks, faceOf, count, lines, usesOf);
  const points: Point[] = [];
  const pointAt = (place: number): Point => (points[place] ??= [noded.xs[place]!, noded.ys[place]!]);
  return {
    edges: live.map((_, edge) => ({
      a: pointAt(noded.from[edge]!),
      b: pointAt(noded.to[edge]!),
      left: faceOf[walks.walk[2 * edge]!]!,
      right: faceOf[walks.walk[2 * edge + 1]!]!,
      along: usesOf(edge).map((use) => ({ line: use >> 1, forward: (use & 1) === 1 })),
    })),
    faces: rings.map((of, face) => ({
      rings: of,
      claims: claims[face]!,
      doubleArea: of.reduce((sum, ring) => sum + doubleArea(ring), 0),
    })),
  };
}

/** Some place well inside a face (for asking what it was): not on a border. In lattice units, not always whole. */
export function placeWithin(face: ArrangedFace): readonly [x: number, y: number] {
  return placeWithinRings(face.rings);
}
