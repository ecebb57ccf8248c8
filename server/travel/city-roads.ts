import { roads } from '#domain/roads/collection.ts';
import type { RoadClass } from '#domain/roads/collection.ts';
import { mapInSlices } from '../store/in-slices.ts';
import type { CityIndex } from '../tiles/city-index.ts';
import type { PackedRoads } from './orders.ts';

/** All roads in force, from the index, without holding others up. */
export async function packRoads(index: Pick<CityIndex, 'list' | 'remembered'>): Promise<PackedRoads> {
  const listed = index.list(roads.id, { equals: {} }, undefined, 'current', 0, Number.MAX_SAFE_INTEGER);
  const lines: {
    readonly line: readonly (readonly number[])[];
    readonly class: RoadClass;
    readonly oneway: boolean;
  }[] = [];
  await mapInSlices(listed, ({ fid }) => {
    const road = index.remembered(roads.id, fid);
    if (road === undefined) return;
    const { geometry, properties } = road;
    const roadClass = (properties['class'] ?? 'other') as RoadClass;
    const oneway = properties['oneway'] === true;
    const drawn =
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    for (const line of drawn) lines.push({ line, class: roadClass, oneway });
  });
  const counts = Int32Array.from(lines, ({ line }) => line.length);
  const places = new Float64Array(2 * counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const { line } of lines) {
    for (const [lon, lat] of line) {
      places[at++] = lon!;
      places[at++] = lat!;
    }
  }
  return {
    places,
    counts,
    classes: lines.map((one) => one.class),
    oneway: Uint8Array.from(lines, ({ oneway }) => (oneway ? 1 : 0)),
  };
}
