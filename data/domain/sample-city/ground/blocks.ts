import builtUp from '#taizhou/built-up.json' with { type: 'json' };
import roads from '#taizhou/roads.json' with { type: 'json' };
import { netOrigin, nodeOnNet } from './cells.ts';
import { doubleArea, centroid, toLattice, type Point } from '#domain/geometry/lattice.ts';
import { nodeLines } from './node-lines.ts';
import { traceFaces } from './trace-faces.ts';

/** A street block: the ground between roads and lanes. */
export interface Block {
  /** Place in the list, north to south in bands, west to east within. */
  readonly index: number;
  readonly ring: readonly Point[];
  readonly centre: Point;
  /** Square lattice units, only for comparing. */
  readonly size: number;
  /** Neighbours with the length of the shared border in lattice units. */
  readonly neighbours: ReadonlyMap<number, number>;
}

export interface Ground {
  readonly blocks: readonly Block[];
  /** The border of the built-up area with every node on it that a block or a cell has, counter-clockwise. */
  readonly outline: readonly Point[];
}

/** Splits the built-up area along roads and lanes: no gap, no overlap, every node on a shared border belongs to both sides. */
export function drawGround(): Ground {
  const lines = [builtUp.outline, ...builtUp.lanes, ...roads.roads.map((road) => road.line)];
  const { rings, outer } = traceFaces(nodeLines(lines.map((line) => line.map(toLattice))));
  const { west, north } = netOrigin(outer);
  const outline = nodeOnNet(outer, west, north);
  const onOutline = new Map(outer.slice(1).map((to, i) => [`${outer[i]!.join()} ${to.join()}`, [outer[i]!, to]]));
  const withNet = (ring: readonly Point[]): Point[] =>
    ring.flatMap((to, i) => {
      const edge = i === 0 ? undefined : onOutline.get(`${ring[i - 1]!.join()} ${to.join()}`);
      return edge === undefined ? [to] : nodeOnNet(edge, west, north).slice(1);
    });
  const band = (ring: readonly Point[]) => -Math.round(centroid(ring)[1] / 40_000);
  const ordered = rings.map(withNet).sort((p, q) => band(p) - band(q) || centroid(p)[0] - centroid(q)[0]);
  const owner = new Map<string, number>();
  ordered.forEach((ring, index) => {
    for (let i = 1; i < ring.length; i++) owner.set(`${ring[i - 1]!.join()} ${ring[i]!.join()}`, index);
  });
  const blocks = ordered.map((ring, index): Block => {
    const neighbours = new Map<number, number>();
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1]!;
      const b = ring[i]!;
      const other = owner.get(`${b.join()} ${a.join()}`);
      if (other === undefined) continue;
      neighbours.set(other, (neighbours.get(other) ?? 0) + Math.hypot(b[0] - a[0], b[1] - a[1]));
    }
    return { index, ring, centre: centroid(ring), size: doubleArea(ring) / 2, neighbours };
  });
  return { blocks, outline };
}
