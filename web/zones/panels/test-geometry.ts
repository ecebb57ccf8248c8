import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { geometryOf } from '#domain/zones/coverage/shape.ts';
import type { TestEntry, TestItem } from '#domain/zones/whole-city/report.ts';

/** What a fault of the whole-city test looks like on the map: its own geometry, else its zone, else its place. */
export function geometryOfItem({ geometry, subject, at }: TestItem, coverage: Coverage): Geometry | undefined {
  if (geometry) return geometry;
  if (subject?.kind === 'zone' && coverage.arcsOf(subject.id).length > 0) return geometryOf(coverage, subject.id);
  return at && { type: 'Point', coordinates: [...at] };
}

/** A test's faults as a layer. */
export function layerOf({ test, items }: TestEntry, coverage: Coverage): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: items.flatMap((item): Feature[] => {
      const geometry = geometryOfItem(item, coverage);
      return geometry ? [{ type: 'Feature', id: `${test} ${item.key}`, properties: { test }, geometry }] : [];
    }),
  };
}

/** [west, south, east, north] of a geometry; undefined for an empty one. */
export function bboxOfGeometry(geometry: Geometry): readonly [number, number, number, number] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (value: unknown): void => {
    const [x, y] = value as readonly unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    } else for (const part of value as readonly unknown[]) take(part);
  };
  if (geometry.type === 'GeometryCollection') return undefined;
  take(geometry.coordinates);
  return west <= east ? [west, south, east, north] : undefined;
}
