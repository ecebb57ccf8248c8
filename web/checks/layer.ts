import type { Geometry, Position } from 'geojson';
import type { Found, Remedy, Severity } from '#domain/finding.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import type { PlaneFeature } from '../map/plane/contract.ts';
import type { MapFinding, ShownFinding } from './api.ts';
import type { Pickable } from './pick.ts';
import type { DrawnFeature } from './slots.ts';

/** A finding as the map draws it, whether kept or found by a preview. */
export interface OnMap extends Pickable {
  readonly severity: Severity;
  /** Accepted as it is: drawn grey. */
  readonly quiet: boolean;
  /** Found by a preview: it has no number and cannot be opened. */
  readonly isPreview?: true;
  /** Where something has to be put. */
  readonly places: readonly Position[];
}

/** What the map draws of findings as the server hands them out; those without a place are left out. */
export function ofFile(findings: readonly MapFinding[]): OnMap[] {
  return findings.flatMap((finding) => {
    const known = drawnBefore.get(finding);
    if (known) return [known];
    const { id, geometry, properties } = finding;
    const sign = representativeOf(geometry);
    if (sign === undefined) return [];
    const { severity, treat, places } = properties;
    const made: OnMap = {
      id: String(properties.id ?? id),
      geometry,
      sign: [...sign],
      severity,
      quiet: treat === 'excepted',
      places: places ?? [],
    };
    drawnBefore.set(finding, made);
    return [made];
  });
}

/** The same of one finding as its card has it. */
export function ofFinding({ id, geometry, severity, remedy, treat }: ShownFinding): OnMap | undefined {
  const sign = representativeOf(geometry);
  return (
    sign && { id, geometry, sign: [...sign], severity, quiet: treat.exception !== undefined, places: placesOf(remedy) }
  );
}

/** The same of what a preview found; named by their order. */
export function ofPreview(found: readonly Found[]): OnMap[] {
  return found.flatMap(({ geometry, severity, remedy }, at) => {
    const sign = representativeOf(geometry);
    if (sign === undefined) return [];
    const places = placesOf(remedy);
    return [{ id: `preview-${at}`, geometry, sign: [...sign], severity, quiet: false, isPreview: true, places }];
  });
}

function placesOf(remedy: Remedy): Position[] {
  if (remedy.do === 'add') return remedy.places.map(({ lon, lat }) => [lon, lat]);
  return remedy.do === 'move' ? [[remedy.to.lon, remedy.to.lat]] : [];
}

/** What is the same as before stays the same object, so that the map is told differences only. */
const drawnBefore = new WeakMap<MapFinding, OnMap>();
const featuresBefore = new WeakMap<OnMap, readonly PlaneFeature[]>();

/**
 * @param chosen the number of the finding that is open; it lies above the others
 * @param detail 'signs': findings of many rules at once, whose areas would lie upon each other: only the open one shows its own
 */
export function findingFeatures(
  findings: readonly OnMap[],
  chosen: string | undefined,
  detail: 'whole' | 'signs' = 'whole',
): PlaneFeature[] {
  return findings.flatMap((one) => {
    if (one.id === chosen) return featuresOf(one, true);
    const known = featuresBefore.get(one) ?? featuresOf(one, false);
    featuresBefore.set(one, known);
    return detail === 'whole'
      ? known
      : known.filter(({ properties }) => properties['is'] !== 'area' && properties['is'] !== 'place');
  });
}

/** What the panels beside the map draw there. @param part tells the parts' ids apart */
export function drawnFeatures(part: string, drawn: readonly DrawnFeature[]): PlaneFeature[] {
  return drawn.flatMap(({ id, role, geometry, label }) =>
    simple(geometry).map((one, at) => ({
      id: `${part}/${id}/${at}`,
      geometry: one,
      properties: { is: role, ...(label !== undefined && { label }) },
    })),
  );
}

function featuresOf({ id, geometry, sign, severity, quiet, places }: OnMap, isChosen: boolean): PlaneFeature[] {
  const marks = { severity, ...(quiet && { quiet }), ...(isChosen && { chosen: true }) };
  const grounds = simple(geometry).flatMap((one, at): PlaneFeature[] => {
    const is = one.type === 'LineString' ? 'line' : one.type === 'Polygon' ? 'area' : undefined;
    return is === undefined ? [] : [{ id: `${id}/${at}`, geometry: one, properties: { is, ...marks } }];
  });
  const point = (name: string, coordinates: Position, properties: PlaneFeature['properties']): PlaneFeature => ({
    id: `${id}/${name}`,
    geometry: { type: 'Point', coordinates },
    properties: { ...properties, ...(isChosen && { chosen: true }) },
  });
  return [
    ...grounds,
    ...places.map((place, at) => point(`place-${at}`, place, { is: 'place' })),
    point('sign', sign, { is: 'sign', ...marks }),
  ];
}

/** The single points, lines and areas that a geometry is made of. */
function simple(geometry: Geometry): readonly Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(simple);
    default:
      return [geometry];
  }
}
