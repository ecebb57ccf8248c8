import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { measureLine, metresPerDegree, placeAt, projectOn } from '#domain/streets/chainage.ts';

/** A footway is looked across so often, metres. */
const step = 0.5;

/**
 * What an area leaves of a footway: at the narrowest place the widest strip that is clear, metres; all of the width where it
 * does not lie on it.
 * @param footway its middle line
 * @param width metres
 */
export function passageLeft(footway: Geometry, width: number, area: Polygon | MultiPolygon): number {
  const lines =
    footway.type === 'LineString'
      ? [footway.coordinates]
      : footway.type === 'MultiLineString'
        ? footway.coordinates
        : [];
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
  let least = width;
  for (const line of lines.filter((one) => one.length > 1)) {
    const measured = measureLine(line);
    // The area lies beside what its corners lie beside, and somewhat more where the footway bends.
    const beside = rings.flat().map((place) => projectOn(measured, place).chainage);
    const from = Math.max(0, Math.min(...beside) - width);
    const to = Math.min(measured.length, Math.max(...beside) + width);
    const count = Math.max(1, Math.ceil((to - from) / step));
    for (let i = 0; i < count; i++) {
      const { position, bearing } = placeAt(measured, from + ((i + 0.5) * (to - from)) / count);
      least = Math.min(least, clearAcross(position, bearing, width, rings));
    }
  }
  return least;
}

/** The widest clear strip of a cut across the footway. */
function clearAcross(at: Position, bearing: number, width: number, rings: readonly Position[][]): number {
  const [perLng, perLat] = metresPerDegree(at[1]!);
  const turn = (bearing * Math.PI) / 180;
  // Metres along the footway and across it.
  const turned = (place: Position): [number, number] => {
    const [east, north] = [(place[0]! - at[0]!) * perLng, (place[1]! - at[1]!) * perLat];
    return [east * Math.sin(turn) + north * Math.cos(turn), east * Math.cos(turn) - north * Math.sin(turn)];
  };
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [turned(ring[i - 1]!), turned(ring[i]!)];
      if (ax > 0 === bx > 0) continue;
      crossings.push(ay + (ax / (ax - bx)) * (by - ay));
    }
  }
  // Between the first crossing and the second one is inside, and so on.
  crossings.sort((a, b) => a - b);
  const half = width / 2;
  let [widest, free] = [0, -half];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from, to] = [crossings[i]!, crossings[i + 1]!];
    if (to <= -half || from >= half) continue;
    widest = Math.max(widest, from - free);
    free = Math.max(free, to);
  }
  return Math.max(widest, half - free);
}
