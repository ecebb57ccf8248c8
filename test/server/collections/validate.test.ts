import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { publicToilets } from '#domain/public-toilets/collection.ts';
import { roads } from '#domain/roads/collection.ts';
import type { zones } from '#domain/zones/collection.ts';
import { validateFeature } from '../../../server/collections/validate.ts';
import { validateGeometry } from '../../../server/collections/validate-geometry.ts';

const road = {
  class: 'branch',
  key26: false,
  mainCommercial: false,
  validFrom: '2026-01-01T00:00:00Z',
  source: 'test',
  sourceDatum: 'wgs84',
};
const line = {
  type: 'LineString',
  coordinates: [
    [119.9, 32.4],
    [119.91, 32.4],
  ],
};

function faults(geometry: unknown, properties: unknown = road, collection = roads): [string, string][] {
  const checked = validateFeature(collection, { geometry, properties });
  return checked.ok ? [] : checked.error.map(({ pointer, detail }) => [pointer, detail]);
}

describe('a feature', () => {
  test('that fits is taken as it is', () => {
    expect(validateFeature(roads, { geometry: line, properties: road })).toEqual({
      ok: true,
      value: { geometry: line, properties: road },
    });
  });

  test('has every fault named by a pointer into what was sent', () => {
    const { class: _class, ...rest } = road;
    expect(
      faults({ type: 'Point', coordinates: [1, 2] }, { ...rest, lanes: 0.5, colour: 'red', key26: 'yes' }),
    ).toEqual(
      expect.arrayContaining([
        ['/geometry/type', 'must be LineString or MultiLineString'],
        ['/properties/class', 'is missing'],
        ['/properties/colour', 'is not known here'],
        ['/properties/key26', 'must be boolean'],
        ['/properties/lanes', 'must be integer'],
      ]),
    );
  });

  test('with a value outside a closed list is told the list', () => {
    expect(faults(line, { ...road, sourceDatum: 'utm' })).toEqual([
      ['/properties/sourceDatum', 'must be one of wgs84, cgcs2000, gcj02, bd09'],
    ]);
  });

  test('may not end before it starts, nor begin on a day that is none', () => {
    expect(faults(line, { ...road, validTo: '2025-12-31T23:59:59Z' })).toEqual([
      ['/properties/validTo', 'lies before validFrom'],
    ]);
    expect(faults(line, { ...road, validFrom: '2026-02-30T00:00:00Z' }).map(([at]) => at)).toEqual([
      '/properties/validFrom',
    ]);
  });

  test('may hold no text that the database cannot keep', () => {
    expect(faults(line, { ...road, name: 'a\0b', aliases: ['好', '\ud83d'] })).toEqual([
      ['/properties/name', 'has a NUL character'],
      ['/properties/aliases/1', 'has half a character (a lone surrogate)'],
    ]);
    expect(faults(line, { ...road, name: '𠮷😀' })).toEqual([]);
  });

  test('may not begin at an instant that no clock shows', () => {
    for (const validFrom of ['0000-01-01T00:00:00Z', '2016-12-31T23:59:60Z']) {
      expect(faults(line, { ...road, validFrom })).toEqual([
        ['/properties/validFrom', 'is no instant of the years 1 to 9999'],
      ]);
    }
    expect(faults(line, { ...road, validFrom: '0001-01-01T00:00:00Z', validTo: '9999-12-31T23:59:59Z' })).toEqual([]);
  });

  test.each([undefined, null, 'x', [], 5])('that is %j is no feature', (input) => {
    const checked = validateFeature(roads, input, '/lines/3/after');
    expect(checked).toEqual({
      ok: false,
      error: [{ pointer: '/lines/3/after', detail: 'must be an object with geometry and properties' }],
    });
  });
});

describe('a geometry', () => {
  const square: Position[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];

  test.each<[string, unknown, string, string]>([
    ['missing', undefined, '', 'is missing'],
    ['null', null, '', 'must be a GeoJSON geometry'],
    [
      'of one position',
      { type: 'LineString', coordinates: [[1, 2]] },
      '/coordinates',
      'must be a list of at least 2 positions',
    ],
    [
      'without length',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [1, 2],
        ],
      },
      '/coordinates',
      'has no length',
    ],
    [
      'beyond the pole',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [1, 90.5],
        ],
      },
      '/coordinates/1/1',
      'must be a latitude from -90 to 90',
    ],
    [
      'in metres',
      {
        type: 'LineString',
        coordinates: [
          [500000, 2],
          [1, 9],
        ],
      },
      '/coordinates/0/0',
      'must be a longitude from -180 to 180',
    ],
    [
      'with a height',
      {
        type: 'LineString',
        coordinates: [
          [1, 2, 3],
          [1, 9],
        ],
      },
      '/coordinates/0',
      'has a height; features are kept in two dimensions',
    ],
    [
      'with text',
      {
        type: 'LineString',
        coordinates: [
          ['1', 2],
          [1, 9],
        ],
      },
      '/coordinates/0',
      'must be [longitude, latitude] in degrees',
    ],
    [
      'with infinity',
      {
        type: 'LineString',
        coordinates: [
          [Infinity, 2],
          [1, 9],
        ],
      },
      '/coordinates/0',
      'must be [longitude, latitude] in degrees',
    ],
    [
      'without parts',
      { type: 'MultiLineString', coordinates: [] },
      '/coordinates',
      'must be a list of at least one part',
    ],
    ['with a crs', { ...line, crs: {} }, '/crs', 'is not known here'],
  ])('%s is refused', (_name, geometry, pointer, detail) => {
    expect(faults(geometry)).toEqual([[`/geometry${pointer}`, detail]]);
  });

  test('with an open ring, or one that encloses nothing, is refused', () => {
    const area = (coordinates: unknown): unknown => validateGeometry('area', { type: 'Polygon', coordinates }, '/g');
    expect(area([square.slice(0, 4)])).toMatchObject({ ok: false, error: [{ pointer: '/g/coordinates/0' }] });
    expect(
      area([
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ],
      ]),
    ).toMatchObject({ ok: false, error: [{ detail: 'encloses nothing' }] });
    expect(
      area([
        square,
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ]),
    ).toMatchObject({ ok: false, error: [{ pointer: '/g/coordinates/1' }] });
    expect(area([square])).toMatchObject({ ok: true });
  });

  test('is wound by the right-hand rule, whichever way its rings came', () => {
    const clockwise = square.toReversed();
    const hole: Position[] = [
      [0.2, 0.2],
      [0.4, 0.2],
      [0.4, 0.4],
      [0.2, 0.2],
    ];
    const taken = validateGeometry('area', { type: 'MultiPolygon', coordinates: [[clockwise, hole]] }, '');
    expect(taken).toEqual({ ok: true, value: { type: 'MultiPolygon', coordinates: [[square, hole.toReversed()]] } });
  });

  test('of a point collection is one point, anywhere on Earth', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        (lng, lat) => {
          const point: Geometry = { type: 'Point', coordinates: [lng, lat] };
          expect(validateGeometry(publicToilets.geometry, point, '')).toEqual({ ok: true, value: point });
        },
      ),
    );
  });

  test('of any shape never makes the check fail, and what passes has finite positions only', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('point', 'line', 'area'),
        fc.constantFrom('Point', 'LineString', 'Polygon', 'MultiPolygon'),
        fc.anything(),
        (kind, type, coordinates) => {
          const taken = validateGeometry(kind as typeof zones.geometry, { type, coordinates }, '');
          if (taken.ok) expect(JSON.stringify(taken.value)).not.toContain('null');
          else expect(taken.error.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
