import { describe, expect, test } from 'vitest';
import { allScenes } from '#domain/wall/all-scenes.ts';
import { faultsOfPush } from '#domain/wall/faults-of-push.ts';
import { faultsOfScene } from '#domain/wall/faults-of-scene.ts';
import { faultsOfScreen } from '#domain/wall/faults-of-screen.ts';
import { faultsOfWall } from '#domain/wall/faults-of-wall.ts';
import type { Push } from '#domain/wall/push.ts';
import { scenes, type Scene, type SceneMap, type ScenePanel } from '#domain/wall/scene.ts';
import type { Screen } from '#domain/wall/screen.ts';
import { walls, type Wall } from '#domain/wall/wall.ts';
import { recordsOf } from './records-of.ts';

const hall: Wall = {
  name: '指挥大厅',
  columns: 3,
  rows: 1,
  mode: 'each',
  shows: [{ scene: 'overview', seconds: 60, column: 2 }],
  alarmSound: true,
  alarmFly: true,
};
const left: Screen = {
  name: '左屏',
  token: 't1',
  heightMetres: 0.685,
  distanceMetres: 5,
  wall: 'w',
  column: 0,
  row: 0,
};
const tokens = { t1: { name: '大屏', use: 'display' }, t2: { name: '接口', use: 'api' } };
const kept = { tokens, walls: { w: hall }, screens: { left } };
const at = (faults: readonly { readonly pointer: string }[]) => faults.map(({ pointer }) => pointer);

describe('a scene', () => {
  const map: SceneMap = { x: 0, y: 0, width: 12, height: 12, layers: ['cases'], camera: { mode: 'fixed' } };
  const panel: ScenePanel = { id: 'a', kind: 'newest', x: 12, y: 0, width: 12, height: 6 };
  const faults = (scene: Partial<Scene>) =>
    faultsOfScene(recordsOf(kept), 'own', { name: '节日', panels: [panel], ...scene });

  test('is taken as it should be', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ map, panels: [] })).toEqual([]);
  });

  test('shows something, under a name of its own', () => {
    expect(at(faults({ panels: [] }))).toEqual(['']);
    expect(at(faults({ name: '总览' }))).toEqual(['/name']);
    expect(faultsOfScene(recordsOf({}), 'overview', allScenes(recordsOf({}))[0]!.scene)).toEqual([]);
  });

  test('keeps its parts on the grid and apart by their ids', () => {
    expect(at(faults({ map: { ...map, x: 13 } }))).toEqual(['/map/width']);
    expect(at(faults({ panels: [{ ...panel, y: 7 }] }))).toEqual(['/panels/0/height']);
    expect(at(faults({ panels: [panel, { ...panel, y: 6 }] }))).toEqual(['/panels/1/id']);
  });

  test('has layers and columns that there are, boxes that are some, and a tour with places', () => {
    expect(at(faults({ map: { ...map, layers: ['cases', 'dragons'] } }))).toEqual(['/map/layers/1']);
    expect(at(faults({ map: { ...map, filter: { action: ['2'], colour: ['red'] } } }))).toEqual(['/map/filter/colour']);
    expect(at(faults({ map: { ...map, camera: { mode: 'tour', stops: [] } } }))).toEqual(['/map/camera/stops']);
    expect(at(faults({ map: { ...map, camera: { mode: 'tour' } } }))).toEqual(['/map/camera/stops']);
    const turned = { west: 120, south: 32, east: 119, north: 33 };
    expect(at(faults({ map: { ...map, camera: { mode: 'fixed', bbox: turned } } }))).toEqual(['/map/camera/bbox']);
    const stops = [{ name: '坡子街', bbox: turned, seconds: 10 }];
    expect(at(faults({ map: { ...map, camera: { mode: 'tour', stops } } }))).toEqual(['/map/camera/stops/0/bbox']);
  });

  test('narrows only panels that can be, actions by their numbers', () => {
    expect(faults({ panels: [{ ...panel, of: ['海陵区市容中队', '2'] }] })).toEqual([]);
    expect(at(faults({ panels: [{ ...panel, kind: 'five', of: ['2'] }] }))).toEqual(['/panels/0/of']);
    expect(at(faults({ panels: [{ ...panel, kind: 'actions', of: ['2', '11'] }] }))).toEqual(['/panels/0/of/1']);
  });

  test('is not deleted while a wall shows it; what ships only comes back as it was', () => {
    const own = { scenes: { own: { name: '节日', panels: [panel] } } };
    const shown = { ...hall, shows: [{ scene: 'own', seconds: 30 }] };
    const check = (wall: Wall, id = 'own') => scenes.check!(recordsOf({ ...own, walls: { w: wall } }), id, null);
    expect(check(hall)).toEqual([]);
    expect(check(shown)[0]!.detail).toContain('指挥大厅');
    expect(at(check({ ...hall, pinned: 'own' }))).toEqual(['']);
    expect(check(hall, 'overview')).toEqual([]);
    const pushed = { ...own, walls: { w: hall }, 'wall-pushes': { w: { scene: 'own' } } };
    expect(scenes.check!(recordsOf(pushed), 'own', null)[0]!.detail).toBe(
      'is still pushed to the wall "指挥大厅"; take it back first',
    );
    expect(scenes.check!(recordsOf(pushed), 'overview', null)).toEqual([]);
  });
});

describe('a wall', () => {
  const faults = (wall: Partial<Wall>) => faultsOfWall(recordsOf(kept), 'w', { ...hall, ...wall });

  test('is taken as it should be', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ pinned: 'night', quietFrom: '22:00', quietUntil: '06:00' })).toEqual([]);
  });

  test('shows scenes that there are, on screens that it has', () => {
    expect(at(faults({ pinned: 'gone', shows: [{ scene: 'gone', seconds: 9 }] }))).toEqual([
      '/pinned',
      '/shows/0/scene',
    ]);
    expect(at(faults({ columns: 2 }))).toEqual(['/shows/0']);
    expect(at(faults({ shows: [{ scene: 'night', seconds: 9, row: 1 }] }))).toEqual(['/shows/0']);
  });

  test('has hours and days that come, and quiet hours that begin and end', () => {
    expect(at(faults({ shows: [{ scene: 'night', seconds: 9, startsAt: '24:00' }] }))).toEqual(['/shows/0/startsAt']);
    expect(at(faults({ shows: [{ scene: 'night', seconds: 9, weekdays: [] }] }))).toEqual(['/shows/0/weekdays']);
    expect(at(faults({ quietFrom: '22:00' }))).toEqual(['/quietUntil']);
    expect(at(faults({ quietUntil: '22:00' }))).toEqual(['/quietFrom']);
    expect(at(faults({ quietFrom: '24:00', quietUntil: '06:00' }))).toEqual(['/quietFrom']);
  });

  test('keeps the slots of its screens, and is not deleted while one hangs there', () => {
    const right = { ...left, name: '右屏', column: 2 };
    const with3 = recordsOf({ ...kept, screens: { left, right } });
    const smaller = faultsOfWall(with3, 'w', { ...hall, columns: 2, shows: [] });
    expect(smaller.map(({ detail }) => detail)).toEqual(['the screen "右屏" hangs beyond 2 x 1; take it off first']);
    expect(walls.check!(with3, 'w', null).map(({ detail }) => detail)).toEqual([
      'the screen "左屏" hangs here; take it off first',
      'the screen "右屏" hangs here; take it off first',
    ]);
    expect(walls.check!(recordsOf({ ...kept, screens: {} }), 'w', null)).toEqual([]);
  });

  test('is not deleted from under what is pushed to it, which goes in the same change at the latest', () => {
    const check = (pushes: object) =>
      walls.check!(recordsOf({ ...kept, screens: {}, 'wall-pushes': { ...pushes } }), 'w', null);
    expect(check({ w: { scene: 'night' } })[0]!.detail).toContain('take it back first');
    expect(check({ other: { scene: 'night' } })).toEqual([]);
  });

  test('has a name of its own', () => {
    expect(at(faultsOfWall(recordsOf(kept), 'other', hall))).toEqual(['/name']);
  });
});

describe('a screen', () => {
  const middle: Screen = { ...left, name: '中屏', column: 1 };
  const faults = (screen: Partial<Screen>) => faultsOfScreen(recordsOf(kept), 'middle', { ...middle, ...screen });
  const { wall: _, column: __, row: ___, ...loose } = middle;

  test('is taken where it hangs, or hanging nowhere yet', () => {
    expect(faults({})).toEqual([]);
    expect(faultsOfScreen(recordsOf(kept), 'middle', loose)).toEqual([]);
    expect(faultsOfScreen(recordsOf(kept), 'left', left)).toEqual([]);
  });

  test('came with the token of a display, under a name of its own', () => {
    expect(at(faults({ token: 't2' }))).toEqual(['/token']);
    expect(at(faults({ token: 'gone' }))).toEqual(['/token']);
    expect(at(faults({ name: '左屏' }))).toEqual(['/name']);
  });

  test('hangs in a slot that is there and free', () => {
    expect(at(faults({ column: 3 }))).toEqual(['/column']);
    expect(at(faults({ row: 1 }))).toEqual(['/row']);
    expect(at(faults({ column: 0 }))).toEqual(['/column']);
    expect(at(faults({ wall: 'gone' }))).toEqual(['/wall']);
    expect(at(faultsOfScreen(recordsOf(kept), 'middle', { ...loose, wall: 'w' }))).toEqual(['/column']);
    expect(at(faultsOfScreen(recordsOf(kept), 'middle', { ...loose, column: 1, row: 0 }))).toEqual(['/wall']);
  });
});

describe('a push', () => {
  const faults = (push: Push, wall = 'w') => faultsOfPush(recordsOf(kept), wall, push);

  test('is taken for a wall or for screens of it', () => {
    expect(faults({ scene: 'night' })).toEqual([]);
    expect(faults({ case: 'c1', screens: ['left'] })).toEqual([]);
    expect(faults({ place: { lon: 119.9, lat: 32.5, metres: 500 } })).toEqual([]);
  });

  test('is of exactly one of scene, place and case, that there is', () => {
    expect(at(faults({}))).toEqual(['']);
    expect(at(faults({ scene: 'night', case: 'c1' }))).toEqual(['']);
    expect(at(faults({ scene: 'gone' }))).toEqual(['/scene']);
  });

  test('goes to a wall that there is, and to screens of that wall', () => {
    expect(at(faults({ scene: 'night' }, 'gone'))).toEqual(['']);
    expect(at(faults({ scene: 'night', screens: ['left', 'gone'] }))).toEqual(['/screens/1']);
    expect(at(faults({ scene: 'night', screens: [] }))).toEqual(['/screens']);
  });
});
