import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureGrid } from '#domain/checks/feature-grid.ts';
import { heldCity, NotHeld, type HeldCity } from '#domain/checks/held-city.ts';
import { collectionById } from '#domain/collections.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';
import { boxesMeet, bboxOf } from '#domain/geometry/bbox.ts';

const at = (instant: string): number => Date.parse(instant);
const noon = at('2026-11-22T12:00:00+08:00');

const bin = (lon: number, more: Properties = {}): FeatureState => ({
  geometry: { type: 'Point', coordinates: [lon, 32.49] },
  properties: { road: '人民路', ...more },
});

const road = (name: string, lat: number): FeatureState => ({
  geometry: {
    type: 'LineString',
    coordinates: [
      [119.9, lat],
      [119.91, lat],
    ],
  },
  properties: { name, class: 'secondary' },
});

function cityOf(content: Readonly<Record<string, Readonly<Record<string, FeatureState>>>>): HeldCity {
  const city = heldCity({ get: () => undefined, all: () => [] }, noon);
  for (const [id, features] of Object.entries(content)) {
    const listed = Object.entries(features).map(([id, state]) => ({ id, ...state }));
    for (const step of city.filling(collectionById(id)!, listed)) void step;
  }
  return city;
}

const bins = 'litter-bins';
const line = (id: string, after: FeatureState | null) => ({ collection: bins, id, after });

describe('a city that rules are held against', () => {
  it('shows what is valid now, and lets the rest come and go by the clock', () => {
    const city = cityOf({
      [bins]: {
        now: bin(1),
        ended: bin(2, { validTo: '2026-11-22T03:00:00Z' }),
        ends: bin(3, { validTo: '2026-11-22T05:00:00Z' }),
        comes: bin(4, { validFrom: '2026-11-23' }),
      },
    });
    const ids = () => [...city.features(bins).keys()].sort();
    expect(ids()).toEqual(['ends', 'now']);
    expect(city.move(at('2026-11-22T12:59:59+08:00'), []).features).toEqual([]);
    const gone = city.move(at('2026-11-22T13:00:00+08:00'), []).features;
    expect(gone).toMatchObject([{ collection: bins, id: 'ends', before: { id: 'ends' }, after: undefined }]);
    const come = city.move(at('2026-11-23T00:00:00+08:00'), []).features;
    expect(come).toMatchObject([{ id: 'comes', before: undefined, after: { id: 'comes' } }]);
    expect(ids()).toEqual(['comes', 'now']);
    expect(city.near(bins, [3.5, 32, 4.5, 33]).map(({ id }) => id)).toEqual(['comes']);
  });

  it('tells of each feature once what it was and is, and nothing of one that came and went', () => {
    const city = cityOf({ [bins]: { one: bin(1) } });
    const { features } = city.move(noon, [
      line('one', bin(2)),
      line('one', bin(3)),
      line('two', bin(4)),
      line('two', null),
    ]);
    expect(features).toMatchObject([
      { id: 'one', before: { geometry: bin(1).geometry }, after: { geometry: bin(3).geometry } },
    ]);
  });

  it('says which collection it does not hold, streets included', () => {
    const city = cityOf({ [bins]: {} });
    const asked: string[] = [];
    const seen = city.seenBy((id) => asked.push(id));
    expect(() => seen.features('kiosks')).toThrow(NotHeld);
    expect(() => seen.streets.all).toThrow(NotHeld);
    expect(seen.near(bins, [0, 0, 1, 1])).toEqual([]);
    expect(asked).toEqual(['kiosks', 'roads', bins]);
    expect(city.move(noon, [{ collection: 'kiosks', id: 'k', after: bin(1) }]).features).toEqual([]);
  });

  it('keeps its streets as roads change, and names those that became different', () => {
    const city = cityOf({ roads: { r1: road('人民路', 32.49), r2: road('坡子街', 32.6) } });
    expect(city.streets.all.map(({ name }) => name).sort()).toEqual(['人民路', '坡子街']);
    const { streets } = city.move(noon, [{ collection: 'roads', id: 'r1', after: road('青年路', 32.49) }]);
    expect([...streets].sort()).toEqual(['人民路', '青年路']);
    expect(city.streets.named('人民路')).toBeUndefined();
  });
});

describe('features by where they lie', () => {
  const coordinate = fc.integer({ min: 0, max: 400 }).map((n) => n / 1000);
  const box = fc.tuple(coordinate, coordinate, coordinate, coordinate).map(([a, b, c, d]) => ({
    low: [119 + Math.min(a, b), 32 + Math.min(c, d)] as const,
    high: [119 + Math.max(a, b), 32 + Math.max(c, d)] as const,
  }));

  it('are those whose boxes meet, whatever came, moved and went', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.option(box)), { maxLength: 40 }), box, (edits, asked) => {
        const grid = featureGrid();
        const plain = new Map<string, ReturnType<typeof bboxOf>>();
        for (const [n, at] of edits) {
          const id = `f${n}`;
          if (at === null) {
            grid.remove(id);
            plain.delete(id);
            continue;
          }
          const geometry = { type: 'LineString' as const, coordinates: [[...at.low], [...at.high]] };
          grid.put({ collection: bins, id, geometry, properties: {} });
          plain.set(id, bboxOf(geometry));
        }
        const bbox = [...asked.low, ...asked.high] as unknown as ReturnType<typeof bboxOf>;
        const expected = [...plain].filter(([, own]) => boxesMeet(own, bbox)).map(([id]) => id);
        expect(grid.near(bbox).map(({ id }) => id)).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
  });
});
