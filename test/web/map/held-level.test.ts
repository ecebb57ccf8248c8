import { expect, it } from 'vitest';
import { holdLevel } from '../../../web/map/held-level.ts';

type Held = Parameters<typeof holdLevel>[0];

function mapWith(all: Readonly<Record<string, object>>): Held {
  return { getSource: (id: string) => all[id] } as unknown as Held;
}

it('enlarges the tiles of a level until it is let go, and knows no base map where there is none', () => {
  const city = { minzoom: 0, maxzoom: 18, reparseOverscaled: true };
  const letGo = holdLevel(mapWith({ city }), 11);
  expect(city).toEqual({ minzoom: 0, maxzoom: 11, reparseOverscaled: false });
  letGo();
  expect(city).toEqual({ minzoom: 0, maxzoom: 18, reparseOverscaled: true });
});

it('asks no source for levels that it has not', () => {
  const city = { minzoom: 0, maxzoom: 18, reparseOverscaled: true };
  const base = { minzoom: 12, maxzoom: 14, reparseOverscaled: true };
  holdLevel(mapWith({ city, base }), 10);
  expect([city.maxzoom, base.maxzoom]).toEqual([10, 12]);
  const near = { minzoom: 0, maxzoom: 14, reparseOverscaled: true };
  holdLevel(mapWith({ base: near }), 16);
  expect(near.maxzoom).toBe(14);
});
