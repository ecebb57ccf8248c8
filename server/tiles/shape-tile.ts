import type { Collection } from '#domain/collection.ts';
import { clipLine, clipRing } from '#domain/geometry/clip.ts';
import { doubleArea, turned, withoutSpikes, type Flat } from '#domain/geometry/flat.ts';
import { simplifyLine, simplifyRing } from '#domain/geometry/simplify.ts';
import { tileExtent, tileWidth } from '#domain/geometry/tile.ts';
import type { Bytes } from './bytes.ts';
import type { TileRequest } from './city-index.ts';
import { TagWriter } from './columns.ts';
import { Layer } from './encode.ts';
import { boundsOf } from './point-tile.ts';
import { predicatesOf } from './predicates.ts';
import type { Shape, ShapeIndex } from './shape-index.ts';

/** How far lines and areas reach beyond the tile's edge, in tile units: so that borders are not drawn along it. */
export const buffer = 64;

/** The last zoom at which nothing is left out. */
const wholeZoom = 18;

/**
 * Greatest distance in tile units of a place left out from the line drawn without it. With the half unit of rounding
 * what is drawn lies within one unit of what is so.
 */
const tolerance = 0.5;

/** Writes the layer of a collection of lines or areas: cut to the tile, rounded to its units, simplified. */
export function writeShapes(out: Bytes, index: ShapeIndex, collection: Collection, request: TileRequest): void {
  const { minX, minY, maxX, maxY } = boundsOf(request);
  const scale = tileExtent / tileWidth(request.z);
  const edge = (buffer + 1) / scale;
  const bounds = { minX: minX - edge, minY: minY - edge, maxX: maxX + edge, maxY: maxY + edge };
  const layer = new Layer(out, collection.id);
  const tags = new TagWriter(layer, index.columns);
  for (const shape of index.select(bounds, predicatesOf(request.filter, collection, index.columns))) {
    const rounded = shape.paths.map((path) => round(path, minX, minY, scale));
    const simplify = request.z < wholeZoom ? tolerance : 0;
    const isArea = collection.geometry === 'area';
    const parts = isArea ? cutArea(index, shape, rounded, simplify) : cutLine(rounded, simplify);
    if (parts.length === 0) continue;
    tags.write(shape.values, 0);
    if (isArea) layer.areas(shape.fid, parts);
    else layer.lines(shape.fid, parts);
  }
  layer.end();
}

/** Tile units from the tile's corner. Rounding comes before all else: neighbours round a shared place to the same. */
function round(path: Float64Array, left: number, top: number, scale: number): Flat {
  const out: Flat = new Array<number>(path.length);
  for (let i = 0; i < path.length; i += 2) {
    out[i] = Math.round((path[i]! - left) * scale);
    out[i + 1] = Math.round((path[i + 1]! - top) * scale);
  }
  return out;
}

function cutLine(paths: readonly Flat[], simplify: number): Flat[] {
  return paths.flatMap((path) => clipLine(simplifyLine(path, simplify), -buffer, tileExtent + buffer));
}

/** Outer rings turn clockwise on the screen, holes the other way; what has no area any more is left out with its holes. */
function cutArea(index: ShapeIndex, shape: Shape, rings: readonly Flat[], simplify: number): Flat[] {
  const nodes = simplify > 0 ? index.nodesOf(shape) : undefined;
  const out: Flat[] = [];
  let outerIsThere = false;
  for (const [i, ring] of rings.entries()) {
    const isHole = shape.holes[i]!;
    if (isHole && !outerIsThere) continue;
    const simple = simplify > 0 ? simplifyRing(ring, nodes?.[i], simplify) : ring;
    const cut = withoutSpikes(clipRing(simple, -buffer, tileExtent + buffer));
    const area = cut.length < 6 ? 0 : doubleArea(cut);
    if (!isHole) outerIsThere = area !== 0;
    if (area !== 0) out.push(area > 0 === isHole ? turned(cut) : cut);
  }
  return out;
}
