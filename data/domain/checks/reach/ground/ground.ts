import type { Geometry, Position } from 'geojson';
import { bboxOf, type Bbox } from '#domain/geometry/bbox.ts';
import { unitsPerDegree } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';

/**
 * Ground in square cells. The grid hangs on the lattice, not on what is drawn, so that an edit elsewhere does not move it
 * and neighbouring patches share their borders.
 */
export interface Ground {
  /** Lattice units: the south-west corner, and the sides of a cell. */
  readonly west: number;
  readonly south: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
  /** Side in metres. */
  readonly cell: number;
  /** The cells that are to be within reach, by their number in the grid (row * columns + column, from the south-west). */
  readonly cells: Int32Array;
  /** Number in the grid -> index in `cells`; -1 for what is not asked about. */
  readonly indexOf: Int32Array;
  /** For each of `cells`: the region it lies in, its centre in degrees, its square metres. */
  readonly region: Uint16Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly size: Float64Array;
}

/** More cells than these are not reckoned with: they are made larger. */
const mostCells = 4_000_000;

/**
 * Lays cells on areas: those whose centre lies inside.
 * @param areas what is to be within reach
 * @param regions by which patches are told apart; where none holds a cell its area does (numbered after the regions)
 * @param without what is no ground (water)
 * @param cell metres
 */
export function groundOf(
  areas: readonly Geometry[],
  regions: readonly Geometry[],
  without: readonly Geometry[],
  cell: number,
): Ground {
  const boxes = areas.map(bboxOf);
  const box = boxes.reduce<Bbox>(
    ([w, s, e, n], [bw, bs, be, bn]) => [Math.min(w, bw), Math.min(s, bs), Math.max(e, be), Math.max(n, bn)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const grid = boxes.length === 0 ? gridOver([0, 0, 0, 0], cell, 0) : gridOver(box, cell, 1);
  const held = new Uint16Array(grid.columns * grid.rows);
  for (const [i, area] of areas.entries()) fill(grid, area, (at) => (held[at] = regions.length + i + 1));
  for (const [i, region] of regions.entries()) fill(grid, region, (at) => held[at]! > 0 && (held[at] = i + 1));
  for (const water of without) fill(grid, water, (at) => (held[at] = 0));
  const count = held.reduce((sum, region) => sum + (region > 0 ? 1 : 0), 0);
  const ground: Ground = {
    ...grid,
    cells: new Int32Array(count),
    indexOf: new Int32Array(held.length).fill(-1),
    region: new Uint16Array(count),
    lon: new Float64Array(count),
    lat: new Float64Array(count),
    size: new Float64Array(count),
  };
  let index = 0;
  for (let at = 0; at < held.length; at++) {
    if (held[at] === 0) continue;
    const [row, column] = [Math.floor(at / grid.columns), at % grid.columns];
    ground.cells[index] = at;
    ground.indexOf[at] = index;
    ground.region[index] = held[at]! - 1;
    ground.lon[index] = (grid.west + (column + 0.5) * grid.stepX) / unitsPerDegree;
    const lat = (grid.south + (row + 0.5) * grid.stepY) / unitsPerDegree;
    ground.lat[index] = lat;
    const [perLng, perLat] = metresPerDegree(lat);
    ground.size[index++] = (((grid.stepX * perLng) / unitsPerDegree) * grid.stepY * perLat) / unitsPerDegree;
  }
  return ground;
}

type Grid = Pick<Ground, 'west' | 'south' | 'stepX' | 'stepY' | 'columns' | 'rows' | 'cell'>;

function gridOver(box: Bbox, cell: number, count: 0 | 1): Grid {
  const [w, s, e, n] = box.map((degrees) => degrees * unitsPerDegree) as [number, number, number, number];
  // A tenth of a degree more or less does not change the cells.
  const [perLng, perLat] = metresPerDegree(Math.round((box[1] + box[3]) * 5) / 10);
  for (let side = cell; ; side *= 2) {
    const stepX = Math.round((side / perLng) * unitsPerDegree);
    const stepY = Math.round((side / perLat) * unitsPerDegree);
    const [column, row] = [Math.floor(w / stepX), Math.floor(s / stepY)];
    const columns = count * (Math.floor(e / stepX) - column + 1);
    const rows = count * (Math.floor(n / stepY) - row + 1);
    if (columns * rows > mostCells) continue;
    return { west: column * stepX, south: row * stepY, stepX, stepY, columns, rows, cell: side };
  }
}

/** Calls for each cell whose centre lies in an area; what is no area has none. */
function fill(grid: Grid, geometry: Geometry, put: (at: number) => void): void {
  if (geometry.type === 'MultiPolygon') for (const polygon of geometry.coordinates) fillPolygon(grid, polygon, put);
  else if (geometry.type === 'Polygon') fillPolygon(grid, geometry.coordinates, put);
}

/** Row by row: between each second crossing of the row's middle with the rings and the next lies the inside. */
function fillPolygon(
  { west, south, stepX, stepY, columns, rows }: Grid,
  rings: Position[][],
  put: (at: number) => void,
): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [
        (ring[i - 1]![0]! * unitsPerDegree - west) / stepX,
        (ring[i - 1]![1]! * unitsPerDegree - south) / stepY,
      ];
      const [bx, by] = [
        (ring[i]![0]! * unitsPerDegree - west) / stepX,
        (ring[i]![1]! * unitsPerDegree - south) / stepY,
      ];
      const [low, high] = ay < by ? [ay, by] : [by, ay];
      const last = Math.min(rows - 1, Math.ceil(high - 0.5) - 1);
      for (let row = Math.max(0, Math.ceil(low - 0.5)); row <= last; row++) {
        const x = ax + ((row + 0.5 - ay) / (by - ay)) * (bx - ax);
        const known = crossings.get(row);
        if (known === undefined) crossings.set(row, [x]);
        else known.push(x);
      }
    }
  }
  for (const [row, xs] of crossings) {
    xs.sort((a, b) => a - b);
    for (let i = 1; i < xs.length; i += 2) {
      const last = Math.min(columns - 1, Math.ceil(xs[i]! - 0.5) - 1);
      for (let column = Math.max(0, Math.ceil(xs[i - 1]! - 0.5)); column <= last; column++) put(row * columns + column);
    }
  }
}
