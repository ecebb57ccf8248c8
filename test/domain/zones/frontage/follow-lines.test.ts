import { expect, test } from 'vitest';
import { followLines } from '#domain/zones/frontage/follow-lines.ts';
import { latticeAt, metresOf } from '../../../worlds/metric.ts';

const line = (...places: readonly (readonly [number, number])[]) => places.map(([x, y]) => latticeAt(x, y));
const said = (way: ReturnType<typeof followLines>) => way?.map((at) => metresOf(at).map((m) => Math.round(m) + 0));

const north = line([0, 0], [0, 100], [0, 300]);
const river = line([-100, 200], [50, 210], [200, 180]);
const east = line([200, 0], [200, 180], [200, 400]);

test('the way keeps the vertices of what it follows, and changes where lines cross without a vertex', () => {
  const way = followLines([north, river, east], latticeAt(0, 50), latticeAt(200, 300));
  expect(said(way)).toEqual([
    [0, 50],
    [0, 100],
    [0, 207],
    [50, 210],
    [200, 180],
    [200, 300],
  ]);
  expect(way).toContainEqual(north[1]);
  expect(way).toContainEqual(river[1]);
});

test('a line crossed by another goes straight on without a place of its own there', () => {
  expect(said(followLines([north, river], latticeAt(0, 10), latticeAt(0, 290)))).toEqual([
    [0, 10],
    [0, 100],
    [0, 290],
  ]);
});

test('a line that ends on another without a vertex of it there joins it, rounded as it is, and adds none to it', () => {
  const slant = line([0, 0], [333, 777]);
  const lane = line([400, 100], [111.1, 259.2]);
  expect(said(followLines([slant, lane], latticeAt(0, 0), latticeAt(333, 777)))).toEqual([
    [0, 0],
    [333, 777],
  ]);
  expect(said(followLines([slant, lane], latticeAt(0, 0), latticeAt(400, 100)))).toEqual([
    [0, 0],
    [111, 259],
    [400, 100],
  ]);
});

test('of two ways the shorter one', () => {
  const around = line([0, 100], [-300, 100], [-300, 300], [0, 300]);
  expect(said(followLines([around, north], latticeAt(0, 50), latticeAt(0, 300)))).toEqual([
    [0, 50],
    [0, 100],
    [0, 300],
  ]);
});

test('both ends may lie on one piece, either way round', () => {
  const [a, b] = [latticeAt(0, 120), latticeAt(0, 250)];
  expect(said(followLines([north], a, b))).toEqual([
    [0, 120],
    [0, 250],
  ]);
  expect(said(followLines([north], b, a))).toEqual([
    [0, 250],
    [0, 120],
  ]);
});

test('an end a little beside the net is moved onto it, one further off is refused', () => {
  expect(said(followLines([north], latticeAt(0.8, 20), latticeAt(0, 90)))).toEqual([
    [0, 20],
    [0, 90],
  ]);
  expect(followLines([north], latticeAt(3, 20), latticeAt(0, 90))).toBeUndefined();
  expect(said(followLines([north], latticeAt(3, 20), latticeAt(0, 90), 5))).toEqual([
    [0, 20],
    [0, 90],
  ]);
});

test('there is no way where the net is broken, nor from a place to itself, nor on nothing', () => {
  expect(followLines([north, east], latticeAt(0, 50), latticeAt(200, 300))).toBeUndefined();
  expect(followLines([north], latticeAt(0, 50), latticeAt(0, 50))).toBeUndefined();
  expect(followLines([], latticeAt(0, 50), latticeAt(0, 60))).toBeUndefined();
});
