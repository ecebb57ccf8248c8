/** Types for numbers that must not be mixed. A brand exists for the compiler only. */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A length on the ground in metres, geodesic or in EPSG:4549, never in Web Mercator. */
export type Metres = Branded<number, 'Metres'>;

/** [longitude, latitude] in degrees, WGS84 (CGCS2000 is equal within our accuracy). */
export type LngLat = Branded<readonly [number, number], 'LngLat'>;

/** [longitude, latitude] in degrees on the shifted GCJ-02 datum of public Chinese web maps. */
export type Gcj02 = Branded<readonly [number, number], 'Gcj02'>;

/** [easting, northing] in metres, EPSG:4549 (CGCS2000, 3-degree zone, central meridian 120 E). */
export type GridXY = Branded<readonly [number, number], 'GridXY'>;

/** Marks a number as metres; the caller vouches for the unit. */
export function metres(value: number): Metres {
  return value as Metres;
}
