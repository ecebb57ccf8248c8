import type { Polygon } from 'geojson';
import { contains, toLattice, type Point } from '#domain/geometry/lattice.ts';
import { boxOf, type LatticeBox } from '../coverage/box.ts';
import type { Place, TestGround } from './test-ground.ts';

/** Names the sub-district that answers for a place where no zone does (属地兜底); undefined where none holds it. */
export type AnsweringStreet = (at: Place) => string | undefined;

/** Prepares the sub-districts to be asked; where several hold a place the first one answers. */
export function answeringStreet(streets: TestGround['streets']): AnsweringStreet {
  const parts = streets.flatMap(({ name, geometry }) => polygonsOf(geometry).map((polygon) => partOf(name, polygon)));
  return (at) => {
    const [x, y] = toLattice(at);
    return parts.find(
      ({ rings, box }) =>
        x >= box.minX &&
        x <= box.maxX &&
        y >= box.minY &&
        y <= box.maxY &&
        rings.reduce((within, ring) => within !== contains(ring, x, y), false),
    )?.name;
  };
}

function polygonsOf(geometry: TestGround['streets'][number]['geometry']): Polygon['coordinates'][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function partOf(name: string, polygon: Polygon['coordinates']): { name: string; rings: Point[][]; box: LatticeBox } {
  const rings = polygon.map((ring) => ring.map(toLattice));
  return { name, rings, box: boxOf(rings[0] ?? []) };
}
