/** [west, south, east, north] in degrees WGS84. */
export type Box = readonly [number, number, number, number];

/**
 * World units: Web Mercator (EPSG:3857) as a square of 2^32 units a side, x eastward from 180 W, y southward from
 * the northern edge. A unit is 9 mm at the equator; a tile of zoom z is 2^(32-z) units wide.
 */
export const worldSize = 2 ** 32;

/** Units across a tile, in vector tiles and in all our arithmetic. */
export const tileExtent = 4096;

/** The latitude at which Web Mercator's square ends, in degrees. */
export const mercatorLimit = 85.0511287798066;

/** World x of a longitude in degrees, not rounded: 0 at 180 W, 2^32 at 180 E. */
export function worldX(lng: number): number {
  return ((lng + 180) / 360) * worldSize;
}

/** World y of a latitude in degrees, not rounded: 0 at the northern edge; latitudes beyond the square's edge are put on it. */
export function worldY(lat: number): number {
  const held = Math.max(-mercatorLimit, Math.min(mercatorLimit, lat));
  const sine = Math.sin((held * Math.PI) / 180);
  const y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * worldSize;
  return Math.max(0, Math.min(worldSize, y));
}

/** Longitude in degrees of a world x. */
export function lngOf(x: number): number {
  return (x / worldSize) * 360 - 180;
}

/** Latitude in degrees of a world y. */
export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / worldSize))) * 180) / Math.PI;
}

/** The whole world unit a coordinate lies in, held inside the square (180 E and the southern edge belong to the last). */
export function wholeUnit(coordinate: number): number {
  return Math.max(0, Math.min(worldSize - 1, Math.floor(coordinate)));
}

/** Width of a tile of a zoom in world units. */
export function tileWidth(z: number): number {
  return 2 ** (32 - z);
}

/** The bounds of a tile in degrees: [west, south, east, north]. */
export function tileBox(z: number, x: number, y: number): Box {
  const width = tileWidth(z);
  return [lngOf(x * width), latOf((y + 1) * width), lngOf((x + 1) * width), latOf(y * width)];
}

/** The tile of a zoom that a place lies in, as [x, y]. */
export function tileAt(z: number, lng: number, lat: number): [x: number, y: number] {
  const width = tileWidth(z);
  return [Math.floor(wholeUnit(worldX(lng)) / width), Math.floor(wholeUnit(worldY(lat)) / width)];
}
