import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ChangeLine } from '#domain/change.ts';
import { noFilter } from '#domain/filter.ts';
import type { Feature, FeatureState } from '#domain/feature.ts';
import { tileAt } from '#domain/geometry/tile.ts';
import { zones } from '#domain/zones/collection.ts';
import { changeOf, cut, fakeCity, feature, idOf, present } from './fake-city.ts';

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const across = 20;
const count = across * across;

/** A zone of a grid, moved by a little. */
function zone(i: number, shift: number, properties: object): FeatureState {
  const [x, y] = [119.9 + (i % across) / 1000 + shift, 32.45 + Math.floor(i / across) / 1000];
  const ring = [
    [x, y],
    [x + 1e-3, y],
    [x + 1e-3, y + 1e-3],
    [x, y + 1e-3],
    [x, y],
  ];
  return {
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { number: `Z-${i}`, name: `${i}`, responsibilityKind: 'order', kindOfPlace: 'block', ...properties },
  };
}

const end = present + 60;
const old = (i: number): Feature => {
  const { geometry, properties } = zone(i, 0, { validFrom: iso(present - 60) });
  return feature('zones', i + 1, geometry, properties);
};

test('a whole scheme is announced and takes effect at one moment: no picture ever shows half of it', async () => {
  const all = Array.from({ length: count }, (_, i) => old(i));
  const city = await fakeCity([zones], all);
  const { index } = city;
  const place = [13, ...tileAt(13, 119.905, 32.455)] as const;
  const picture = (of = index): string =>
    Buffer.from(cut(of, ['zones'], place, noFilter, city.clock)).toString('base64');
  /** Pictures seen in all turns of the event loop until something is over. */
  async function seen(isOver: () => boolean): Promise<Set<string>> {
    const pictures = new Set([picture()]);
    while (!isOver()) {
      await nextTurn();
      pictures.add(picture());
    }
    return pictures;
  }

  const lines: ChangeLine[] = [];
  for (const { fid, id, version, ...state } of all) {
    const before = { geometry: state.geometry, properties: state.properties };
    const ending = { ...before, properties: { ...before.properties, validTo: iso(end) } };
    lines.push({ collection: 'zones', id, fid, base: version, version: version + 1, before, after: ending });
    const next = zone(fid - 1, 2e-4, { validFrom: iso(end) });
    const [newFid, newId] = [fid + count, idOf(fid + count)];
    lines.push({ collection: 'zones', id: newId, fid: newFid, base: null, version: 1, before: null, after: next });
  }
  for (const { collection, fid, id, version, after } of lines) {
    city.features.set(fid, { collection, fid, id, version, ...after! });
  }
  const first = picture();
  let applied = false;
  const applying = index.apply(changeOf(1, lines)).then(() => (applied = true));
  // The end of what is drawn is no column of it: the picture stays the same.
  expect(await seen(() => applied)).toEqual(new Set([first]));
  await applying;
  expect(index.ahead).toBe(2 * count);

  city.clock = end;
  const { mark } = index.touched;
  expect(index.keepTime()).toEqual([]);
  const pictures = await seen(() => index.touched.mark > mark);
  const last = picture();
  expect(pictures).toEqual(new Set([first, last]));
  expect(last).not.toBe(first);
  expect(
    index
      .keepTime()
      .map(({ fid }) => fid)
      .sort((a, b) => a - b),
  ).toEqual(Array.from({ length: 2 * count }, (_, i) => i + 1));
  const fresh = await city.rebuilt();
  expect(fresh.total('zones', noFilter, undefined, 'current')).toBe(count);
  expect(index.total('zones', noFilter, undefined, 'current')).toBe(count);
  expect(picture(fresh)).toBe(last);
});
