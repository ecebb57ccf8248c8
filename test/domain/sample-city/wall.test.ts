import { expect, test } from 'vitest';
import { boxesMeet, bboxOf } from '#domain/geometry/bbox.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { sampleTour, sampleWall } from '#domain/sample-city/registers/wall.ts';
import { allScenes } from '#domain/wall/all-scenes.ts';
import type { Scene } from '#domain/wall/scene.ts';
import { showing } from '#domain/wall/showing.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { recordsOf } from '../wall/records-of.ts';

const city = generateSampleCity({ seed: 4, cases: 0, until: '2026-11-23' });
const content = (kind: string, id: string) => city.records.find((line) => line.kind === kind && line.id === id)!.after!;
const wall = content('walls', sampleWall) as unknown as Wall;
const tour = content('scenes', sampleTour) as unknown as Scene;

test('the sample has a wall of three screens that is labelled 示意', () => {
  expect([wall.columns, wall.rows]).toEqual([3, 1]);
  expect(wall.name).toBe('指挥中心大屏（示意）');
  expect(wall.headline).toContain('示意');
  expect(tour.name).toContain('示意');
});

test('each screen always shows something, the night at night, and by day every scene that ships but that of the night', () => {
  const known = new Set(allScenes(recordsOf({ scenes: { [sampleTour]: tour } })).map(({ id }) => id));
  const midnight = Date.parse('2026-11-23T00:00:00+08:00');
  const seen = { day: new Set<string>(), night: new Set<string>() };
  for (let minute = 0; minute < 24 * 60; minute += 0.5) {
    const hour = minute / 60;
    for (const column of [0, 1, 2]) {
      const { scene } = showing(wall, { column, row: 0 }, undefined, undefined, midnight + minute * 60_000);
      expect(known).toContain(scene);
      seen[hour >= 6 && hour < 22 ? 'day' : 'night'].add(scene!);
    }
  }
  expect([...seen.day].sort()).toEqual(['inspection', 'overview', sampleTour, 'sanitation', 'sites', 'street-order']);
  expect([...seen.night].sort()).toEqual(['night', 'sites', 'street-order']);
});

test('the tour stops at places of the city, one round a turn', () => {
  const { stops = [] } = tour.map!.camera;
  const places = new Map(
    [...city.features('key-places')].map(({ properties, geometry }) => [properties['name'], bboxOf(geometry)]),
  );
  expect(stops).toHaveLength(5);
  for (const { name, bbox } of stops) {
    expect(boxesMeet(places.get(name)!, [bbox.west, bbox.south, bbox.east, bbox.north])).toBe(true);
  }
  const turn = wall.shows.find(({ scene }) => scene === sampleTour)!.seconds;
  expect(stops.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(turn);
});
