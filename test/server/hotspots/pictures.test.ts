import { expect, test } from 'vitest';
import { worldX, worldY, wholeUnit } from '#domain/geometry/tile.ts';
import type { HotAnswer, HotOrder } from '../../../server/hotspots/orders.ts';
import { createPictures } from '../../../server/hotspots/pictures.ts';
import { columnsOver, selectionMemory, type SharedSelection } from '../../../server/hotspots/selection.ts';

const limits = { alpha: 0.05, trendAlpha: 0.05, hotPercent: 90, leastCells: 30, leastCases: 30, leastSlices: 10 };
const reckoning = {
  kind: 'unit',
  slice: 'week',
  from: 0,
  to: 84 * 86_400,
  limits,
  hexagonMetres: 100,
} as const;
const noCells = {
  codes: [],
  positions: new Float64Array(),
  rings: new Uint32Array(1),
  cells: new Uint32Array(1),
  outer: new Uint8Array(),
};

/** Cases at places, degrees WGS84, each a day after the one before. */
function selected(places: readonly (readonly [lon: number, lat: number])[]): SharedSelection {
  const capacity = places.length;
  const buffer = selectionMemory(capacity);
  const columns = columnsOver(buffer, capacity, capacity);
  for (const [i, [lon, lat]] of places.entries()) {
    columns.fid[i] = i + 1;
    columns.x[i] = wholeUnit(worldX(lon));
    columns.y[i] = wholeUnit(worldY(lat));
    columns.at[i] = (i % 84) * 86_400;
    columns.classCode[i] = 1;
    columns.className[i] = 1;
  }
  return { buffer, capacity, count: capacity, classCodes: ['', '0601'], classNames: ['', '占道经营'] };
}

function sharedPlaces(of: readonly (readonly [number, number])[]) {
  const { x, y, count } = columnsOver(selected(of).buffer, of.length, of.length);
  const buffer = new SharedArrayBuffer(count * 8);
  new Uint32Array(buffer, 0, count).set(x);
  new Uint32Array(buffer, count * 4, count).set(y);
  return { buffer, capacity: count, count };
}

const row = Array.from({ length: 60 }, (_, i) => [119.9 + i * 0.0005, 32.48] as const);

const ask = (key: string, more: Partial<HotOrder> = {}): HotOrder => ({
  key,
  reckoning,
  question: { ask: 'cells' },
  ground: 'around 1',
  ...more,
});

function cellsOf(answer: HotAnswer) {
  if (!('cells' in answer)) throw new Error('Not the cells.');
  return answer.cells;
}

test('Where there is no unit grid, hexagons lie around the cases and say so', () => {
  const pictures = createPictures();
  const selection = selected(row);
  const answer = cellsOf(pictures.answer(ask('a', { selection, cells: noCells, places: sharedPlaces(row) })));
  expect(answer).toMatchObject({ kind: 'hexagon', total: 60, outside: 0 });
  // Those around have no case, and stand in the reckoning.
  expect(answer.lattice).toBeGreaterThan(answer.cells.length);
});

test('A case where nobody drew ground is counted apart', () => {
  const pictures = createPictures();
  const far = [...row, [120.5, 32.9] as const];
  const order = ask('a', { selection: selected(far), cells: noCells, places: sharedPlaces(row) });
  expect(cellsOf(pictures.answer(order))).toMatchObject({ total: 60, outside: 1 });
});

test('What was made is held by its name until others come, the last asked for longest', () => {
  const pictures = createPictures();
  const selection = selected(row);
  pictures.answer(ask('0', { selection, cells: noCells, places: sharedPlaces(row) }));
  for (let i = 1; i < 8; i++) pictures.answer(ask(String(i), { selection }));
  pictures.answer(ask('0'));
  pictures.answer(ask('8', { selection }));
  expect(pictures.holds()).toEqual(['around 1', '2', '3', '4', '5', '6', '7', '0', '8']);
  expect(() => pictures.answer(ask('1'))).toThrow('Nothing was chosen');
});

test('A new ground does not touch what was counted on the old one', () => {
  const pictures = createPictures();
  const selection = selected(row);
  const before = cellsOf(pictures.answer(ask('a', { selection, cells: noCells, places: sharedPlaces(row) })));
  const half = sharedPlaces(row.slice(0, 30));
  const after = cellsOf(pictures.answer(ask('b', { ground: 'around 2', selection, cells: noCells, places: half })));
  expect(after.lattice).toBeLessThan(before.lattice);
  expect(cellsOf(pictures.answer(ask('a', { ground: 'around 2' })))).toEqual(before);
  expect(pictures.holds()).toEqual(['around 2', 'b', 'a']);
});
