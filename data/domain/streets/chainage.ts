import { metres, type Metres } from '#domain/brand.ts';
import { distance } from '#domain/geometry/measure.ts';

/** A line with the distance from its start to each of its vertices, in metres. */
export interface MeasuredLine {
  readonly line: readonly (readonly number[])[];
  readonly at: readonly number[];
  readonly length: Metres;
}

/** Measures a line of lon/lat positions once, so that places along it are found quickly. */
export function measureLine(line: readonly (readonly number[])[]): MeasuredLine {
  const at = [0];
  for (let i = 1; i < line.length; i++) at.push(at[i - 1]! + distance(line[i - 1]!, line[i]!));
  return { line, at, length: metres(at.at(-1)!) };
}

/** Metres in a degree of longitude and of latitude near a latitude; good to a part in ten thousand over a few kilometres. */
export function metresPerDegree(lat: number): readonly [lng: number, lat: number] {
  const phi = (lat * Math.PI) / 180;
  return [111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi), 111_132.95 - 559.85 * Math.cos(2 * phi)];
}

/**
 * The place at a chainage, moved sideways.
 * @param chainage metres from the start, held within the line
 * @param left metres to the left of the way the line runs; negative to the right
 * @returns position lon/lat and the bearing of the line there, degrees clockwise from north
 */
export function placeAt(
  measured: MeasuredLine,
  chainage: number,
  left = 0,
): { position: [number, number]; bearing: number } {
  const { line, at } = measured;
  let i = 1;
  while (i < line.length - 1 && (at[i]! < chainage || at[i] === at[i - 1])) i++;
  // Places given twice in a row have no way between them: the one before tells it.
  while (i > 1 && at[i] === at[i - 1]) i--;
  const a = line[i - 1]!;
  const b = line[i]!;
  const t = Math.min(1, Math.max(0, (chainage - at[i - 1]!) / (at[i]! - at[i - 1]! || 1)));
  const lat = a[1]! + t * (b[1]! - a[1]!);
  const [perLng, perLat] = metresPerDegree(lat);
  const east = (b[0]! - a[0]!) * perLng;
  const north = (b[1]! - a[1]!) * perLat;
  const length = Math.hypot(east, north) || 1;
  return {
    position: [a[0]! + t * (b[0]! - a[0]!) - (left * north) / length / perLng, lat + (left * east) / length / perLat],
    bearing: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
  };
}

/** The nearest place of a line to a position: chainage, and metres to the left of it (negative to the right). */
export function projectOn(measured: MeasuredLine, position: readonly number[]): { chainage: number; left: number } {
  const { line, at } = measured;
  const [perLng, perLat] = metresPerDegree(position[1]!);
  let best = { chainage: 0, left: Infinity };
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const dx = (b[0]! - a[0]!) * perLng;
    const dy = (b[1]! - a[1]!) * perLat;
    const px = (position[0]! - a[0]!) * perLng;
    const py = (position[1]! - a[1]!) * perLat;
    const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
    const gap = Math.hypot(px - t * dx, py - t * dy);
    if (gap < Math.abs(best.left)) {
      const left = dx * py - dy * px >= 0 ? gap : -gap;
      best = { chainage: at[i - 1]! + t * (at[i]! - at[i - 1]!), left };
    }
  }
  return best;
}
