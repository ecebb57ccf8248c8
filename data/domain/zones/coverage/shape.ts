import type { MultiPolygon, Polygon } from 'geojson';
import { doubleArea, fromLattice } from '#domain/geometry/lattice.ts';
import { areaOf } from '#domain/geometry/measure.ts';
import type { Owner } from './arc.ts';
import type { Coverage } from './coverage.ts';
import { polygonsOf } from './rings.ts';

/** A ground as RFC 7946 geometry, degrees WGS84. @throws RangeError for a ground without borders */
export function geometryOf(coverage: Coverage, owner: Owner): Polygon | MultiPolygon {
  const polygons = polygonsOf(coverage.ringsOf(owner)).map((polygon) => polygon.map((ring) => ring.map(fromLattice)));
  if (polygons.length === 0) throw new RangeError(`"${owner}" has no ground.`);
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** Twice the area of a ground in square lattice units, exact. */
export function doubleAreaOf(coverage: Coverage, owner: Owner): number {
  return coverage.ringsOf(owner).reduce((sum, ring) => sum + doubleArea(ring), 0);
}

/** The geodesic area of a ground in square metres. */
export function squareMetresOf(coverage: Coverage, owner: Owner): number {
  return coverage.arcsOf(owner).length === 0 ? 0 : squareMetresIn(geometryOf(coverage, owner));
}

/** The same of its geometry. */
export function squareMetresIn(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0);
}
