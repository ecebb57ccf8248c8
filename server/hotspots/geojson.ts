import type { MultiPolygon, Polygon, Position } from 'geojson';
import { hexagonRing } from '#domain/hotspots/hexagons.ts';
import type { Picture } from './picture.ts';
import type { SharedCells } from './unit-cells.ts';

/** The cells with a case as a feature collection: WGS84, with the outlines that they are counted in. */
export function geoJsonOf({ cells, counted, reckoning, outlines, cellNumbers }: Picture): object {
  const geometryOf = (id: string): Polygon | MultiPolygon | null => {
    if (counted.kind === 'unit') return unitGeometry(outlines, cellNumbers.get(id)!);
    const ring = hexagonRing(id, reckoning.hexagonMetres);
    return ring === undefined ? null : { type: 'Polygon', coordinates: [ring] };
  };
  return {
    type: 'FeatureCollection',
    features: cells.map((cell) => ({ type: 'Feature', id: cell.id, geometry: geometryOf(cell.id), properties: cell })),
  };
}

function unitGeometry({ positions, rings, cells, outer }: SharedCells, cell: number): Polygon | MultiPolygon {
  const polygons: Position[][][] = [];
  for (let ring = cells[cell]!; ring < cells[cell + 1]!; ring++) {
    const line: Position[] = [];
    for (let at = rings[ring]!; at < rings[ring + 1]!; at++) line.push([positions[at * 2]!, positions[at * 2 + 1]!]);
    if (outer[ring] === 1) polygons.push([line]);
    else polygons.at(-1)?.push(line);
  }
  const [first] = polygons;
  if (first !== undefined && polygons.length === 1) return { type: 'Polygon', coordinates: first };
  return { type: 'MultiPolygon', coordinates: polygons };
}
