import type { Geometry, MultiPolygon } from 'geojson';
import initGeosJs from 'geos-wasm';
import { geojsonToGeosGeom } from 'geos-wasm/helpers';
import type { Point } from '#domain/geometry/lattice.ts';
import { polygonsOf } from '#domain/zones/coverage/rings.ts';
import { wedgeRings } from './wedge-rings.ts';

/** GEOS, the library that PostGIS stands on: a second opinion, none of our code in it. */
const geos = await initGeosJs({ noticeHandler: () => undefined });

/** Polygons parsed into GEOS, for asking it more than once; `free` them. */
export class GeosPolygons {
  readonly #collection: number;

  constructor(geometries: readonly Geometry[]) {
    this.#collection = geojsonToGeosGeom({ type: 'GeometryCollection', geometries: [...geometries] }, geos);
    if (this.#collection === 0) throw new Error('GEOS cannot read these geometries.');
  }

  /** Whether they form a coverage: no overlaps, shared borders noded alike, no gap narrower than `gapWidth` degrees. */
  coverageIsValid(gapWidth = 0): boolean {
    const answer = geos.GEOSCoverageIsValid(this.#collection, gapWidth, 0);
    if (answer !== 0 && answer !== 1) throw new Error(`GEOS answers ${answer} whether the coverage is valid.`);
    return answer === 1;
  }

  /** Whether each polygon is valid by itself (rings simple, holes inside, interior in one piece). */
  polygonsAreValid(): boolean {
    return geos.GEOSisValid(this.#collection) === 1;
  }

  free(): void {
    geos.GEOSGeom_destroy(this.#collection);
  }
}

/**
 * GEOS's answer whether grounds form a coverage and are valid one by one. Asked in lattice units: in degrees each place
 * is the nearest double to its decimal number, and a vertex a hair beside a border may change sides.
 * @param grounds the rings of each (`Coverage.ringsOf`)
 */
export function groundsAreValid(grounds: readonly (readonly (readonly Point[])[])[]): boolean {
  if (grounds.length === 0) return true;
  const each = new GeosPolygons(grounds.map(geometryOfRings));
  const all = new GeosPolygons(grounds.map((rings) => geometryOfRings(wedgeRings(rings))));
  try {
    return each.polygonsAreValid() && all.coverageIsValid();
  } finally {
    each.free();
    all.free();
  }
}

function geometryOfRings(rings: readonly (readonly Point[])[]): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: polygonsOf(rings).map((polygon) => polygon.map((ring) => ring.map((place) => [...place]))),
  };
}

/** GEOS's answer whether polygons as they are (degrees) form a coverage and are valid one by one. */
export function coverageIsValid(polygons: readonly Geometry[], gapWidth = 0): boolean {
  if (polygons.length === 0) return true;
  const parsed = new GeosPolygons(polygons);
  try {
    // A collection is valid when its members are; they may overlap as far as that goes.
    return parsed.polygonsAreValid() && parsed.coverageIsValid(gapWidth);
  } finally {
    parsed.free();
  }
}
