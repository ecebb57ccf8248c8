import { expect, it } from 'vitest';
import { allScenes } from '#domain/wall/all-scenes.ts';
import { addMap, addPanel, faultsOfParts, insideGrid, partsOf, sizedBy, withoutPart } from '#domain/wall/compose.ts';
import { leastCells, usualScreen } from '#domain/wall/least-cells.ts';
import type { Scene } from '#domain/wall/scene.ts';

const empty: Scene = { name: '场景', panels: [] };

it('keeps what is moved or sized inside the grid', () => {
  expect(insideGrid({ x: 22, y: -1, width: 4, height: 3 })).toEqual({ x: 20, y: 0, width: 4, height: 3 });
  expect(sizedBy({ x: 20, y: 10, width: 2, height: 2 }, 9, -9)).toEqual({ x: 20, y: 10, width: 4, height: 1 });
});

it('puts what is added where it is free and names it once', () => {
  const first = addPanel(addMap(empty), 'newest', usualScreen).scene;
  const { scene, key } = addPanel(first, 'newest', usualScreen);
  expect(key).toEqual({ panel: 'newest-2' });
  expect(faultsOfParts(scene, usualScreen)).toEqual([]);
  expect(partsOf(withoutPart(scene, { map: true }))).toHaveLength(2);
});

it('tells what covers another and what is too small for its words', () => {
  const panels = [
    { id: 'a', kind: 'newest', x: 0, y: 0, width: 6, height: 4 },
    { id: 'b', kind: 'roads', x: 5, y: 3, width: 3, height: 4 },
  ] as const;
  expect(faultsOfParts({ ...empty, panels: [...panels] }, usualScreen)).toEqual([
    { key: { panel: 'a' }, fault: 'overlaps' },
    { key: { panel: 'b' }, fault: 'overlaps' },
    { key: { panel: 'b' }, fault: 'tooSmall', least: { width: 5, height: 3 } },
  ]);
});

it('tells of words that a bezel would cut, where a scene is spread over screens, and not of its map', () => {
  const panel = (id: string, x: number, width: number, y = 0, height = 6) =>
    ({ id, kind: 'newest', x, y, width, height }) as const;
  const crossing = (panels: Scene['panels'], columns: number, rows = 1) =>
    faultsOfParts({ ...empty, panels }, { ...usualScreen, columns, rows }).flatMap(({ key, fault }) =>
      fault === 'crossesEdge' ? [key] : [],
    );
  const panels = [panel('first', 0, 8), panel('over', 6, 4), panel('last', 16, 8), panel('all', 0, 24, 6)];
  expect(crossing(panels, 1)).toEqual([]);
  expect(crossing(panels, 3)).toEqual([{ panel: 'over' }, { panel: 'all' }]);
  expect(crossing([panel('high', 0, 8, 4, 4), panel('low', 8, 8, 6, 6)], 1, 2)).toEqual([{ panel: 'high' }]);
  // Of five screens each has 4.8 columns: the fifth column is on two of them.
  expect(crossing([panel('four', 0, 4), panel('fifth', 4, 1), panel('sixth', 5, 4)], 5)).toEqual([{ panel: 'fifth' }]);
  expect(crossing([panel('end', 21, 3)], 7)).toEqual([]);
  const map = { ...addMap(empty).map!, x: 0, y: 0, width: 24, height: 12 };
  expect(faultsOfParts({ ...empty, map }, { ...usualScreen, columns: 3 })).toEqual([]);
});

it('asks of a panel as many cells as its text takes on the screens that it is for', () => {
  expect(leastCells('newest', usualScreen)).toEqual({ width: 5, height: 3 });
  expect(leastCells('five', usualScreen)).toEqual({ width: 12, height: 3 });
  expect(leastCells('headline', usualScreen)).toEqual({ width: 6, height: 1 });
  // Three of them side by side leave a panel a third of the columns, and the same rows.
  expect(leastCells('newest', { ...usualScreen, columns: 3 })).toEqual({ width: 2, height: 3 });
  // Twice as far away: twice the cells, as far as there are any.
  expect(leastCells('newest', { ...usualScreen, distanceMetres: 10 })).toEqual({ width: 10, height: 6 });
  expect(leastCells('five', { ...usualScreen, distanceMetres: 40 })).toEqual({ width: 24, height: 12 });
});

it('finds nothing too small in the scenes that ship, on the screens that they are made for', () => {
  const records = { get: () => undefined, all: () => [] };
  for (const { scene } of allScenes(records)) expect(faultsOfParts(scene, usualScreen)).toEqual([]);
});
