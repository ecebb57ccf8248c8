import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { boxInDegrees } from '#domain/geometry/crs/box.ts';
import { crsOf, systems, type Crs } from '#domain/geometry/crs/crs.ts';
import { fromCrs, inCrs, samePlaces } from '#domain/geometry/crs/reproject.ts';

const epsg = (code: number): Crs => crsOf(`http://www.opengis.net/def/crs/EPSG/0/${code}`)!;

/**
 * latitude, longitude; then what PROJ 9.1.1 says: `cs2cs -f %.9f EPSG:4326 EPSG:4549` (northing, easting) and
 * `EPSG:3857` (easting, northing).
 */
const proj = [
  [32.49, 119.91, 3596192.646123874, 491541.154277731, 13348320.141021432, 3827804.007386139],
  [32.0, 120, 3541852.434156717, 500000.0, 13358338.895192828, 3763310.627144653],
  [33, 119, 3653192.250910924, 406544.839727676, 13247019.404399555, 3895303.963393894],
  [32.4567891, 119.9212345, 3592508.882337244, 492594.335136904, 13349570.759840751, 3823421.786486894],
  [31.9, 120.6, 3530920.887155874, 556757.794703166, 13425130.589668794, 3750191.219275677],
  [32.49, 118.4, 3597317.174671011, 349612.214838881, 13180227.709923591, 3827804.007386139],
] as const;

describe.each(proj)('%f N %f E', (lat, lon, northing, easting, x, y) => {
  const close = (crs: Crs, first: number, second: number): void => {
    const [a, b] = crs.from(lon, lat)!;
    // A tenth of a micrometre.
    expect(Math.hypot(a - first, b - second)).toBeLessThan(1e-7);
    const [backLon, backLat] = crs.to(first, second)!;
    expect(Math.hypot(backLon - lon, backLat - lat)).toBeLessThan(1e-11);
  };
  test('is northing, easting in EPSG:4549, as PROJ says', () => close(epsg(4549), northing, easting));
  test('is easting, northing in EPSG:3857, as PROJ says', () => close(epsg(3857), x, y));
  test('is latitude, longitude in EPSG:4326 and 4490', () => {
    expect(epsg(4326).from(lon, lat)).toEqual([lat, lon]);
    expect(epsg(4490).from(lon, lat)).toEqual([lat, lon]);
    expect(epsg(4490).to(lat, lon)).toEqual([lon, lat]);
  });
});

const somewhere = fc.tuple(
  fc.double({ min: 118.5, max: 121.5, noNaN: true }),
  fc.double({ min: 24, max: 53, noNaN: true }),
);

test('there and back is the same place to a millimetre, in every system, where 4549 is meant for', () => {
  fc.assert(
    fc.property(fc.constantFrom(...systems), fc.array(somewhere, { minLength: 2 }), (crs, places) => {
      const line: Geometry = { type: 'LineString', coordinates: places };
      const back = fromCrs(inCrs(line, crs), crs, () => expect.unreachable()) as typeof line;
      expect(back.type).toBe('LineString');
      for (const [i, [lon, lat]] of places.entries()) {
        const [lon2, lat2] = back.coordinates[i]! as [number, number];
        const metres = Math.hypot((lon2 - lon) * Math.cos((lat * Math.PI) / 180), lat2 - lat) * 111_320;
        expect(metres).toBeLessThan(0.001);
      }
      expect(samePlaces(line, back)).toBe(true);
    }),
  );
});

test('a box in 4549 surrounds in degrees whatever lies in it', () => {
  const side = fc.double({ min: 10, max: 200_000, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(somewhere, side, side, share, share, ([lon, lat], height, width, up, right) => {
      const crs = epsg(4549);
      const [n, e] = crs.from(lon, lat)!;
      const [west, south, east, north] = boxInDegrees([n, e, n + height, e + width], crs)!;
      const [x, y] = crs.to(n + height * up, e + width * right)!;
      // Between two steps an edge may bow out: less than a part in a thousand of the box.
      const slack = Math.max(height, width) * 1e-8;
      expect(x >= west - slack && x <= east + slack && y >= south - slack && y <= north + slack).toBe(true);
    }),
  );
});

test('a box along meridians is the very box, across the 180th too', () => {
  expect(boxInDegrees([32, 119, 33, 120], epsg(4326))).toEqual([119, 32, 120, 33]);
  expect(boxInDegrees([-10, 170, 10, -170], epsg(4490))).toEqual([170, -10, -170, 10]);
  expect(boxInDegrees([32, 181, 33, 182], epsg(4326))).toBeUndefined();
});

test('what a system does not have is named, and drawn nowhere', () => {
  // An easting with the zone's number before it (EPSG:4528 writes so), and axes in the wrong order.
  for (const [a, b] of [[3596192, 40491541] as const, [491541, 3596192] as const]) {
    expect(epsg(4549).to(a, b)).toBeUndefined();
  }
  expect(epsg(4549).from(105, 30)).toBeUndefined();
  expect(epsg(3857).from(119, 89)).toBeUndefined();
  expect(epsg(4326).to(119.9, 32.5)).toBeUndefined();
  expect(inCrs({ type: 'Point', coordinates: [0, 0] }, epsg(4549))).toBeNull();
  const found: string[] = [];
  fromCrs(
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [3596192, 491541],
          [1, 4e7],
        ],
      ],
    },
    epsg(4549),
    ({ pointer }) => found.push(pointer),
  );
  expect(found).toEqual(['/coordinates/0/1']);
});
