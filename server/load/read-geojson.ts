import { readFile } from 'node:fs/promises';
import { refused, ok, type Result } from '#domain/result.ts';

/** A feature as a file holds it, unchecked but for its frame. */
export interface RawFeature {
  readonly id?: string | number;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946).
 * @param path the file
 * @returns the features in file order, or one sentence saying why the file cannot be read and what would do
 */
export async function readGeoJson(path: string): Promise<Result<RawFeature[], string>> {
  let body: string;
  try {
    body = await readFile(path, 'utf8');
  } catch (error) {
    return refused(`${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
  let document: unknown;
  try {
    // Programs on Windows put a mark before their UTF-8, which readers may pass over (RFC 8259, 8.1).
    document = JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(`${path} is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  if (!isRecord(document) || document['type'] !== 'FeatureCollection' || !Array.isArray(document['features'])) {
    return refused(`${path} is not a GeoJSON FeatureCollection: "type" must be "FeatureCollection" with "features".`);
  }
  const crs = namedCrs(document['crs']);
  if (crs !== undefined && !/(CRS84|EPSG::?4326|EPSG::?4490)$/i.test(crs)) {
    return refused(`${path} says its coordinates are in ${crs}. Convert it to WGS84 longitude, latitude first.`);
  }
  return ok(
    document['features'].map((feature: unknown) => {
      if (!isRecord(feature)) return { geometry: undefined, properties: {} };
      const { id, geometry, properties } = feature;
      return {
        ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
        geometry,
        properties: isRecord(properties) ? properties : {},
      };
    }),
  );
}

/** The pre-2016 "crs" member of GeoJSON, which many programs still write. */
function namedCrs(crs: unknown): string | undefined {
  if (!isRecord(crs) || !isRecord(crs['properties'])) return undefined;
  const name = crs['properties']['name'];
  return typeof name === 'string' ? name : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
