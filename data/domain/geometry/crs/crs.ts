import proj4 from 'proj4';

/**
 * A coordinate reference system in which positions are read and written. Stored is always CRS84; CGCS2000 and WGS84 are
 * taken as equal (they differ by less than our positions are good for).
 */
export interface Crs {
  /** Its name on the web: what `crs`, `bbox-crs` and `Content-Crs` say. */
  readonly uri: string;
  /** What the two numbers of a position are, in the order in which they are written. */
  readonly axes: readonly [string, string];
  readonly unit: 'degree' | 'metre';
  /** Its axes run along meridians and parallels, so that a box of it is a box in degrees. */
  readonly isAlongDegrees: boolean;
  /** @returns the position in the CRS's own axis order; undefined where the CRS does not hold */
  from(lon: number, lat: number): Pair | undefined;
  /** @returns [longitude, latitude] in degrees; undefined where the CRS does not hold */
  to(first: number, second: number): Pair | undefined;
}

type Pair = readonly [number, number];

/** Longitude, latitude: the CRS of GeoJSON, of Part 1, and of what is stored. */
export const crs84: Crs = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  axes: ['longitude', 'latitude'],
  unit: 'degree',
  isAlongDegrees: true,
  from: (lon, lat) => [lon, lat],
  to: (lon, lat) => onEarth([lon, lat]),
};

/** The systems that are served, the one of storage first. EPSG's own axis order holds for each, as the OGC rules. */
export const systems: readonly Crs[] = [crs84, latLon(4326), latLon(4490), gaussKruger(4549, 120), webMercator()];

/** The system of that name; undefined where it is none of ours. */
export function crsOf(uri: string): Crs | undefined {
  return systems.find((crs) => crs.uri === uri);
}

function epsg(code: number): string {
  return `http://www.opengis.net/def/crs/EPSG/0/${code}`;
}

/** WGS84 (4326) and CGCS2000 (4490) as EPSG writes them: latitude first. */
function latLon(code: number): Crs {
  return {
    uri: epsg(code),
    axes: ['latitude', 'longitude'],
    unit: 'degree',
    isAlongDegrees: true,
    from: (lon, lat) => [lat, lon],
    to: (lat, lon) => onEarth([lon, lat]),
  };
}

/** So far from its central meridian a zone of three degrees is still computed exactly, and no further; degrees. */
const reach = 10;

/**
 * CGCS2000 / 3-degree Gauss-Kruger by central meridian, easting without a zone number (false easting 500 km). EPSG's
 * axes: X = northing first, then Y = easting.
 */
function gaussKruger(code: number, meridian: number): Crs {
  const plane = proj4(
    '+proj=longlat +ellps=GRS80 +no_defs',
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
  // The length of ten degrees of the equator on each side, and of a quarter of a meridian.
  const isNear = (northing: number, easting: number): boolean =>
    Math.abs(easting - 500_000) < 1.12e6 && Math.abs(northing) < 1.01e7;
  const holds = (lon: number): boolean => Math.abs(lon - meridian) <= reach;
  return {
    uri: epsg(code),
    axes: ['northing', 'easting'],
    unit: 'metre',
    isAlongDegrees: false,
    from(lon, lat) {
      if (!holds(lon)) return undefined;
      const [easting, northing] = plane.forward([lon, lat]);
      return [northing, easting];
    },
    to(northing, easting) {
      if (!isNear(northing, easting)) return undefined;
      const [lon, lat] = plane.inverse([easting, northing]);
      return holds(lon) ? onEarth([lon, lat]) : undefined;
    },
  };
}

/** Web Mercator ends here; degrees. */
const lastLatitude = 85.06;

/** EPSG:3857: for drawing only. Nothing is ever measured in it: at Taizhou its metre is 84 cm long. */
function webMercator(): Crs {
  const plane = proj4('EPSG:4326', 'EPSG:3857');
  const edge = 20_037_508.342789244;
  return {
    uri: epsg(3857),
    axes: ['easting', 'northing'],
    unit: 'metre',
    isAlongDegrees: true,
    from(lon, lat) {
      if (Math.abs(lat) > lastLatitude) return undefined;
      const [x, y] = plane.forward([lon, lat]);
      return [x, y];
    },
    to(x, y) {
      if (Math.abs(x) > edge + 1e-6 || !Number.isFinite(y)) return undefined;
      const [lon, lat] = plane.inverse([x, y]);
      return Math.abs(lat) > lastLatitude ? undefined : onEarth([lon, lat]);
    },
  };
}

/** Longitude and latitude, if they are; a sliver beyond the last meridian is rounding. */
function onEarth([lon, lat]: Pair): Pair | undefined {
  if (!(Math.abs(lon) <= 180 + 1e-9) || !(Math.abs(lat) <= 90)) return undefined;
  return [Math.max(-180, Math.min(180, lon)), lat];
}
