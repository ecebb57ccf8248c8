import type { Bbox } from './contract.ts';

export interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Tiles carry lines and areas a little beyond their border: 64 of 4096 units. */
const buffer = 64 / 4096;

/**
 * The tiles of one zoom that a bbox touches, their buffer included.
 * @param bbox degrees WGS84, not across the antimeridian; latitudes beyond Web Mercator's are clamped
 */
export function tilesTouched([west, south, east, north]: Bbox, z: number): TileAt[] {
  const side = 2 ** z;
  const clamp = (n: number) => Math.max(0, Math.min(side - 1, Math.floor(n)));
  const [left, right] = [clamp(column(west) * side - buffer), clamp(column(east) * side + buffer)];
  const [top, bottom] = [clamp(row(north) * side - buffer), clamp(row(south) * side + buffer)];
  const tiles: TileAt[] = [];
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) tiles.push({ z, x, y });
  return tiles;
}

/** The part of `bbox` that lies in `view`; null where they do not meet. */
export function inView(bbox: Bbox, view: Bbox): Bbox | null {
  const west = Math.max(bbox[0], view[0]);
  const south = Math.max(bbox[1], view[1]);
  const east = Math.min(bbox[2], view[2]);
  const north = Math.min(bbox[3], view[3]);
  return west <= east && south <= north ? [west, south, east, north] : null;
}

function column(lng: number): number {
  return (lng + 180) / 360;
}

function row(lat: number): number {
  const clamped = Math.max(-85.051129, Math.min(85.051129, lat));
  const sin = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}
