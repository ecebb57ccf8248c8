import { unitsPerDegree } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { RoadGround } from '../whole-city/test-ground.ts';
import { besideRoad } from './half-width.ts';

/** A stretch of one side of a road section on which nothing changes. */
export interface SideStretch {
  readonly hand: 'left' | 'right';
  /** Metres along the middle of the section. */
  readonly from: number;
  readonly to: number;
  /** What `tell` said of it. */
  readonly is: number;
}

/** What a line is cut by, and what holds between the cuts. Whole lattice units. */
export interface Cutter {
  /** Puts where a line meets a border behind `cuts`, as fractions of its length. */
  readonly cut: (px: number, py: number, qx: number, qy: number, cuts: number[]) => void;
  /** What holds at a place, as a number. */
  readonly tell: (x: number, y: number) => number;
}

/** Shorter stretches are rounding: they go with the one before. Lattice units, about 3 cm. */
const shortest = 3;

/**
 * Follows both sides of a road section and tells what lies beside it, stretch by stretch.
 *
 * Each straight piece of the middle line is moved sideways to just beyond the kerb (`besideRoad`), cut there by the borders,
 * and measured on the middle line. So the sides of a section add up to its length, and a road along which a border runs has
 * one neighbour on each side, however roughly the border was drawn. Error: a border that meets the road at a bend of angle
 * a is placed wrong by at most the distance to the kerb times tan(a/2); lengths are good to a part in ten thousand.
 * @returns the left side from its beginning, then the right
 */
export function sideStretches(road: RoadGround, cutter: Cutter): SideStretch[] {
  const beside = besideRoad(road);
  const [perLng, perLat] = metresPerDegree(road.line[0]![1]);
  const stretches: SideStretch[] = [];
  const cuts: number[] = [];
  for (const hand of ['left', 'right'] as const) {
    let at = 0;
    let open: { from: number; to: number; is: number } | undefined;
    const aside = hand === 'left' ? beside : -beside;
    for (let i = 1; i < road.line.length; i++) {
      const a = road.line[i - 1]!;
      const b = road.line[i]!;
      const east = (b[0] - a[0]) * perLng;
      const north = (b[1] - a[1]) * perLat;
      const length = Math.sqrt(east * east + north * north);
      if (length === 0) continue;
      const sideX = (-north / length) * (aside / perLng);
      const sideY = (east / length) * (aside / perLat);
      const px = Math.round((a[0] + sideX) * unitsPerDegree);
      const py = Math.round((a[1] + sideY) * unitsPerDegree);
      const qx = Math.round((b[0] + sideX) * unitsPerDegree);
      const qy = Math.round((b[1] + sideY) * unitsPerDegree);
      cuts.length = 0;
      cutter.cut(px, py, qx, qy, cuts);
      if (cuts.length > 1) cuts.sort((s, t) => s - t);
      cuts.push(1);
      const units = Math.sqrt((qx - px) ** 2 + (qy - py) ** 2);
      let done = 0;
      for (const t of cuts) {
        const ends = t === 1 || (t - done) * units >= shortest;
        if (!ends) continue;
        const middle = (done + t) / 2;
        const is =
          (t - done) * units < shortest && open !== undefined
            ? open.is
            : cutter.tell(Math.round(px + (qx - px) * middle), Math.round(py + (qy - py) * middle));
        const from = at + done * length;
        const to = at + t * length;
        if (open?.is === is) open.to = to;
        else {
          if (open !== undefined) stretches.push({ hand, ...open });
          open = { from, to, is };
        }
        done = t;
      }
      at += length;
    }
    if (open !== undefined) stretches.push({ hand, ...open });
  }
  return stretches;
}

/** A stretch of a side as a line in degrees, moved to where it was tested. */
export function stretchLine(
  road: RoadGround,
  { hand, from, to }: Pick<SideStretch, 'hand' | 'from' | 'to'>,
): [number, number][] {
  const beside = besideRoad(road) * (hand === 'left' ? 1 : -1);
  const [perLng, perLat] = metresPerDegree(road.line[0]![1]);
  const places: [number, number][] = [];
  let at = 0;
  for (let i = 1; i < road.line.length; i++) {
    const [ax, ay] = road.line[i - 1]!;
    const [bx, by] = road.line[i]!;
    const [east, north] = [(bx - ax) * perLng, (by - ay) * perLat];
    const length = Math.hypot(east, north);
    const [s, t] = [Math.max(from, at), Math.min(to, at + length)];
    if (t > s) {
      for (const along of [s, t]) {
        const share = (along - at) / length;
        places.push([
          rounded(ax + (bx - ax) * share - (north / length) * (beside / perLng)),
          rounded(ay + (by - ay) * share + (east / length) * (beside / perLat)),
        ]);
      }
    }
    at += length;
  }
  return places;
}

/** The bearing of a section over a stretch, degrees clockwise from north. */
export function bearingOf(road: RoadGround): number {
  const [ax, ay] = road.line[0]!;
  const [bx, by] = road.line.at(-1)!;
  const [perLng, perLat] = metresPerDegree(ay);
  return (Math.atan2((bx - ax) * perLng, (by - ay) * perLat) * 180) / Math.PI;
}

const rounded = (degrees: number): number => Math.round(degrees * unitsPerDegree) / unitsPerDegree;
