import { describe, expect, test } from 'vitest';
import { allScenes } from '#domain/wall/all-scenes.ts';
import { turnAt, turnsOnLowStage } from '#domain/wall/low-stage.ts';
import type { PixelRect } from '#domain/wall/part-of-wall.ts';
import { textPixels } from '#domain/wall/readable.ts';
import { recordsOf } from './records-of.ts';

const shipped = allScenes(recordsOf({}));
const header = 1.75;

/** A screen's stage and text: 55 inches wide as usual, and of half that height. */
function stageOf(heightMetres: number, width: number, height: number, distanceMetres = 5) {
  const text = textPixels({ heightMetres, distanceMetres }, height);
  return { text, stage: { width, height: height - Math.round(header * text.body) } };
}

function meet(a: PixelRect, b: PixelRect): boolean {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  return across > 0 && Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) > 0;
}

describe('a scene on a low stage', () => {
  test.each(shipped)('$id stands as it was composed where there is room for it', ({ scene }) => {
    const usual = stageOf(0.685, 3840, 2160);
    expect(turnsOnLowStage(scene, usual.stage, usual.text)).toBeUndefined();
    const wide = stageOf(0.685, 3840, 1080);
    expect(turnsOnLowStage(scene, wide.stage, wide.text)).toBeUndefined();
  });

  test.each(shipped)(
    '$id shows each panel in a turn, none over another, on a screen of half the height',
    ({ scene }) => {
      const { stage, text } = stageOf(0.34, 3840, 1080);
      const turns = turnsOnLowStage(scene, stage, text)!;
      const shown = turns.flatMap(({ panels }) => [...panels.keys()]);
      expect(new Set(shown)).toEqual(new Set(scene.panels.map(({ id }) => id)));
      expect(turns.length).toBeLessThanOrEqual(2);
      for (const { map, panels } of turns) {
        const rects = [...(map ? [map] : []), ...panels.values()];
        expect(rects.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(stage.width * stage.height);
        for (const [place, one] of rects.entries()) {
          for (const other of rects.slice(place + 1)) expect(meet(one, other)).toBe(false);
        }
        for (const { width } of panels.values()) expect(width).toBeGreaterThanOrEqual(15 * text.body);
        const five = panels.get('five');
        if (five) expect(five.height).toBeGreaterThanOrEqual(1.15 * text.figures + 1.95 * text.body);
      }
      expect(new Set(turns.map(({ map }) => JSON.stringify(map))).size).toBe(1);
    },
  );

  test('gives the five figures the whole screen for a turn where they would take more than half of it', () => {
    const { scene } = shipped.find(({ id }) => id === 'overview')!;
    const { stage, text } = stageOf(0.685, 3840, 2160, 10);
    const [first, ...later] = turnsOnLowStage(scene, stage, text)!;
    expect([...first!.panels]).toEqual([['five', { left: 0, top: 0, ...stage }]]);
    expect(first!.map).toBeUndefined();
    for (const { map, panels } of later) expect([map?.top, panels.has('five')]).toEqual([0, false]);
  });

  test('turns by the clock alone', () => {
    expect(turnAt(1, 1_000_000)).toEqual({ turn: 0 });
    const { turn, until } = turnAt(3, 1_000_000);
    expect(turnAt(3, until! - 1)).toEqual({ turn, until });
    expect(turnAt(3, until!).turn).toBe((turn + 1) % 3);
  });
});
