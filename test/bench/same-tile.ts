import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

interface PointFeature {
  readonly id: number;
  readonly properties: string;
  readonly x: number;
  readonly y: number;
}

/** Whether a layer of points holds the same features in both tiles: ids, properties, places within one unit. */
export function sameLayer(a: Uint8Array, b: Uint8Array, layer: string): boolean {
  const [ours, theirs] = [pointsOf(a, layer), pointsOf(b, layer)];
  return (
    ours.length === theirs.length &&
    ours.every((f, i) => {
      const other = theirs[i]!;
      return (
        f.id === other.id &&
        f.properties === other.properties &&
        Math.abs(f.x - other.x) <= 1 &&
        Math.abs(f.y - other.y) <= 1
      );
    })
  );
}

/** How many features a layer holds. */
export function countIn(tile: Uint8Array, layer: string): number {
  return new VectorTile(new PbfReader(tile)).layers[layer]?.length ?? 0;
}

function pointsOf(tile: Uint8Array, name: string): PointFeature[] {
  const layer = new VectorTile(new PbfReader(tile)).layers[name];
  if (layer === undefined) return [];
  return Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i);
    const { x, y } = feature.loadGeometry()[0]![0]!;
    const properties = Object.entries(feature.properties).sort(([k], [l]) => (k < l ? -1 : 1));
    return { id: feature.id ?? -1, properties: JSON.stringify(properties), x, y };
  }).sort((f, g) => f.id - g.id);
}
