import type { Collection } from '#domain/collection.ts';
import type { Feature, FeatureState } from '#domain/feature.ts';
import { crs84, crsOf, type Crs } from '#domain/geometry/crs/crs.ts';
import { fromCrs, inCrs, samePlaces } from '#domain/geometry/crs/reproject.ts';
import { problem } from '../../http/problem.ts';
import { join, type Fault } from '../../http/schema-faults.ts';
import { validateFeature } from '../validate.ts';
import { notServed } from './crs-parameters.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * The CRS of a body's geometry by `Content-Crs: <uri>`; CRS84 without it.
 * @throws HttpProblem 400
 */
export function contentCrs(header: string | readonly string[] | undefined): Crs {
  if (header === undefined) return crs84;
  const uri = /^<([^<>]*)>$/.exec(String(header).trim())?.[1];
  const crs = uri === undefined ? undefined : crsOf(uri);
  if (crs !== undefined) return crs;
  const detail = uri === undefined ? 'must be a CRS in angle brackets' : notServed(uri);
  throw problem(400, { detail: `Content-Crs ${detail}.` });
}

/**
 * A GeoJSON feature as a body holds it: its members known, its id either absent or that of the address.
 * @param id of the address; absent where the body may name one
 * @throws HttpProblem 422
 */
export function readBody(body: unknown, id?: string): Members {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    refuse([fault('', 'must be a GeoJSON feature')]);
  const members = body as Members;
  const faults = Object.keys(members)
    .filter((name) => !known.has(name))
    .map((name) => fault(join('', name), 'is not known here'));
  if (members['type'] !== undefined && members['type'] !== 'Feature') faults.push(fault('/type', 'must be Feature'));
  if (id !== undefined && members['id'] !== undefined && members['id'] !== id) {
    faults.push(fault('/id', `must be "${id}" or absent: a feature keeps its name`));
  }
  if (faults.length > 0) refuse(faults);
  return members;
}

/** What we send beside the content may be sent back, and is not looked at. */
const known = new Set(['type', 'id', 'geometry', 'properties', 'links', 'bbox']);

/**
 * What a merge patch (RFC 7396) makes of a feature.
 * @param crs that of the patch's geometry
 * @returns the body of a whole feature, in that CRS
 */
export function patched({ geometry, properties }: FeatureState, patch: Members, crs: Crs): Members {
  const merged = (old: object, change: unknown): unknown =>
    isObject(change) ? Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, v]) => v !== null)) : change;
  return {
    ...('geometry' in patch ? { geometry: merged(inCrs(geometry, crs) ?? {}, patch['geometry']) } : {}),
    properties: 'properties' in patch ? merged(properties, patch['properties']) : properties,
  };
}

/**
 * The state a body asks for.
 * @param crs of the body's geometry
 * @param stored what there is now: its geometry holds where the body has the same to a millimetre, so that reading and
 *   writing in another CRS moves nothing
 * @param keepsGeometry the geometry cannot be changed here; it may be absent
 * @throws HttpProblem 422 naming every fault
 */
export function stateOf(
  collection: Collection,
  body: Members,
  crs: Crs,
  stored?: Feature,
  keepsGeometry = false,
): FeatureState {
  const faults: Fault[] = [];
  const given = 'geometry' in body;
  const geometry = given
    ? fromCrs(body['geometry'], crs, ({ pointer }) =>
        faults.push(fault(`/geometry${pointer}`, `is no [${crs.axes.join(', ')}] of ${crs.uri}`)),
      )
    : stored?.geometry;
  if (faults.length > 0) refuse(faults);
  const properties = isObject(body['properties'])
    ? Object.fromEntries(Object.entries(body['properties']).filter(([, value]) => value !== null))
    : body['properties'];
  const checked = validateFeature(collection, {
    ...(geometry === undefined ? {} : { geometry }),
    ...(properties === undefined ? {} : { properties }),
  });
  if (!checked.ok) refuse(checked.error);
  const state = checked.value;
  if (stored === undefined) return state;
  if (!given || samePlaces(state.geometry, stored.geometry)) return { ...state, geometry: stored.geometry };
  if (keepsGeometry) {
    const detail = `the borders of "${collection.id}" are shared and not changed here; leave the geometry out`;
    refuse([fault('/geometry', detail)]);
  }
  return state;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(pointer: string, detail: string): Fault {
  return { pointer, detail };
}

function refuse(errors: readonly Fault[]): never {
  throw problem(422, { detail: 'The feature does not fit its collection.', errors });
}
