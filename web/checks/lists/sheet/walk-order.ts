import type { LonLat } from '../../treat/place-of-finding.ts';

/** The curve is laid on a grid of so many cells a side: finer than a metre in any city. */
const side = 2 ** 16;

/**
 * Puts places in an order in which neighbours on the ground are neighbours in the list (Hilbert's curve over the box of
 * all), so that one page of a list shows a small piece of the city. Equal places keep their order.
 */
export function walkOrder<T extends LonLat>(places: readonly T[]): T[] {
  const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)];
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const [west, south] = [least(lons), least(lats)];
  const widest = -least([...lons.map((lon) => west - lon), ...lats.map((lat) => south - lat), -1e-9]);
  const cell = (value: number) => Math.min(side - 1, Math.floor((value / widest) * side));
  return places
    .map((place, index) => ({ place, index, along: alongCurve(cell(place.lon - west), cell(place.lat - south)) }))
    .sort((a, b) => a.along - b.along || a.index - b.index)
    .map(({ place }) => place);
}

/** How far along Hilbert's curve a cell lies. */
function alongCurve(cellX: number, cellY: number): number {
  let [x, y, along] = [cellX, cellY, 0];
  for (let half = side / 2; half >= 1; half /= 2) {
    const [right, up] = [(x & half) > 0 ? 1 : 0, (y & half) > 0 ? 1 : 0];
    along += half * half * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) [x, y] = [side - 1 - x, side - 1 - y];
      [x, y] = [y, x];
    }
  }
  return along;
}
