import { expect, test } from 'vitest';
import { measureLine, placeAt, projectOn } from '#domain/streets/chainage.ts';
import { compassPoint, sideOf } from '#domain/streets/compass.ts';
import { cutSections } from '#domain/streets/cut-sections.ts';
import { placeInWords } from '#domain/streets/place-in-words.ts';

const poziJie = { road: '坡子街', from: '人民路', to: '东进路', length: 393, bearing: 178 } as const;

test('a place is told from the nearer crossing, with direction, metres and side', () => {
  expect(placeInWords({ ...poziJie, chainage: 51, side: 'east' })).toBe('坡子街，人民路口向南50米，路东');
  expect(placeInWords({ ...poziJie, chainage: 330, side: 'west' })).toBe('坡子街，东进路口向北60米，路西');
});

test('within fifteen metres a place is at the crossing', () => {
  expect(placeInWords({ ...poziJie, chainage: 14.9, side: 'east' })).toBe('坡子街，人民路口，路东');
  expect(placeInWords({ ...poziJie, chainage: 15, side: 'east' })).toBe('坡子街，人民路口向南20米，路东');
});

test('a road that ends in the open is told from its one crossing, and one without crossings by its side alone', () => {
  expect(placeInWords({ ...poziJie, to: undefined, chainage: 390, side: 'east' })).toBe(
    '坡子街，人民路口向南390米，路东',
  );
  expect(placeInWords({ ...poziJie, from: undefined, to: undefined, chainage: 9, side: 'east' })).toBe('坡子街，路东');
});

test('who walks south has the east on the left hand', () => {
  expect(sideOf(178, 'left')).toBe('east');
  expect(sideOf(178, 'right')).toBe('west');
  expect(sideOf(92, 'left')).toBe('north');
  expect(compassPoint(-44)).toBe('north');
  expect(compassPoint(316)).toBe('north');
  expect(compassPoint(314)).toBe('west');
});

test('a place put beside a line is found again at its chainage and distance', () => {
  const line = measureLine([
    [119.9122, 32.49492],
    [119.9124, 32.493],
    [119.9131, 32.4921],
  ]);
  for (const [chainage, left] of [
    [20, 8],
    [150, -12],
    [240, 5],
  ] as const) {
    const found = projectOn(line, placeAt(line, chainage, left).position);
    expect(found.chainage).toBeCloseTo(chainage, 1);
    expect(found.left).toBeCloseTo(left, 2);
  }
});

test('roads are cut where they share a vertex, and know whom they meet', () => {
  const roads = [
    {
      name: '东路',
      line: [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
    },
    {
      name: '北路',
      line: [
        [1, 1],
        [1, 0],
      ],
    },
  ];
  expect(cutSections(roads).map(({ road, from, to }) => ({ road, from, to }))).toEqual([
    { road: 0, from: [], to: ['北路'] },
    { road: 0, from: ['北路'], to: [] },
    { road: 1, from: [], to: ['东路'] },
  ]);
});
