import type { ArrangedEdge, Arrangement } from '../coverage/arrange.ts';

/** Faces that hang together. */
export interface Pieces {
  /** For each face the number of its piece; undefined for faces that are not asked for. */
  readonly of: readonly (number | undefined)[];
  /** For each piece twice its area in square units. */
  readonly doubleAreas: readonly number[];
}

/**
 * Groups faces to pieces.
 * @param isAsked which faces
 * @param joins whether two faces on the sides of an edge belong together
 */
export function piecesOf(
  { edges, faces }: Arrangement,
  isAsked: (face: number) => boolean,
  joins: (edge: ArrangedEdge) => boolean,
): Pieces {
  const parent = faces.map((_, i) => i);
  const root = (face: number): number => {
    while (parent[face] !== face) face = parent[face] = parent[parent[face]!]!;
    return face;
  };
  for (const edge of edges) {
    if (isAsked(edge.left) && isAsked(edge.right) && joins(edge)) parent[root(edge.left)] = root(edge.right);
  }
  const numbers = new Map<number, number>();
  const doubleAreas: number[] = [];
  const of = faces.map(({ doubleArea }, face) => {
    if (!isAsked(face)) return undefined;
    let number = numbers.get(root(face));
    if (number === undefined) {
      number = doubleAreas.length;
      numbers.set(root(face), number);
      doubleAreas.push(0);
    }
    doubleAreas[number]! += doubleArea;
    return number;
  });
  return { of, doubleAreas };
}
