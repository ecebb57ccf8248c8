import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { allScenes } from '#domain/wall/all-scenes.ts';
import { faultsOfScene } from '#domain/wall/faults-of-scene.ts';
import { grid } from '#domain/wall/grid.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { textPixels } from '#domain/wall/readable.ts';
import { scenes, type PartPlace, type Scene } from '#domain/wall/scene.ts';
import { recordsOf } from './records-of.ts';

const shipped = allScenes(recordsOf({}));
const partsOf = ({ map, panels }: Scene): PartPlace[] => [...(map === undefined ? [] : [map]), ...panels];
const cellsOf = ({ x, y, width, height }: PartPlace) =>
  Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`);

describe('the scenes that ship', () => {
  test('are the six of a command centre', () => {
    expect(shipped.map(({ id, scene }) => [id, scene.name])).toEqual([
      ['overview', '总览'],
      ['street-order', '市容秩序'],
      ['sanitation', '环境卫生'],
      ['sites', '建筑工地'],
      ['inspection', '迎检'],
      ['night', '夜间'],
    ]);
  });

  test.each(shipped)('$id could be saved as it is, in both languages', ({ id, scene }) => {
    expect(Check(scenes.schema, scene)).toBe(true);
    expect(faultsOfScene(recordsOf({}), id, scene)).toEqual([]);
    expect(scene.nameEn).toMatch(/^[A-Z]/);
    for (const panel of scene.panels) {
      expect(panelTitle(panel).zh).toMatch(/\p{Script=Han}/u);
      expect(panelTitle(panel).en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test.each(shipped)('$id fills the screen: every cell of the grid has one part', ({ scene }) => {
    const cells = partsOf(scene).flatMap(cellsOf);
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.length).toBe(grid.columns * grid.rows);
  });

  test.each(shipped)(
    '$id leaves each panel a name and three lines of twelve characters at 5 m, the five their height',
    ({ scene }) => {
      const screen = { heightMetres: 0.685, distanceMetres: 5 };
      const { body, figures } = textPixels(screen, 2160);
      for (const { kind, width, height } of scene.panels) {
        expect((width * 3840) / grid.columns).toBeGreaterThanOrEqual(13 * body);
        const pixels = (height * 2160) / grid.rows;
        // A legend turns its pages; figures with their names have no title.
        if (kind === 'five') expect(pixels).toBeGreaterThanOrEqual(figures + 3 * 1.25 * body);
        else if (kind === 'legend' || kind === 'second') expect(pixels).toBeGreaterThanOrEqual(4.5 * body);
        else expect(pixels).toBeGreaterThanOrEqual(2.2 * body + 3 * 1.4 * body);
      }
    },
  );
});

test('a scene that the bureau changed stands in the place of the one that ships, its own after them', () => {
  const changed = { ...shipped[1]!.scene, name: '街面秩序' };
  const own = { ...shipped[0]!.scene, name: '节日保障' };
  const all = allScenes(recordsOf({ scenes: { 'street-order': changed, festival: own } }));
  expect(all.map(({ id, isStandard, scene }) => [id, isStandard, scene.name])).toEqual([
    ['overview', true, '总览'],
    ['street-order', false, '街面秩序'],
    ['sanitation', true, '环境卫生'],
    ['sites', true, '建筑工地'],
    ['inspection', true, '迎检'],
    ['night', true, '夜间'],
    ['festival', false, '节日保障'],
  ]);
});

test('a panel is called as its kind, or as somebody named it, in the language given', () => {
  expect(panelTitle({ kind: 'newest' })).toEqual({ zh: '最新案件', en: 'Newest cases' });
  expect(panelTitle({ kind: 'newest', title: '坡子街' })).toEqual({ zh: '坡子街', en: '坡子街' });
  expect(panelTitle({ kind: 'newest', title: '坡子街', titleEn: 'Pozi Street' })).toEqual({
    zh: '坡子街',
    en: 'Pozi Street',
  });
});
