import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { booleanIntersects, bboxPolygon } from '@turf/turf';
import type { Geometry } from 'geojson';
import { meets } from '#domain/geometry/meets.ts';
import type { Box } from '#domain/geometry/tile.ts';

const box: Box = [2, 2, 4, 4];

describe('a geometry meets a box', () => {
  test.each<[string, Geometry, boolean]>([
    ['a point inside', { type: 'Point', coordinates: [3, 3] }, true],
    ['a point on the corner', { type: 'Point', coordinates: [4, 4] }, true],
    ['a point outside', { type: 'Point', coordinates: [4.001, 3] }, false],
    [
      'a line straight through, with no place inside',
      {
        type: 'LineString',
        coordinates: [
          [0, 3],
          [9, 3],
        ],
      },
      true,
    ],
    [
      'a line round the corner, whose bounding box meets it',
      {
        type: 'LineString',
        coordinates: [
          [3.5, 5],
          [5, 3.6],
        ],
      },
      false,
    ],
    [
      'a line that touches the corner',
      {
        type: 'LineString',
        coordinates: [
          [3, 5],
          [5, 3],
        ],
      },
      true,
    ],
    [
      'an area around all of it',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 9],
            [0, 0],
          ],
        ],
      },
      true,
    ],
    [
      'an area in whose hole it lies',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 9],
            [0, 0],
          ],
          [
            [1, 1],
            [1, 5],
            [5, 5],
            [5, 1],
            [1, 1],
          ],
        ],
      },
      false,
    ],
    [
      'an area inside it',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [3, 3],
              [3.1, 3],
              [3, 3.1],
              [3, 3],
            ],
          ],
        ],
      },
      true,
    ],
    [
      'an area beside it',
      {
        type: 'Polygon',
        coordinates: [
          [
            [5, 0],
            [9, 0],
            [9, 9],
            [5, 9],
            [5, 0],
          ],
        ],
      },
      false,
    ],
  ])('%s', (_, geometry, expected) => {
    expect(meets(geometry, box)).toBe(expected);
  });

  test('as Turf says of lines on a grid', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    const path = fc.uniqueArray(place, { minLength: 2, maxLength: 4, selector: (p) => p.join() });
    fc.assert(
      fc.property(path, (coordinates) => {
        const line: Geometry = { type: 'LineString', coordinates };
        expect(meets(line, box)).toBe(booleanIntersects(line, bboxPolygon([...box])));
      }),
      { numRuns: 500 },
    );
  });
});
