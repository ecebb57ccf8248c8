import type { LngLat } from '#domain/brand.ts';
import { doubleArea, fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { placeWithinRings } from '../coverage/arranging/place-within.ts';
import { inside } from '../coverage/rings.ts';
import { cleanRing } from './clean-ring.ts';
import { crossingsOf } from './crossings.ts';
import { isClosed, readPosition } from './read-positions.ts';
import type { ZoneNoteCode, ZoneProblemCode } from './trouble.ts';

/** The ground of one feature, or why it cannot be told; and what was put right. */
export interface ReadArea {
  /** closed rings, outer ones counter-clockwise, holes clockwise */
  readonly rings: readonly (readonly Point[])[];
  readonly problems: readonly { readonly code: ZoneProblemCode; readonly at?: LngLat }[];
  readonly notes: readonly { readonly code: ZoneNoteCode; readonly at?: LngLat; readonly count: number }[];
}

/** Reads a GeoJSON geometry as an area. */
export function readArea(geometry: unknown): ReadArea {
  const polygons = polygonsIn(geometry);
  if (polygons === undefined) return { rings: [], problems: [{ code: 'not-an-area' }], notes: [] };
  const problems: { code: ZoneProblemCode; at?: LngLat }[] = [];
  const noted = new Map<ZoneNoteCode, { at?: LngLat; count: number }>();
  const note = (code: ZoneNoteCode, count: number, at: Point | undefined) => {
    if (count === 0) return;
    const known = noted.get(code);
    if (known !== undefined) known.count += count;
    else noted.set(code, { ...(at === undefined ? {} : { at: lngLat(at) }), count });
  };

  const read: (readonly Point[])[][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return { rings: [], problems: [{ code: 'not-an-area' }], notes: [] };
    if (polygon.length === 0) note('empty-parts', 1, undefined);
    const rings: (readonly Point[])[] = [];
    read.push(rings);
    for (const [i, positions] of (polygon as readonly unknown[]).entries()) {
      const found = readRing(positions);
      if ('code' in found) {
        problems.push(found);
        continue;
      }
      const { ring, duplicates, spikes } = cleanRing(found.places);
      note('duplicate-places', duplicates.length, duplicates[0]);
      if (ring === undefined) {
        note('empty-parts', 1, found.places[0]);
        // A part without a shore has no holes either.
        if (i === 0) break;
        continue;
      }
      note('spikes', spikes.length, spikes[0]);
      if (i > 0 && rings.length > 0 && !holds(rings[0]!, ring))
        problems.push({ code: 'hole-outside', at: lngLat(ring[0]!) });
      rings.push(doubleArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse());
    }
  }
  if (problems.length === 0) for (const { code, at } of crossingsOf(read)) problems.push({ code, at: lngLat(at) });
  const rings = read.flat();
  if (problems.length === 0 && rings.length === 0) problems.push({ code: 'empty' });
  return { rings, problems, notes: [...noted].map(([code, rest]) => ({ code, ...rest })) };
}

const lngLat = (place: Point): LngLat => fromLattice(place) as unknown as LngLat;

/** The polygons of a geometry, as they stand in the file; undefined for other geometries. */
function polygonsIn(geometry: unknown): readonly unknown[] | undefined {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  const { type, coordinates } = geometry as { readonly type?: unknown; readonly coordinates?: unknown };
  if (!Array.isArray(coordinates)) return undefined;
  if (type === 'Polygon') return [coordinates];
  return type === 'MultiPolygon' ? coordinates : undefined;
}

function readRing(
  positions: unknown,
): { readonly places: readonly Point[] } | { readonly code: ZoneProblemCode; readonly at?: LngLat } {
  if (!Array.isArray(positions)) return { code: 'not-a-position' };
  const places: Point[] = [];
  for (const position of positions as readonly unknown[]) {
    const place = readPosition(position);
    if (typeof place !== 'string') places.push(place);
    else return { code: place, ...(place === 'not-a-position' ? {} : { at: position as LngLat }) };
  }
  if (places.length === 0) return { places };
  if (!isClosed(places)) return { code: 'unclosed', at: lngLat(places.at(-1)!) };
  return { places };
}

/** Whether a hole lies in an outer ring; where they cross another check tells. */
function holds(outer: readonly Point[], hole: readonly Point[]): boolean {
  for (const place of hole) {
    const found = inside(outer, place);
    if (found !== undefined) return found;
  }
  // Touches all around: the ground in it tells.
  return inside(outer, placeWithinRings([hole])) ?? false;
}
