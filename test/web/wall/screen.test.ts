import { describe, expect, it } from 'vitest';
import type { NamedScene } from '#domain/wall/all-scenes.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { partOf } from '../../../web/wall/jitter.ts';
import { filterOfScene } from '../../../web/wall/scene/filter-of-scene.ts';
import { partOnStage, stageOf } from '../../../web/wall/scene/stage.ts';
import { shownAt, type WallState } from '../../../web/wall/shown.ts';
import { trustOf } from '../../../web/wall/trust.ts';

const noon = Date.parse('2026-11-22T04:00:00Z');

describe('where a screen draws a scene', () => {
  const screen = { width: 3840, height: 2160 };
  const full = { x: 0, y: 0, width: 24, height: 12 };

  it('fills one screen below its header', () => {
    const stage = stageOf(screen, 110, undefined);
    expect(stage.size).toEqual({ width: 3840, height: 2050 });
    expect(partOnStage(full, stage)).toEqual({ left: 0, top: 0, width: 3840, height: 2050 });
    expect(partOnStage({ x: 12, y: 6, width: 12, height: 6 }, stage)).toEqual({
      ...{ left: 1920, top: 1025, width: 1920, height: 1025 },
    });
  });

  it('joins the screens of a wall to the pixel: only the upper row has a header', () => {
    const place = { x: 7, y: 4, width: 11, height: 5 };
    const spread = { columns: 3, rows: 2 };
    const at = (column: number, row: number) =>
      partOnStage(place, stageOf(screen, 110, { ...spread, slot: { column, row } }))!;
    const [first] = [at(0, 0)];
    expect(first).toEqual({ ...first, width: at(2, 1).width, height: at(2, 1).height });
    expect(at(1, 0).left).toBe(first.left - 3840);
    expect(at(2, 0).left).toBe(first.left - 2 * 3840);
    // What of it lies below the upper screen's 2,050 pixels goes on at the top of the lower one.
    expect(at(0, 1).top).toBe(first.top - 2050);
  });

  it('leaves out what lies on other screens', () => {
    const spread = { columns: 3, rows: 2, slot: { column: 2, row: 1 } };
    expect(partOnStage({ x: 0, y: 0, width: 8, height: 12 }, stageOf(screen, 110, spread))).toBeUndefined();
    expect(partOnStage({ x: 16, y: 0, width: 8, height: 4 }, stageOf(screen, 110, spread))).toBeUndefined();
  });
});

describe('what a screen draws', () => {
  const named = (id: string): NamedScene => ({ id, isStandard: false, scene: { name: id, panels: [] } });
  const wall: Wall = {
    ...{ name: '大屏', columns: 1, rows: 1, mode: 'each', alarmSound: false, alarmFly: false },
    shows: [{ scene: 'a', seconds: 60 }],
  };
  const state: WallState = {
    ...{ wall, slot: undefined, push: undefined, screen: 's', pushedCase: undefined, caseMetres: 600 },
    scenes: [named('a'), named('b')],
  };

  it('goes on with the rotation while the place of a pushed case is not known, or its scene was deleted', () => {
    expect(shownAt({ ...state, push: { case: 'c' } }, noon)).toMatchObject({ key: 'scene/a', why: 'rotation' });
    expect(shownAt({ ...state, push: { scene: 'gone' } }, noon)).toMatchObject({ key: 'scene/a', why: 'rotation' });
    expect(shownAt({ ...state, push: { scene: 'b' } }, noon)).toMatchObject({ key: 'scene/b', why: 'pushed' });
  });

  it('rests where nothing is to be shown', () => {
    const night = { ...wall, shows: [{ scene: 'a', seconds: 60, startsAt: '18:00', endsAt: '22:00' }] };
    const shown = shownAt({ ...state, wall: night }, noon);
    expect([shown.scene, shown.key]).toEqual([undefined, 'nothing']);
    expect(new Date(shown.until!).toISOString()).toBe('2026-11-22T10:00:00.000Z');
    expect(shownAt({ ...state, wall: night }, shown.until!).key).toBe('scene/a');
  });
});

it('counts days back from today’s midnight in Shanghai, and narrows by no column that the layers lack', () => {
  const midnight = Date.parse('2026-11-21T16:00:00Z') / 1000;
  expect(filterOfScene({ layers: ['roads'], filter: { status: ['handling'] } }, '2026-11-22')).toEqual({
    ...{ equals: {}, current: midnight },
  });
  expect(
    filterOfScene({ layers: ['cases', 'zones'], filter: { status: ['handling'] }, days: 1 }, '2026-11-22'),
  ).toEqual({
    ...{ equals: { status: ['handling'], responsibilityKind: ['order'] }, from: midnight },
  });
  expect(filterOfScene({ layers: ['cases'], days: 30 }, '2026-11-22').from).toBe(midnight - 29 * 86_400);
});

it('trusts the picture until a beat is missed, and says when the server has lost its database', () => {
  const heard = { state: 'live', asOf: noon, awaySince: undefined } as const;
  expect(trustOf(heard, noon + 15_999).state).toBe('live');
  expect(trustOf(heard, noon + 15_999).until).toBe(noon + 16_000);
  expect(trustOf(heard, noon + 16_000)).toEqual({ state: 'cut', asOf: noon });
  expect(trustOf({ ...heard, state: 'broken' }, noon + 1).state).toBe('cut');
  expect(trustOf({ ...heard, awaySince: noon - 60_000 }, noon + 1)).toMatchObject({
    state: 'away',
    asOf: noon - 60_000,
  });
  expect(trustOf({ ...heard, asOf: 0 }, noon).state).toBe('connecting');
});

it('spreads the screens of a room over the moments that are theirs, each always the same', () => {
  const parts = Array.from({ length: 200 }, (_, place) => partOf(`screen-${place}`));
  expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...parts)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const inside = parts.filter((part) => part >= tenth / 10 && part < (tenth + 1) / 10).length;
    expect(inside).toBeGreaterThan(5);
  }
  expect(partOf('screen-7')).toBe(parts[7]);
});
