import { expect, test } from 'vitest';
import { drawSections, roadFeatures } from '#domain/sample-city/sections.ts';
import { settingFor } from '#domain/sample-city/setting.ts';
import { measureLine, placeAt } from '#domain/streets/chainage.ts';
import { assembleStreets, partAt, type RoadSection } from '#domain/streets/assemble.ts';

/** About a metre east, and a metre north, near Taizhou. */
const east = 1 / 93_980;
const north = 1 / 110_880;
const at = (x: number, y: number): [number, number] => [
  Number((119.9 + x * east).toFixed(7)),
  Number((32.5 + y * north).toFixed(7)),
];

function section(
  id: string,
  name: string | undefined,
  places: [number, number][],
  more: Partial<RoadSection> = {},
): RoadSection {
  const named = name === undefined ? {} : { name };
  return { id, ...named, class: 'primary', line: places.map(([x, y]) => at(x, y)), ...more };
}

test('sections that share an alias are one street, called by what most of it is called', () => {
  const streets = assembleStreets([
    section(
      'b',
      '人民西路',
      [
        [0, 0],
        [300, 0],
      ],
      { aliases: ['人民路'] },
    ),
    section(
      'a',
      '人民东路',
      [
        [500, 0],
        [300, 0],
      ],
      { aliases: ['人民路'] },
    ),
    section('c', '青年路', [
      [300, 0],
      [300, 400],
    ]),
    section('d', undefined, [
      [0, 0],
      [0, 50],
    ]),
  ]);
  expect(streets.map(({ name }) => name)).toEqual(['人民路', '青年路']);
  const [people] = streets;
  expect(people!.aliases).toEqual(['人民东路', '人民西路']);
  expect(people!.parts).toHaveLength(1);
  // 300 m are drawn eastward and 200 m westward: the street runs east.
  expect(people!.parts[0]!.sections.map(({ section: { id }, reversed }) => [id, reversed])).toEqual([
    ['b', false],
    ['a', true],
  ]);
  expect(people!.length).toBeCloseTo(500, 0);
  expect(people!.parts[0]!.crossings).toEqual([{ name: '青年路', at: expect.closeTo(300, 0) }]);
});

test('where several sections of a street meet, the straightest way on is taken', () => {
  const [street] = assembleStreets([
    section('1', '环路', [
      [0, 0],
      [100, 0],
    ]),
    section('2', '环路', [
      [100, 0],
      [200, 10],
    ]),
    section('3', '环路', [
      [100, 0],
      [110, 300],
    ]),
  ]);
  expect(street!.parts.map(({ sections }) => sections.map((s) => s.section.id))).toEqual([['3'], ['1', '2']]);
  expect(street!.parts[1]!.begin).toBeCloseTo(street!.parts[0]!.measured.length, 6);
  expect(partAt(street!, street!.parts[1]!.begin + 1)).toBe(street!.parts[1]);
  expect(partAt(street!, 10_000)).toBe(street!.parts[1]);
  expect(partAt(street!, 0)).toBe(street!.parts[0]);
});

test('a ring road is one part and ends', () => {
  const [street] = assembleStreets([
    section('1', '环城路', [
      [0, 0],
      [100, 0],
      [100, 100],
    ]),
    section('2', '环城路', [
      [0, 0],
      [0, 100],
      [100, 100],
    ]),
  ]);
  expect(street!.parts).toHaveLength(1);
  expect(street!.length).toBeCloseTo(400, 0);
});

test('a street crossed by two carriageways has one crossing, one crossed twice far apart has two', () => {
  const streets = assembleStreets([
    section('1', '东街', [
      [0, 0],
      [100, 0],
      [120, 0],
      [900, 0],
      [1000, 0],
    ]),
    section('2', '北路', [
      [100, 0],
      [100, 500],
    ]),
    section('3', '北路', [
      [120, 0],
      [120, 500],
    ]),
    section('4', '北路', [
      [900, 0],
      [900, 500],
    ]),
  ]);
  const street = streets.find(({ name }) => name === '东街');
  const [first, second] = street!.parts[0]!.crossings;
  expect([first!.name, Math.round(first!.at), Math.round(first!.until!)]).toEqual(['北路', 100, 120]);
  expect([second!.name, Math.round(second!.at), second!.until]).toEqual(['北路', 900, undefined]);
  expect(street!.parts[0]!.crossings).toHaveLength(2);
});

test('a section drawn twice, in whichever direction, or without length counts no more than once', () => {
  const places: [number, number][] = [
    [0, 0],
    [600, 0],
    [1200, 0],
  ];
  for (const again of [places, [...places].reverse()]) {
    const point: [number, number][] = [
      [1200, 0],
      [1200, 0],
    ];
    const [street] = assembleStreets([
      section('1', '东街', places),
      section('2', '东街', again),
      section('0', '东街', point),
    ]);
    expect(street!.parts).toHaveLength(1);
    expect(street!.length).toBeCloseTo(1200, 0);
  }
});

test('a road drawn as a whole and in its parts counts once, and as its parts', () => {
  const [street] = assembleStreets([
    section('1', '东街', [
      [0, 0],
      [1200, 0],
    ]),
    section('2', '东街', [
      [600, 0],
      [0, 0],
    ]),
    section('3', '东街', [
      [600, 0],
      [900, 0],
      [1200, 0],
    ]),
  ]);
  expect(street!.parts).toHaveLength(1);
  expect(street!.length).toBeCloseTo(1200, 0);
  expect(street!.parts[0]!.sections.map((placed) => placed.section.id).sort()).toEqual(['2', '3']);
});

test('a place along a line is one also where the line has vertices twice', () => {
  const line = measureLine([at(0, 0), at(0, 0), at(50, 0), at(50, 0), at(100, 0), at(100, 0)]);
  for (const [metres, x] of [
    [0, 0],
    [50, 50],
    [80, 80],
    [100, 100],
    [100.5, 100],
  ] as const) {
    const { position, bearing } = placeAt(line, metres, 10);
    expect(position[0]).toBeCloseTo(at(x, 0)[0], 5);
    expect(position[1]).toBeCloseTo(at(x, 10)[1], 5);
    expect(bearing).toBeCloseTo(90, 3);
  }
  expect(placeAt(measureLine([at(5, 5), at(5, 5)]), 0).position).toEqual(at(5, 5));
});

test('an end that meets nothing drawn is called as the register says', () => {
  const [street] = assembleStreets([
    section(
      '1',
      '东街',
      [
        [0, 0],
        [100, 0],
      ],
      { from: '甲路、乙路', to: '丙路' },
    ),
  ]);
  expect(street!.parts[0]!.crossings.map(({ name, at: metres }) => [name, Math.round(metres)])).toEqual([
    ['乙路', 0],
    ['甲路', 0],
    ['丙路', 100],
  ]);
});

test('the streets of the sample city are the roads it was drawn from, whatever the order of the sections', () => {
  const drawn = drawSections();
  const sections = roadFeatures(drawn, settingFor({ seed: 1, cases: 0, until: '2026-11-22' })).map(
    ({ id, geometry, properties }) =>
      ({ ...properties, id, line: (geometry as { coordinates: number[][] }).coordinates }) as unknown as RoadSection,
  );
  const streets = assembleStreets(sections);
  expect(new Set(streets.map(({ name }) => name))).toEqual(new Set(drawn.map(({ road }) => road)));
  for (const { name, parts } of streets) {
    const own = drawn.filter(({ road }) => road === name);
    expect(parts).toHaveLength(1);
    expect(parts[0]!.measured.length).toBeCloseTo(
      own.reduce((sum, { measured }) => sum + measured.length, 0),
      3,
    );
    expect(parts[0]!.sections.map(({ section: { id } }) => id)).toHaveLength(own.length);
    const met = new Set(own.flatMap(({ from, to }) => [...(from?.split('、') ?? []), ...(to?.split('、') ?? [])]));
    expect(new Set(parts[0]!.crossings.map((crossing) => crossing.name))).toEqual(met);
  }
  expect(assembleStreets(sections.toReversed())).toEqual(streets);
});
