import { toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { SampleFeature } from '../feature.ts';

/** A zone that is being spoiled. */
export interface Draft {
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  /** Polygons of closed rings, outer ones counter-clockwise and first. */
  polygons: (readonly Point[])[][];
  /** What is put behind a place of a ring, by the ring and the place's index. */
  readonly put: Map<readonly Point[], Map<number, readonly Point[]>>;
}

export function draftOf({ geometry, properties }: SampleFeature): Draft {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return {
    number: String(properties['number']),
    name: String(properties['name']),
    unit: String(properties['unit']),
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(toLattice))),
    put: new Map(),
  };
}

/** The rings of a draft with what was put into them. */
export function spoiled({ polygons, put }: Draft): (readonly Point[])[][] {
  return polygons.map((rings) =>
    rings.map((ring) => ring.flatMap((at, i): readonly Point[] => [at, ...(put.get(ring)?.get(i) ?? [])])),
  );
}

/** An edge of a draft's ring; the ground of the draft is on its left. */
export interface DraftEdge {
  readonly draft: Draft;
  readonly ring: readonly Point[];
  readonly index: number;
  readonly a: Point;
  readonly b: Point;
}

export function edgesOf(drafts: readonly Draft[]): DraftEdge[] {
  return drafts.flatMap((draft) =>
    draft.polygons
      .flat()
      .flatMap((ring) => ring.slice(1).map((b, index): DraftEdge => ({ draft, ring, index, a: ring[index]!, b }))),
  );
}

/** Puts places between the two ends of an edge. */
export function putInto({ draft, ring, index }: DraftEdge, places: readonly Point[]): void {
  const into = draft.put.get(ring) ?? new Map<number, readonly Point[]>();
  draft.put.set(ring, into.set(index, places));
}
