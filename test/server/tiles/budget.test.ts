import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { cases } from '#domain/cases/collection.ts';
import { openStatuses } from '#domain/cases/status.ts';
import { litterBins } from '#domain/litter-bins/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { tileAt, tileBox } from '#domain/geometry/tile.ts';
import type { CityIndex } from '../../../server/tiles/city-index.ts';
import { shares, tileBudget } from '../../../server/tiles/budget.ts';
import { cut, decode, fakeCity, feature, present } from './fake-city.ts';
import { caseAt, iso } from './sample-cases.ts';

const [x, y] = tileAt(16, 119.915, 32.485);
const [west, south, east, north] = tileBox(16, x, y);
/** A little south-west of the tile's middle: the crowd stretches 0.001 degrees from here. */
const spot = { lng: (west + east) / 2 - 0.0005, lat: (south + north) / 2 - 0.0005 };
const count = 30_000;

/** 30,000 cases within one tile of zoom 16, every second one open, all with times of their own: nothing a compressor could fold. */
function crowd(): Feature[] {
  const numbers = fc.sample(fc.nat(2 ** 30), { numRuns: count * 4, seed: 3 });
  return Array.from({ length: count }, (_, i) => {
    const [a, b, c, d] = numbers.slice(i * 4, i * 4 + 4) as [number, number, number, number];
    const statuses = i % 2 === 0 ? openStatuses : (['closed', 'voided', 'merged'] as const);
    return caseAt(i * 7 + 1, spot.lng + (a % 10_000) / 1e7, spot.lat + (b % 10_000) / 1e7, {
      status: statuses[c % statuses.length]!,
      action: 1 + (d % 10),
      classCode: `06${String(a % 30).padStart(2, '0')}`,
      urgent: b % 20 === 0,
      reportedAt: iso(present - (c % 31_000_000)),
      yellowAt: iso(present - 400_000 + (d % 800_000)),
      dueAt: iso(present - 300_000 + ((d * 3 + c) % 800_000)),
    });
  });
}

let index: CityIndex;
let list: Feature[];
beforeAll(async () => {
  list = crowd();
  const bins = list.map(({ fid, geometry }) =>
    feature('litter-bins', fid + 1, geometry, { road: '坡子街', state: 'intact' }),
  );
  ({ index } = await fakeCity([cases, litterBins], [...list, ...bins]));
});

describe('a tile with more points than it can carry', () => {
  test.each([8, 14, 15, 16])('weighs at most 150 kB compressed, at zoom %i', (z) => {
    const tile = [z, ...tileAt(z, spot.lng, spot.lat)] as const;
    for (const bytes of [cut(index, ['cases'], tile), cut(index, ['cases', 'litter-bins'], tile)]) {
      const weight = gzipSync(bytes, { level: 5 }).length;
      expect(weight).toBeLessThanOrEqual(tileBudget);
      expect(weight).toBeGreaterThan(tileBudget * 0.7);
    }
  });

  test('keeps the open cases that are due first, and counts all in cells', () => {
    const layers = decode(cut(index, ['cases'], [16, x, y]));
    const kept = new Set(layers['cases']!.map(({ id }) => id));
    const open = list.filter((f) => f.properties['open'] === true);
    const due = (f: Feature) => String(f.properties['dueAt']);
    const first = open
      .toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.fid - b.fid))
      .slice(0, kept.size);
    expect(kept.size).toBeGreaterThan(4000);
    expect(kept).toEqual(new Set(first.map((f) => f.fid)));
    const total = layers['cases-cells']!.reduce((sum, { properties }) => sum + Number(properties['total']), 0);
    expect(total).toBe(count);
  });

  test('keeps an even sample of a collection without cells, the same each time', () => {
    const request = () => decode(cut(index, ['litter-bins'], [16, x, y]))['litter-bins']!;
    const kept = request();
    expect(kept.length).toBeLessThan(count);
    expect(request()).toEqual(kept);
    const share = (of: readonly unknown[], west: readonly unknown[]) => west.length / of.length;
    const ofKept = share(
      kept,
      kept.filter(({ parts }) => parts[0]![0]!.x < 2048),
    );
    const middle = (west + east) / 2;
    const ofAll = share(
      list,
      list.filter((f) => f.geometry.type === 'Point' && f.geometry.coordinates[0]! < middle),
    );
    expect(Math.abs(ofKept - ofAll)).toBeLessThan(0.02);
  });
});

describe('the budget', () => {
  test('gives small layers what they ask for and the others equal shares of the rest', () => {
    expect(shares([10, 100, 200], 110)).toEqual([10, 50, 50]);
    expect(shares([200, 10, 100], 1000)).toEqual([200, 10, 100]);
    expect(shares([5, 5], -1)).toEqual([0, 0]);
  });
});
