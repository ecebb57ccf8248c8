import type { Bbox } from '../contract.ts';

/** A place on paper: millimetres from the upper left corner of the map's frame. */
export type OnPaper = readonly [x: number, y: number];

/** How ground is laid on paper, true to one scale in both directions. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  /** 1 : denominator. */
  readonly denominator: number;
  readonly place: (at: readonly number[]) => OnPaper;
  /** What ground the whole frame shows, degrees WGS84. */
  readonly bbox: Bbox;
}

/** First figures of the scales that maps are drawn at: 1:1000, 1:1250 ... then ten times that. */
const steps = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 10];

/** The largest scale a sheet is drawn at: nearer, a plan in 1e-7 degree says nothing more. */
const largestScale = 200;

/**
 * Lays a box of ground in the middle of a frame at the largest usual scale that holds it. Lengths are true to the
 * WGS84 ellipsoid at the middle of the box; within a city (0.3 degree) they differ by less than 0.2 % at its edges.
 * @param ground degrees WGS84
 * @param frame millimetres; `margin` is kept free on each side
 */
export function layOnPaper(
  ground: Bbox,
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): Paper {
  const [west, south, east, north] = ground;
  const [lng, lat] = [(west + east) / 2, (south + north) / 2];
  const [perLng, perLat] = metresPerDegree(lat);
  const needed = Math.max(
    ((east - west) * perLng * 1000) / (width - 2 * margin),
    ((north - south) * perLat * 1000) / (height - 2 * margin),
    largestScale,
  );
  const denominator = usualScale(needed);
  const [xPer, yPer] = [(perLng * 1000) / denominator, (perLat * 1000) / denominator];
  return {
    width,
    height,
    denominator,
    place: (at) => [width / 2 + (at[0]! - lng) * xPer, height / 2 - (at[1]! - lat) * yPer],
    bbox: [lng - width / 2 / xPer, lat - height / 2 / yPer, lng + width / 2 / xPer, lat + height / 2 / yPer],
  };
}

/** The bar under a map: a round length on the ground of about a third of the frame, at most. */
export function scaleBar({ width, denominator }: Paper): { readonly metres: number; readonly millimetres: number } {
  const longest = ((width / 3) * denominator) / 1000;
  const unit = 10 ** Math.floor(Math.log10(longest));
  const metres = [5, 2, 1].map((step) => step * unit).find((length) => length <= longest)!;
  return { metres, millimetres: (metres * 1000) / denominator };
}

/** The smallest usual denominator that is not below `needed`. */
function usualScale(needed: number): number {
  const unit = 10 ** Math.floor(Math.log10(needed));
  // A hair of room: 1000.0000001 is 1:1000, not 1:1250.
  return unit * steps.find((step) => step * unit >= needed * (1 - 1e-9))!;
}

/** Metres a degree of longitude and of latitude measure on the WGS84 ellipsoid. */
function metresPerDegree(lat: number): readonly [lng: number, lat: number] {
  const radians = (lat * Math.PI) / 180;
  const a = 6_378_137;
  const e2 = 0.006_694_379_990_14;
  const w2 = 1 - e2 * Math.sin(radians) ** 2;
  const perRadian = Math.PI / 180;
  return [(a / Math.sqrt(w2)) * Math.cos(radians) * perRadian, ((a * (1 - e2)) / (w2 * Math.sqrt(w2))) * perRadian];
}
