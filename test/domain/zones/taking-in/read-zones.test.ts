import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { doubleArea, toLattice } from '#domain/geometry/lattice.ts';
import { readZones, type ZoneMapping } from '#domain/zones/taking-in/read-zones.ts';

const mapping: ZoneMapping = { number: 'bh', name: 'mc', unit: 'dw', kindOfPlace: 'block' };
const polygon = (...coordinates: Position[][]) => ({ type: 'Polygon', coordinates });
const feature = (geometry: unknown, properties: unknown = { bh: 'A-1', mc: '坡子街片区', dw: '城中中队' }) => ({
  type: 'Feature',
  properties,
  geometry,
});
/** A square ring, counter-clockwise, in thousandths of a degree from 119.9 E 32.4 N. */
const square = (x: number, y: number, size: number): Position[] =>
  [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]].map(at); // prettier-ignore
const at = ([x, y]: number[]): Position => [119.9 + x! / 1000, 32.4 + y! / 1000];

function problemsOf(...features: unknown[]) {
  const read = readZones(features, mapping);
  return read.ok ? [] : read.error;
}
function taken(...features: unknown[]) {
  const read = readZones(features, mapping);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('reading zones as they are', () => {
  it('takes areas with what the named properties say, rings turned as they belong', () => {
    const { zones, notes } = taken(
      feature(polygon([...square(0, 0, 9)].reverse(), square(2, 2, 2))),
      feature(
        { type: 'MultiPolygon', coordinates: [[square(20, 0, 5)], [square(30, 0, 5)]] },
        { bh: 17, mc: ' 江洲 ' },
      ),
    );
    expect(notes).toEqual([]);
    expect(zones.map(({ content }) => content)).toEqual([
      { number: 'A-1', name: '坡子街片区', unit: '城中中队', kindOfPlace: 'block' },
      { number: '17', name: '江洲', kindOfPlace: 'block' },
    ]);
    expect(zones[0]!.rings.map((ring) => Math.sign(doubleArea(ring)))).toEqual([1, -1]);
    expect(zones[1]!.rings[0]).toEqual(square(20, 0, 5).map(toLattice));
  });

  it('refuses the whole file for one ring that crosses itself, and names feature and place', () => {
    const eight = [[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]].map(at); // prettier-ignore
    expect(problemsOf(feature(polygon(square(10, 0, 5))), feature(polygon(eight)))).toEqual([
      { code: 'self-crossing', feature: 1, name: '坡子街片区', at: [119.902, 32.402] },
    ]);
  });

  it('refuses a ring that crosses itself at a place that it has, and one that goes round twice', () => {
    const eight = [[0, 0], [2, 2], [4, 4], [4, 0], [2, 2], [0, 4], [0, 0]].map(at); // prettier-ignore
    const twice = [...square(0, 0, 4), ...square(0, 0, 4).slice(1)];
    expect(problemsOf(feature(polygon(eight)))).toMatchObject([{ code: 'self-crossing', at: [119.902, 32.402] }]);
    expect(problemsOf(feature(polygon(twice)))).toMatchObject([{ code: 'self-crossing' }]);
  });

  it('tells some of the crossings of a ring that crosses itself a million times', () => {
    const star = Array.from({ length: 4001 }, (_, i) => {
      const angle = ((i % 4000) * 1999 * Math.PI) / 2000;
      return at([20 * Math.cos(angle), 20 * Math.sin(angle)]);
    });
    const problems = problemsOf(feature(polygon([...star.slice(0, -1), star[0]!])));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  it('takes a ring that touches itself, and a hole drawn by a bridge', () => {
    const bay = [[0, 0], [9, 0], [9, 9], [5, 0], [0, 9], [0, 0]].map(at); // prettier-ignore
    const bridge = [[0, 0], [9, 0], [9, 9], [0, 9], [0, 0], [2, 2], [2, 4], [4, 4], [4, 2], [2, 2], [0, 0]].map(at); // prettier-ignore
    expect(problemsOf(feature(polygon(bay)))).toEqual([]);
    expect(problemsOf(feature(polygon(bridge)))).toEqual([]);
  });

  it('refuses unclosed rings, holes elsewhere, rings across each other', () => {
    expect(problemsOf(feature(polygon(square(0, 0, 9).slice(0, -1))))).toMatchObject([
      { code: 'unclosed', feature: 0, at: [119.9, 32.409] },
    ]);
    expect(problemsOf(feature(polygon(square(0, 0, 9), square(20, 2, 2))))).toMatchObject([{ code: 'hole-outside' }]);
    expect(problemsOf(feature(polygon(square(0, 0, 9), square(7, 2, 5))))).toMatchObject([
      { code: 'rings-cross' },
      { code: 'rings-cross' },
    ]);
  });

  it('knows latitude and longitude exchanged from places that are elsewhere or not degrees', () => {
    const swapped = square(0, 0, 9).map(([x, y]) => [y!, x!]);
    expect(problemsOf(feature(polygon(swapped)))).toMatchObject([{ code: 'swapped', at: [32.4, 119.9] }]);
    expect(problemsOf(feature(polygon(square(0, 0, 9).map(([x, y]) => [x! - 100, y!]))))).toMatchObject([
      { code: 'out-of-range' },
    ]);
    expect(problemsOf(feature(polygon([[500_000, 3_588_000], [500_100, 3_588_000], [500_000, 3_588_100]])))).toMatchObject(
      [{ code: 'out-of-range', at: [500_000, 3_588_000] }],
    ); // prettier-ignore
    expect(problemsOf(feature(polygon([[119.9, null as unknown as number]])))).toMatchObject([
      { code: 'not-a-position', feature: 0 },
    ]);
  });

  it('refuses what is no area, no feature, nothing at all, or far from the others', () => {
    expect(problemsOf(feature({ type: 'LineString', coordinates: square(0, 0, 9) }))).toMatchObject([
      { code: 'not-an-area' },
    ]);
    expect(problemsOf(feature(null), 7, feature({ type: 'Polygon', coordinates: 'x' }))).toMatchObject([
      { code: 'not-an-area', feature: 0 },
      { code: 'not-a-feature', feature: 1 },
      { code: 'not-an-area', feature: 2 },
    ]);
    expect(problemsOf()).toMatchObject([{ code: 'nothing' }]);
    const far = square(0, 0, 9).map(([x, y]) => [x! - 10, y!]);
    expect(
      problemsOf(feature(polygon(square(0, 0, 9))), feature(polygon(square(9, 0, 9))), feature(polygon(far))),
    ).toEqual([{ code: 'too-far', feature: 2, name: '坡子街片区', at: [109.9045, 32.4045] }]);
  });

  it('cleans duplicate places, spikes and empty parts, and tells how many and where', () => {
    const plain = square(0, 0, 9);
    const doubled = [plain[0]!, plain[0]!, plain[1]!, plain[1]!, plain[1]!, ...plain.slice(2)];
    const spiked = [
      plain[0]!,
      plain[1]!,
      at([15, 0]),
      plain[1]!,
      plain[2]!,
      at([9, 30]),
      at([9.0002, 9]),
      ...plain.slice(3),
    ];
    const { zones, notes } = taken(
      feature(polygon(doubled), { bh: '1', mc: 'a' }),
      feature(polygon(spiked), { bh: '2', mc: 'b' }),
      feature(
        { type: 'MultiPolygon', coordinates: [[plain, [at([1, 1]), at([2, 2]), at([1, 1])]], [], [[at([3, 3])]]] },
        { bh: '3', mc: 'c' },
      ),
    );
    expect(notes).toEqual([
      { code: 'duplicate-places', count: 3, feature: 0, name: 'a', at: [119.9, 32.4] },
      { code: 'spikes', count: 3, feature: 1, name: 'b', at: [119.915, 32.4] },
      { code: 'empty-parts', count: 3, feature: 2, name: 'c', at: expect.anything() },
    ]);
    expect(zones[0]!.rings).toEqual([plain.map(toLattice)]);
    expect(zones[2]!.rings).toEqual([plain.map(toLattice)]);
    // The spike that comes back beside itself leaves a second one, its foot of two centimetres.
    expect(zones[1]!.rings).toEqual([plain.map(toLattice)]);
  });

  it('refuses a feature without any area left', () => {
    expect(problemsOf(feature(polygon([])))).toMatchObject([{ code: 'empty', feature: 0 }]);
    expect(problemsOf(feature(polygon([at([0, 0]), at([9, 0]), at([0, 0])])))).toMatchObject([{ code: 'empty' }]);
  });

  it('puts something for missing numbers and names and tells so, and tells numbers used twice', () => {
    const { zones, notes } = taken(
      feature(polygon(square(0, 0, 9)), null),
      feature(polygon(square(10, 0, 9)), { bh: 'A-1' }),
      feature(polygon(square(20, 0, 9)), { bh: 'A-1', mc: 'x' }),
    );
    expect(zones.map(({ content }) => [content.number, content.name])).toEqual([
      ['1', '1'],
      ['A-1', 'A-1'],
      ['A-1', 'x'],
    ]);
    expect(notes.map(({ feature: f, code }) => [f, code])).toEqual([
      [0, 'no-number'],
      [0, 'no-name'],
      [1, 'no-name'],
      [2, 'same-number'],
    ]);
  });
});
