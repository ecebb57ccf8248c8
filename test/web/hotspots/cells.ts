import type { HotCell, HotPlace } from '#domain/hotspots/hotspot.ts';
import type { CellFeature } from '../../../web/hotspots/api.ts';

/** A cell with twelve slices. */
export function aCell(id: string, more: Partial<HotCell> = {}): HotCell {
  return {
    ...{ id, lon: 119.92, lat: 32.48, count: 30, z: 4.2, p: 0.0001, hot: true, emerging: 'intensifying' },
    slices: [0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5],
    hotSlices: [false, false, false, true, true, true, true, true, true, true, true, true],
    ...{ trendZ: 2.1, trendP: 0.03, ...more },
  };
}

/** A cell of about 100 m whose lower left corner is given. */
export function aSquare(cell: HotCell, west: number, south: number, side = 0.001): CellFeature {
  const [east, north] = [west + side, south + side];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', id: cell.id, geometry: { type: 'Polygon', coordinates: [ring] }, properties: cell };
}

/** A place in words. */
export function aPlace(id: string, more: Partial<HotPlace> = {}, cell: Partial<HotCell> = {}): HotPlace {
  return {
    cell: aCell(id, cell),
    place: `海陵路，人民路口向南${id}米`,
    unit: '一中队',
    classes: [{ code: '06010', name: '占道经营', nameEn: 'Stalls in the way', count: 20 }],
    publicShare: 0.25,
    hours: Array.from({ length: 24 }, () => 1),
    weekdays: [4, 4, 4, 4, 4, 5, 5],
    why: { zh: '近12周有9周高发', en: 'High in 9 of the last 12 weeks' },
    query: { hotspot: `cell=${id}&cells=unit` },
    ...more,
  };
}
