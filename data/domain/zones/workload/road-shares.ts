import { toLattice } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Owner } from '../coverage/arc.ts';
import { boxOf, type LatticeBox } from '../coverage/box.ts';
import { besideRoad } from '../locate/half-width.ts';
import { sideStretches, type Cutter } from '../locate/road-sides.ts';
import type { RoadGround } from '../whole-city/test-ground.ts';

/** Metres of a road section by owner: each side counts half. */
export function roadShares(road: RoadGround, cutter: Cutter, ownerOf: (number: number) => Owner): Map<Owner, number> {
  const shares = new Map<Owner, number>();
  for (const { from, to, is } of sideStretches(road, cutter)) {
    const owner = ownerOf(is);
    shares.set(owner, (shares.get(owner) ?? 0) + (to - from) / 2);
  }
  return shares;
}

/** The box of a section with both its sides, in lattice units. */
export function boxOfRoad(road: RoadGround): LatticeBox {
  const { minX, minY, maxX, maxY } = boxOf(road.line.map(toLattice));
  const [perLng, perLat] = metresPerDegree(road.line[0]![1]);
  const [x, y] = toLattice([besideRoad(road) / perLng, besideRoad(road) / perLat]);
  return { minX: minX - x - 1, minY: minY - y - 1, maxX: maxX + x + 1, maxY: maxY + y + 1 };
}
