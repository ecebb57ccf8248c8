import type { LineString, MultiLineString } from 'geojson';
import { distance } from '#domain/geometry/measure.ts';
import type { BulkFeature } from '../../../server/store/store.ts';

/** Roads held against places one segment after the other, and their lengths, by name. */
export function metric(roads: readonly BulkFeature[]) {
  const lines = roads.flatMap(({ geometry, properties }) =>
    (geometry.type === 'LineString'
      ? [(geometry as LineString).coordinates]
      : (geometry as MultiLineString).coordinates
    ).map((line) => ({ name: String(properties['name']), line: line as [number, number][] })),
  );
  const kilometres = new Map<string, number>();
  for (const { name, line } of lines) {
    const metres = line.slice(1).reduce((sum, to, i) => sum + distance(line[i]!, to), 0);
    kilometres.set(name, (kilometres.get(name) ?? 0) + metres / 1000);
  }
  return {
    kilometres,
    lines: {
      /** Name of the nearest road within so many metres. */
      nearest([lon, lat]: readonly [number, number], within: number): string | undefined {
        const [east, north] = [111_320 * Math.cos((lat * Math.PI) / 180), 110_900];
        let best: { readonly name: string; readonly metres: number } | undefined;
        for (const { name, line } of lines) {
          for (const [i, [bLon, bLat]] of line.slice(1).entries()) {
            const [aLon, aLat] = line[i]!;
            const [dx, dy] = [(bLon - aLon) * east, (bLat - aLat) * north];
            const [px, py] = [(lon - aLon) * east, (lat - aLat) * north];
            const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
            const metres = Math.hypot(px - t * dx, py - t * dy);
            if (metres <= within && (best === undefined || metres < best.metres)) best = { name, metres };
          }
        }
        return best?.name;
      },
    },
  };
}
