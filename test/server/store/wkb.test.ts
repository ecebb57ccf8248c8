import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { expect, test } from 'vitest';
import { fromWkb, toWkb } from '../../../server/store/wkb.ts';

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const line = fc.array(position, { minLength: 2, maxLength: 6 });
const ring = fc.array(position, { minLength: 4, maxLength: 6 });
const rings = fc.array(ring, { minLength: 1, maxLength: 3 });
const some = <T>(part: fc.Arbitrary<T>) => fc.array(part, { minLength: 1, maxLength: 3 });

const geometry = fc.oneof(
  position.map((coordinates) => ({ type: 'Point', coordinates })),
  line.map((coordinates) => ({ type: 'LineString', coordinates })),
  rings.map((coordinates) => ({ type: 'Polygon', coordinates })),
  some(position).map((coordinates) => ({ type: 'MultiPoint', coordinates })),
  some(line).map((coordinates) => ({ type: 'MultiLineString', coordinates })),
  some(rings).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
) as fc.Arbitrary<Geometry>;

test('what is written as WKB is read back to the last bit', () => {
  fc.assert(
    fc.property(geometry, (given) => {
      expect(fromWkb(toWkb(given).wkb)).toEqual(given);
    }),
  );
});

test('the box is the smallest around all positions', () => {
  fc.assert(
    fc.property(some(line), (coordinates) => {
      const all = coordinates.flat();
      const [xs, ys] = [all.map((p) => p[0]), all.map((p) => p[1])];
      const { bbox } = toWkb({ type: 'MultiLineString', coordinates });
      expect(bbox).toEqual([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    }),
  );
});

test('a point has the bytes that PostGIS writes for it', () => {
  const { wkb } = toWkb({ type: 'Point', coordinates: [119.9, 32.5] });
  expect(wkb.toString('hex')).toBe('01010000009a99999999f95d400000000000404040');
});

test('a height is left out', () => {
  expect(fromWkb(toWkb({ type: 'Point', coordinates: [119.9, 32.5, 7] }).wkb)).toEqual({
    type: 'Point',
    coordinates: [119.9, 32.5],
  });
});

test('a collection of geometries and an empty geometry are refused', () => {
  expect(() => toWkb({ type: 'GeometryCollection', geometries: [] })).toThrow('A GeometryCollection cannot be stored.');
  expect(() => toWkb({ type: 'MultiPoint', coordinates: [] })).toThrow('An empty MultiPoint cannot be stored.');
  expect(() => toWkb({ type: 'Polygon', coordinates: [] })).toThrow('An empty Polygon cannot be stored.');
});

test('other bytes are refused, not guessed at', () => {
  const { wkb } = toWkb({ type: 'Point', coordinates: [1, 2] });
  expect(() => fromWkb(Buffer.from([0, ...wkb.subarray(1)]))).toThrow('not little-endian');
  expect(() => fromWkb(Buffer.concat([wkb, Buffer.from([0])]))).toThrow('bytes after the geometry');
  expect(() => fromWkb(wkb.subarray(0, 12))).toThrow(RangeError);
});
