import type { Geometry } from 'geojson';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import type { Drawn } from './contract.ts';

/** A drawn shape with its geodesic figures; undefined for shapes that the tool does not make. */
export function measuredShape(key: string, shape: Geometry, finished: boolean): Drawn | undefined {
  switch (shape.type) {
    case 'Point':
      return { key, shape, finished, metres: 0 };
    case 'LineString':
      return { key, shape, finished, metres: lengthOf(shape.coordinates) };
    case 'Polygon': {
      const metres = lengthOf(shape.coordinates[0] ?? []);
      return { key, shape, finished, metres, squareMetres: areaOf(shape.coordinates) };
    }
    default:
      return undefined;
  }
}
