import type { Geometry, Position } from 'geojson';
import type { GeometryKind } from '#domain/collection.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { join, type Fault } from '../http/schema-faults.ts';

const fitting: Readonly<Record<GeometryKind, readonly string[]>> = {
  point: ['Point'],
  line: ['LineString', 'MultiLineString'],
  area: ['Polygon', 'MultiPolygon'],
};

/**
 * Holds a geometry against the kind its collection draws: type, members, finite longitude and latitude in range,
 * lines of two distinct positions, closed rings of at least four positions that enclose something.
 * Only what cannot be drawn is refused. A ring that crosses itself can be: it is filled as the map fills it, its area is
 * the signed one, and existing zones arrive with such rings, which a person must be able to see in order to mend them.
 * @param pointer JSON Pointer of the geometry within the body
 * @returns the geometry, rings wound by the right-hand rule (outer counter-clockwise), or all faults
 */
export function validateGeometry(kind: GeometryKind, input: unknown, pointer: string): Result<Geometry, Fault[]> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refused([{ pointer, detail: input === undefined ? 'is missing' : 'must be a GeoJSON geometry' }]);
  }
  const { type, coordinates, bbox: _derived, ...unknown } = input as Record<string, unknown>;
  const faults: Fault[] = Object.keys(unknown).map((name) => ({
    pointer: join(pointer, name),
    detail: 'is not known here',
  }));
  if (typeof type !== 'string' || !fitting[kind].includes(type)) {
    faults.push({ pointer: `${pointer}/type`, detail: `must be ${fitting[kind].join(' or ')}` });
    return refused(faults);
  }
  const at = `${pointer}/coordinates`;
  const note = (where: string, detail: string): void => void faults.push({ pointer: where, detail });
  if (type === 'Point') checkPosition(coordinates, at, note);
  else if (type === 'LineString') checkLine(coordinates, at, note);
  else if (type === 'MultiLineString') checkEach(coordinates, at, note, checkLine);
  else if (type === 'Polygon') checkPolygon(coordinates, at, note);
  else checkEach(coordinates, at, note, checkPolygon);
  if (faults.length > 0) return refused(faults);
  return ok(wound({ type, coordinates } as Geometry));
}

type Note = (pointer: string, detail: string) => void;

function checkEach(
  value: unknown,
  at: string,
  note: Note,
  check: (part: unknown, at: string, note: Note) => void,
): void {
  if (!Array.isArray(value) || value.length === 0) return note(at, 'must be a list of at least one part');
  value.forEach((part, i) => check(part, join(at, i), note));
}

function checkPosition(value: unknown, at: string, note: Note): void {
  if (!Array.isArray(value) || value.length < 2 || !value.every((n) => typeof n === 'number' && Number.isFinite(n))) {
    return note(at, 'must be [longitude, latitude] in degrees');
  }
  if (value.length > 2) return note(at, 'has a height; features are kept in two dimensions');
  const [lng, lat] = value as [number, number];
  if (lng < -180 || lng > 180) note(`${at}/0`, 'must be a longitude from -180 to 180');
  if (lat < -90 || lat > 90) note(`${at}/1`, 'must be a latitude from -90 to 90');
}

function checkPositions(value: unknown, at: string, note: Note, atLeast: number): value is Position[] {
  if (!Array.isArray(value) || value.length < atLeast) {
    note(at, `must be a list of at least ${atLeast} positions`);
    return false;
  }
  let sound = true;
  value.forEach((position, i) =>
    checkPosition(position, join(at, i), (where, detail) => {
      sound = false;
      note(where, detail);
    }),
  );
  return sound;
}

function checkLine(value: unknown, at: string, note: Note): void {
  if (!checkPositions(value, at, note, 2)) return;
  if (value.every((p) => samePlace(p, value[0]!))) note(at, 'has no length');
}

function checkPolygon(value: unknown, at: string, note: Note): void {
  checkEach(value, at, note, (ring, where) => {
    if (!checkPositions(ring, where, note, 4)) return;
    if (!samePlace(ring[0]!, ring.at(-1)!)) return note(where, 'is not closed: its last position must equal its first');
    if (signedArea(ring) === 0) note(where, 'encloses nothing');
  });
}

function samePlace(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Twice the signed area in square degrees, counter-clockwise positive; relative to the first position to keep its digits. */
function signedArea(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

function wound(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: geometry.coordinates.map(windRing) };
  if (geometry.type === 'MultiPolygon') {
    return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(windRing)) };
  }
  return geometry;
}

function windRing(ring: Position[], index: number): Position[] {
  const counterClockwise = signedArea(ring) > 0;
  return counterClockwise === (index === 0) ? ring : ring.toReversed();
}
