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
  const fault = frameFault(document);
  if (fault !== undefined) return refused(`${path} ${fault}`);
  return ok(
    (document as { readonly features: readonly unknown[] }).features.map((feature: unknown) => {
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

/**
 * What is wrong with a document apart from its features: no FeatureCollection, or coordinates of another system.
 * @returns the end of a sentence that begins with the file's name; undefined where nothing is
 */
export function frameFault(document: unknown): string | undefined {
  if (!isRecord(document) || document['type'] !== 'FeatureCollection' || !Array.isArray(document['features'])) {
    return 'is not a GeoJSON FeatureCollection: "type" must be "FeatureCollection" with "features".';
  }
  const crs = namedCrs(document['crs']);
  if (crs === undefined || /(CRS84|EPSG::?4326|EPSG::?4490)$/i.test(crs)) return undefined;
  return `says its coordinates are in ${crs}. Convert it to WGS84 longitude, latitude first.`;
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
