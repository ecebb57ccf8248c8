import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../../../map/contract.ts';
import type { OnPaper, Paper } from '../../../map/paper/paper.ts';
import { widthOf, type Box } from '../../../map/paper/sheet-labels.ts';
import type { SheetRow } from './sheet-rows.ts';

/** A numbered sign on paper and the place it stands for. */
export interface NumberSign {
  readonly number: number;
  readonly at: OnPaper;
  /** Where the place itself is; elsewhere than `at` where signs would have lain upon each other. */
  readonly of: OnPaper;
  readonly radius: number;
}

/** What is wrong as it is drawn. */
export interface SheetShape {
  readonly number: number;
  readonly is: 'line' | 'area';
  /** SVG path data, millimetres. */
  readonly path: string;
}

/** Millimetres of the map on a sheet; what is kept free around its places. */
export const mapFrame = { width: 186, height: 98, margin: 9 } as const;

/** Half of what a map shows at least around a place, degrees: about 140 m. */
const least = { lon: 0.0015, lat: 0.00126 };

/** The ground that a sheet's map shows: all its places with what is wrong there and where things have to be put. */
export function groundOf(rows: readonly SheetRow[]): Bbox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (lon: number, lat: number) => {
    [west, south] = [Math.min(west, lon), Math.min(south, lat)];
    [east, north] = [Math.max(east, lon), Math.max(north, lat)];
  };
  for (const { lon, lat, geometry, proposals } of rows) {
    for (const place of [{ lon, lat }, ...proposals]) take(place.lon, place.lat);
    if (geometry) for (const line of linesOf(geometry)) for (const [x, y] of line) take(x!, y!);
  }
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [
    Math.min(west, x - least.lon),
    Math.min(south, y - least.lat),
    Math.max(east, x + least.lon),
    Math.max(north, y + least.lat),
  ];
}

/** Stretches and areas on paper; a point has none, its number says it. */
export function shapesOnPaper(rows: readonly SheetRow[], paper: Paper): SheetShape[] {
  return rows.flatMap(({ number, geometry }): SheetShape[] => {
    if (geometry === undefined) return [];
    const is = /Polygon$/.test(geometry.type) ? 'area' : 'line';
    const path = linesOf(geometry)
      .filter((line) => line.length > 1)
      .map(
        (line) =>
          `M${line.map((at) => paper.place(at).map(millimetres).join(' ')).join('L')}${is === 'area' ? 'Z' : ''}`,
      )
      .join('');
    return path === '' ? [] : [{ number, is, path }];
  });
}

/**
 * Numbered signs, each at its place or, where another stands there, beside it; @param taken room that is kept free, signs
 * add theirs
 */
export function numberSigns(rows: readonly SheetRow[], paper: Paper, taken: Box[]): NumberSign[] {
  return rows.map(({ number, lon, lat }) => {
    const of = paper.place([lon, lat]);
    const radius = Math.max(2.4, widthOf(String(number), 2.8) / 2 + 0.9);
    const free = spots(of, radius).find(
      (at) => isOn(paper, at, radius) && !taken.some((box) => meets(box, at, radius)),
    );
    const at = free ?? of;
    taken.push(roomOf(at, radius));
    return { number, at, of, radius };
  });
}

/** The room that a sign takes. */
export function roomOf([x, y]: OnPaper, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/** Places to try: where it is, then rings around it. */
function spots([x, y]: OnPaper, radius: number): OnPaper[] {
  const rings = [2.2, 3.6, 5.2, 7].map((times) => times * radius);
  const angles = [0, 2, 4, 6, 1, 3, 5, 7].map((eighth) => (eighth * Math.PI) / 4);
  return [
    [x, y],
    ...rings.flatMap((ring) =>
      angles.map((angle): OnPaper => [x + ring * Math.cos(angle), y + ring * Math.sin(angle)]),
    ),
  ];
}

function isOn({ width, height }: Paper, [x, y]: OnPaper, radius: number): boolean {
  return x >= radius && y >= radius && x <= width - radius && y <= height - radius;
}

function meets({ left, right, top, bottom }: Box, [x, y]: OnPaper, radius: number): boolean {
  return x + radius > left && x - radius < right && y + radius > top && y - radius < bottom;
}

function millimetres(value: number): string {
  return value.toFixed(2);
}

/** All lines and rings of a geometry; a point is a line of one place. */
function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((at) => [at]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
  }
}
