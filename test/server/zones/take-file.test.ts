import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { messyZones } from '#domain/sample-city/messy-zones.ts';
import type { ZoneMapping } from '#domain/zones/taking-in/read-zones.ts';
import { featuresIn } from '../../../server/zones/features-in.ts';
import { takeFile } from '../../../server/zones/take-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-take-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const mapping: ZoneMapping = { number: 'bh', name: 'mc', kindOfPlace: 'block' };

async function written(text: string): Promise<string> {
  const path = join(folder, 'zones.geojson');
  await writeFile(path, text);
  return path;
}

/** What is told of a file, or why it is refused. */
async function taken(text: string) {
  let ids = 0;
  const answer = takeFile(await written(text), mapping, () => `zone-${++ids}`);
  return answer.ok ? answer.value.told : answer.error;
}

const at = (x: number, y: number): Position => [119.9 + x / 1000, 32.45 + y / 1000];
const square = (x: number, y: number): Position[] => [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)];
const zone = (name: string, rings: Position[][], more: object = {}) => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: rings },
  properties: { bh: `Z-${name}`, mc: name },
  ...more,
});
const file = (features: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

test('what means the same ground is put right and told feature by feature', async () => {
  const [a, b, c, d] = square(0, 0) as [Position, Position, Position, Position];
  expect(await taken(file([zone('甲', [[a, b, b, c, at(2, 1), c, d, a]])]))).toMatchObject({
    zones: 1,
    cleaned: 1,
    notes: [
      { feature: 0, name: '甲', code: 'duplicate-places', count: 1 },
      { feature: 0, name: '甲', code: 'spikes', count: 1 },
    ],
  });
});

describe('a file with a feature that cannot be read is refused as a whole, naming feature and place', () => {
  const good = zone('好', [square(5, 5)]);
  test.each([
    ['an open ring', zone('甲', [square(0, 0).slice(0, 4)]), /^Feature 2 \(甲\) at .* does not come back/],
    [
      'a ring that crosses itself',
      zone('甲', [[at(0, 0), at(1, 1), at(1, 0), at(0, 1), at(0, 0)]]),
      /^Feature 2 \(甲\) at 119\.9005000, 32\.4505000 has a ring that crosses itself\.$/,
    ],
    ['a line', zone('甲', [], { geometry: { type: 'LineString', coordinates: [at(0, 0)] } }), /neither Polygon/],
    ['no geometry', { type: 'Feature', properties: null, geometry: null }, /^Feature 2 is neither Polygon/],
    ['something else', 7, /^Feature 2 is no GeoJSON feature/],
    ['another city', zone('远', [square(9_000, 0)]), /more than 3 degrees/],
    ['a text that nobody can keep', zone('甲\u0000', [square(0, 0)]), /^Feature 2 has a NUL character in its texts/],
  ])('%s', async (_what, feature, sentence) => {
    expect(await taken(file([good, feature]))).toMatch(sentence);
  });

  test('a file that is cut off, is something else or in another system of coordinates', async () => {
    const whole = file([good, good]);
    expect(await taken(whole.slice(0, -20))).toBe('The file is not JSON, or it is cut off.');
    expect(await taken(whole.slice(0, -1))).toBe('The file is not JSON, or it is cut off.');
    expect(await taken('bh,mc\n')).toBe('The file is not JSON, or it is cut off.');
    expect(await taken('')).toBe('The file is not JSON, or it is cut off.');
    const none = 'The file is not a GeoJSON FeatureCollection: "type" must be "FeatureCollection" with "features".';
    expect(await taken('{"type":"Feature"}')).toBe(none);
    expect(await taken('[]')).toBe(none);
    expect(await taken(file([good], { crs: { type: 'name', properties: { name: 'EPSG:4549' } } }))).toBe(
      'The file says its coordinates are in EPSG:4549. Convert it to WGS84 longitude, latitude first.',
    );
    expect(await taken(file([]))).toBe('The file has no feature.');
    expect(await taken(`{"type":"FeatureCollection","features":[{"a":}]}`)).toMatch(/^Feature 1 is not JSON/);
    const rubbish = JSON.stringify({ type: 'FeatureCollection', much: 'x'.repeat(2_000_000), features: [good] });
    expect(await taken(rubbish)).toMatch(/too much around it/);
  });
});

test('of zones as offices have them every planted fault is found in the file, and none is invented', async () => {
  const city = generateSampleCity({ seed: 1, cases: 0, until: '2026-11-21' });
  const order = [...city.features('zones')].filter(({ properties }) => properties['responsibilityKind'] === 'order');
  for (const seed of [1, 2, 3]) {
    const { collection, faults, harmless } = messyZones(seed, order);
    const told = await taken(JSON.stringify(collection));
    const planted: Record<string, number> = {};
    for (const { kind } of faults) planted[kind] = (planted[kind] ?? 0) + 1;
    expect(told).toMatchObject({
      zones: collection.features.length,
      faults: planted,
      cleaned: new Set(harmless.duplicates).size,
    });
  }
});

describe('features are read one by one', () => {
  test('as JSON.parse reads them, wherever the pieces of the file end and whatever stands in their texts', async () => {
    const features = Array.from({ length: 400 }, (_, i) => ({
      n: i,
      text: `},{"features":[\\ \\" 责任区${'长'.repeat(i * 9)} \u{1f6ae}`,
      list: [[i, [i]], []],
    }));
    for (const document of [
      { type: 'FeatureCollection', features },
      { features, bbox: [1, 2, 3, 4], type: 'FeatureCollection', crs: null },
    ]) {
      for (const space of [0, 2]) {
        const path = await written(`\ufeff${JSON.stringify(document, undefined, space)}\n`);
        expect([...featuresIn(path)]).toEqual(features);
      }
    }
  });

  test('and no more of the file is read than is asked for', async () => {
    const path = await written(file(Array.from({ length: 90_000 }, (_, i) => zone(String(i), [square(0, 0)]))));
    let read = 0;
    const features = featuresIn(path, (bytes) => (read = bytes));
    expect([features.next().value, features.next().value]).toMatchObject([{ type: 'Feature' }, { type: 'Feature' }]);
    features.return(undefined);
    expect(read).toBe(0);
  });
});
