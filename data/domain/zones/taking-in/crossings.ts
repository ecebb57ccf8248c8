import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { arrange } from '../coverage/arrange.ts';
import { findMeetings } from '../coverage/arranging/meetings.ts';
import { Segments } from '../coverage/arranging/segments.ts';

/** Of one feature no more crossings than about so many are told. */
const enough = 20;

export interface RingCrossing {
  readonly code: 'self-crossing' | 'rings-cross';
  readonly at: Point;
}

/**
 * Where the rings of an area cross themselves or each other, also at places that both have. That they touch or run along
 * each other leaves no doubt which ground is meant.
 * @param polygons each an outer ring, counter-clockwise, and its holes, clockwise
 */
export function crossingsOf(polygons: readonly (readonly (readonly Point[])[])[]): RingCrossing[] {
  const rings = polygons.flat();
  const segments = new Segments(rings);
  const all = segments.all();
  if (all.length === 0) return [];
  const crossings: RingCrossing[] = [];
  const ringsAlong = (s: number) => segments.usesOf(s).map((use) => use >> 1);
  let touches = segments.places.size < rings.reduce((sum, ring) => sum + ring.length - 1, 0);
  findMeetings(
    segments,
    segments.index(),
    all,
    (s, t, x, y) => {
      const others = new Set(ringsAlong(t));
      const itself = ringsAlong(s).some((ring) => others.has(ring));
      crossings.push({ code: itself ? 'self-crossing' : 'rings-cross', at: [x, y] });
    },
    () => (touches = true),
    enough,
  );
  if (crossings.length > 0 || !touches) return crossings.slice(0, enough);
  for (const ring of rings) {
    const at = windsTwice([ring]);
    if (at !== undefined) return [{ code: 'self-crossing', at }];
  }
  for (const polygon of polygons) {
    const at = windsTwice(polygon);
    if (at !== undefined) return [{ code: 'rings-cross', at }];
  }
  return [];
}

/**
 * Whether rings that touch go round some ground otherwise than once: then the ground between them is not the sum of what
 * each goes round.
 * @returns a place at which they touch
 */
function windsTwice(rings: readonly (readonly Point[])[]): Point | undefined {
  const { faces } = arrange(rings.map((points) => ({ points, left: 'ground' })));
  const ground = faces.reduce((sum, face) => sum + (face.claims.length > 0 ? face.doubleArea : 0), 0);
  const expected = Math.abs(rings.reduce((sum, ring) => sum + doubleArea(ring), 0));
  // Noding may move each edge by half a unit.
  const outline = rings.flat().reduce((sum, [x, y], i, all) => {
    const [px, py] = all[Math.max(0, i - 1)]!;
    return sum + Math.hypot(x - px, y - py);
  }, 0);
  if (Math.abs(ground - expected) <= 2 * outline) return undefined;
  const seen = new Set<string>();
  for (const ring of rings) {
    for (const place of ring.slice(1)) {
      if (seen.has(String(place))) return place;
      seen.add(String(place));
    }
  }
  return rings[0]![0];
}
