import { expect, test } from 'vitest';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { borderInWords } from '#domain/zones/border-words/in-words.ts';
import type { NamedLine } from '#domain/zones/border-words/lines-near.ts';
import { sidesOfBorder } from '#domain/zones/border-words/sides-of-border.ts';
import type { Ground } from '#domain/zones/content.ts';
import { takeIn } from '#domain/zones/taking-in/take-in.ts';
import { readZones } from '#domain/zones/taking-in/read-zones.ts';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';

const zone = (number: string, name: string): Ground => ({
  is: 'zone',
  content: { number, name, kindOfPlace: 'block' },
});
/** A square is about 94 m wide and 111 m high. */
const coverage = letteredCoverage(['WWWW', 'AZZB', 'AZZC', 'DD.C', 'DDDD'], {
  Z: zone('SR-9', '中间'),
  A: zone('SR-1', '西区'),
  B: zone('SR-2', '东北'),
  C: zone('SR-3', '东南'),
  D: zone('SR-4', '南区'),
  W: { is: 'left-out', reason: 'water', note: '' },
});
const at = (x: number, y: number) => fromLattice([corner[0] + Math.round(x * side), corner[1] + Math.round(y * side)]);
const words = (lines: readonly NamedLine[], within: number) =>
  borderInWords(sidesOfBorder(coverage, 'Z', lines, within));

test('each side is told by the ground beyond, what lies along most of it first', () => {
  expect(words([], 20)).toEqual({
    zh: '东至SR-2东北、SR-3东南，南至无责任区地段、SR-4南区，西至SR-1西区，北至水域',
    en: 'east to SR-2 东北 and SR-3 东南, south to ground without a zone and SR-4 南区, west to SR-1 西区, north to Water',
  });
  const { east } = sidesOfBorder(coverage, 'Z', [], 20);
  expect(east.map(({ share }) => share)).toEqual([0.5, 0.5]);
});

test('a road or river along a side is named instead, within the tolerance and only where it runs along', () => {
  const lines: NamedLine[] = [
    // 9 m off the west side, and across the whole of it.
    { kind: 'road', name: '青年路', line: [at(0.9, 0), at(0.9, 5)] },
    // Crosses the east side square.
    { kind: 'road', name: '横街', line: [at(0, 3.1), at(4, 3.1)] },
    { kind: 'river', name: '南河', line: [at(0, 2.05), at(4, 1.95)] },
  ];
  expect(words(lines, 20).zh).toBe('东至SR-2东北、SR-3东南，南至南河，西至青年路，北至水域');
  expect(words(lines, 5).zh).toContain('西至SR-1西区');
  expect(words([...lines].reverse(), 20)).toEqual(words(lines, 20));
});

test('what lies along little of a side is left out, unless it is the most there is', () => {
  const border = sidesOfBorder(coverage, 'Z', [], 20);
  expect(borderInWords(border, 0.6).zh).toBe('东至SR-2东北，南至无责任区地段，西至SR-1西区，北至水域');
});

test('where the zones end is no gap', () => {
  expect(borderInWords(sidesOfBorder(coverage, 'D', [], 20)).zh).toMatch(/南至责任区范围外，西至责任区范围外/);
});

test('the zones of the sample city lie between the roads that they were drawn along', () => {
  const city = generateSampleCity({ seed: 1, cases: 0, until: '2026-11-21' });
  const order = [...city.features('zones')].filter(({ properties }) => properties['responsibilityKind'] === 'order');
  const read = readZones(
    order.map((feature) => ({ type: 'Feature', ...feature })),
    { number: 'number', name: 'name', kindOfPlace: 'block' },
  );
  if (!read.ok) throw new Error('the sample zones are sound');
  const { coverage: taken, ids } = takeIn(
    read.value.zones,
    (() => {
      let n = 0;
      return () => `z${++n}`;
    })(),
  );
  const roads = [...city.features('roads')].map(({ geometry, properties }): NamedLine => ({
    kind: 'road',
    name: String(properties['name']),
    line: (geometry as { coordinates: number[][] }).coordinates,
  }));
  const of = (number: string) => ids[read.value.zones.findIndex(({ content }) => content.number === number)]!;
  expect(borderInWords(sidesOfBorder(taken, of('SR-023'), roads, 25)).zh).toBe(
    '东至海陵路，南至东进路，西至青年路，北至人民路',
  );
});
