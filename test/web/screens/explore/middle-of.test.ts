import { expect, it } from 'vitest';
import { middleOf } from '../../../../web/screens/explore/middle-of.ts';

it('the middle of a line lies on it, halfway along, whatever its vertices', () => {
  const coordinates = [
    [119.9, 32.49],
    [119.901, 32.49],
    [119.902, 32.49],
    [119.91, 32.49],
  ];
  expect(middleOf({ type: 'LineString', coordinates })).toEqual([expect.closeTo(119.905, 6), 32.49]);
  const short = [
    [0, 0],
    [0.001, 0],
  ];
  expect(middleOf({ type: 'MultiLineString', coordinates: [short, coordinates] })![0]).toBeCloseTo(119.905, 6);
});

it('the middle of an area lies inside it, though it bends round its centre', () => {
  const ring = [
    [119.9, 32.4],
    [119.93, 32.4],
    [119.93, 32.41],
    [119.91, 32.41],
    [119.91, 32.42],
    [119.93, 32.42],
    [119.93, 32.43],
    [119.9, 32.43],
    [119.9, 32.4],
  ];
  const [lng, lat] = middleOf({ type: 'Polygon', coordinates: [ring] })!;
  expect(lng > 119.9 && lng < 119.93 && lat > 32.4 && lat < 32.43).toBe(true);
  expect(lng < 119.91 || lat < 32.41 || lat > 32.42).toBe(true);
});
