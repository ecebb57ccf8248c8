import type { Position } from 'geojson';
import type { HotCell } from '#domain/hotspots/hotspot.ts';
import type { CellMark } from '../map/cell-signs.ts';
import type { PlaneFeature } from '../map/plane/contract.ts';
import type { CellFeature } from './api.ts';

/** How a cell is drawn. */
export function markOf({ emerging, hot }: Pick<HotCell, 'emerging' | 'hot'>): CellMark {
  if (emerging !== 'none') return emerging;
  return hot ? 'hot' : 'faint';
}

/** What the map shows of the cells beside those that stand out. */
export interface Shown {
  readonly chosen: string | undefined;
  /** The others, faintly. */
  readonly all: boolean;
  readonly heat: boolean;
}

/** The cells as the map draws them; a chosen one also where nothing else is said of it. */
export function cellFeatures(cells: readonly CellFeature[], { chosen, all, heat }: Shown): PlaneFeature[] {
  const most = cells.reduce((max, { properties }) => Math.max(max, properties.count), 1);
  return cells.flatMap(({ geometry, properties }): PlaneFeature[] => {
    const { id, lon, lat, count, z } = properties;
    const mark = markOf(properties);
    const share = Math.sqrt(count / most);
    const point = { type: 'Point' as const, coordinates: [lon, lat] };
    const warm: PlaneFeature[] = heat
      ? [{ id: `${id}/heat`, geometry: point, properties: { is: 'heat', share: count / most } }]
      : [];
    const isChosen = id === chosen;
    if (mark === 'faint' && !all && !isChosen) return warm;
    const outlines =
      geometry === null
        ? []
        : geometry.type === 'Polygon'
          ? [geometry]
          : geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
    return [
      ...warm,
      ...outlines.map((outline, at) => ({
        id: `${id}/${at}`,
        geometry: outline,
        properties: { is: 'cell', mark, share, ...(isChosen && { chosen: true }) },
      })),
      ...(mark === 'faint' ? [] : [{ id: `${id}/sign`, geometry: point, properties: { is: 'sign', mark, z } }]),
    ];
  });
}

/** A place of a list with its number. */
export interface Spot {
  readonly key: string;
  readonly at: readonly [lon: number, lat: number];
}

/** The places of a list as the map draws them, numbered as they are. */
export function spotFeatures(spots: readonly Spot[], chosen: string | undefined): PlaneFeature[] {
  return spots.map(({ key, at }, i) => ({
    id: `spot/${key}`,
    geometry: { type: 'Point', coordinates: [...at] },
    properties: {
      is: 'spot',
      label: String(i + 1),
      rank: key === chosen ? 0 : i + 1,
      ...(key === chosen && { chosen: true }),
    },
  }));
}

/** The cell under a place, degrees. */
export function cellAt(cells: readonly CellFeature[], at: readonly [number, number]): string | undefined {
  return cells.find(({ geometry }) => {
    if (geometry === null) return false;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.some((rings) => holds(rings, at));
  })?.properties.id;
}

/** The spot that a click means; undefined where none is within so many degrees of latitude. */
export function spotAt(
  spots: readonly Spot[],
  [lon, lat]: readonly [number, number],
  reach: number,
): string | undefined {
  const narrow = Math.cos((lat * Math.PI) / 180);
  const far = ({ at }: Spot) => Math.hypot((at[0] - lon) * narrow, at[1] - lat);
  const [nearest] = [...spots].sort((a, b) => far(a) - far(b));
  return nearest !== undefined && far(nearest) <= reach ? nearest.key : undefined;
}

/** Even-odd over all rings, so that holes are outside. */
function holds(rings: readonly (readonly Position[])[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!] as [[number, number], [number, number]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
