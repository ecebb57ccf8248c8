import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleStreets, type RoadSection, type Street } from '#domain/streets/assemble.ts';
import { courseOf } from '#domain/streets/course/course.ts';
import { positionAt } from '../../worlds/metric.ts';

type Place = readonly [east: number, north: number];

function section(id: string, places: readonly Place[], more: Partial<RoadSection> = {}): RoadSection {
  return { id, name: '中山路', class: 'primary', line: places.map(([x, y]) => positionAt(x, y)), ...more };
}

const oneway = { oneway: true };
const street = (sections: readonly RoadSection[], name = '中山路'): Street =>
  assembleStreets(sections).find((one) => one.name === name)!;
const lengths = (one: Street) => courseOf(one).lines.map(({ measured }) => Math.round(measured.length));

const arc = (from: number, to: number, radius: number, [x, y]: Place, steps = 12): Place[] =>
  Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });

describe('how a street runs', () => {
  it('is one line of many sections drawn in any direction', () => {
    const sections = [
      section('a', [
        [0, 0],
        [300, 0],
      ]),
      section('b', [
        [700, 0],
        [300, 0],
      ]),
      section('c', [
        [700, 0],
        [1000, 0],
      ]),
    ];
    expect(lengths(street(sections))).toEqual([1000]);
    expect(lengths(street([...sections].reverse()))).toEqual([1000]);
  });

  it('counts two carriageways once, unless each is asked for', () => {
    const both = street([
      section(
        'a',
        [
          [0, 0],
          [500, 0],
          [1000, 0],
        ],
        oneway,
      ),
      section(
        'b',
        [
          [1000, 24],
          [480, 24],
          [0, 24],
        ],
        oneway,
      ),
    ]);
    expect(lengths(both)).toEqual([1000]);
    expect(courseOf(both).beside.map(({ length }) => Math.round(length))).toEqual([1000]);
    expect(Math.round(courseOf(both, 'each').length)).toBe(2000);
  });

  it('counts a street once that parts into carriageways and comes together again', () => {
    const parted = street([
      section('a', [
        [0, 0],
        [400, 0],
      ]),
      section(
        'b',
        [
          [400, 0],
          [440, -12],
          [860, -12],
          [900, 0],
        ],
        oneway,
      ),
      section(
        'c',
        [
          [900, 0],
          [860, 12],
          [440, 12],
          [400, 0],
        ],
        oneway,
      ),
      section('d', [
        [900, 0],
        [1300, 0],
      ]),
    ]);
    expect(courseOf(parted).lines).toHaveLength(1);
    expect(courseOf(parted).length).toBeGreaterThan(1299);
    expect(courseOf(parted).length).toBeLessThan(1310);
  });

  it('counts a carriageway once that turns round into the other', () => {
    const turning = street([
      section(
        'a',
        [
          [0, 0],
          [1000, 0],
          [1012, 12],
          [1000, 24],
          [0, 24],
        ],
        oneway,
      ),
    ]);
    expect(courseOf(turning).lines).toHaveLength(1);
    expect(Math.abs(courseOf(turning).length - 1000)).toBeLessThan(25);
  });

  it('counts a side road 辅路 with the road it is named after, once', () => {
    const sections = [
      section(
        'a',
        [
          [0, 0],
          [1000, 0],
        ],
        oneway,
      ),
      section(
        'b',
        [
          [1000, 20],
          [0, 20],
        ],
        oneway,
      ),
      section(
        'c',
        [
          [0, -35],
          [1000, -35],
        ],
        { ...oneway, name: '中山路辅路' },
      ),
      section(
        'd',
        [
          [1000, 55],
          [0, 55],
        ],
        { ...oneway, name: '中山路北侧辅路' },
      ),
    ];
    const one = street(sections);
    expect(one.aliases).toEqual(['中山路北侧辅路', '中山路辅路']);
    expect(lengths(one)).toEqual([1000]);
  });

  it('counts both legs of a hairpin, however near they are', () => {
    const hairpin = street([section('a', [[0, 0], [600, 0], ...arc(-90, 90, 15, [600, 15]), [600, 30], [0, 30]])]);
    expect(courseOf(hairpin).length).toBeGreaterThan(1240);
  });

  it('is a loop without ends where it closes', () => {
    const ring = street([section('a', arc(0, 180, 150, [0, 0], 30)), section('b', arc(180, 360, 150, [0, 0], 30))]);
    const { lines } = courseOf(ring);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.closed).toBe(true);
    expect(lines[0]!.measured.length).toBeCloseTo(2 * Math.PI * 150, -1);
  });

  it('goes through a roundabout without counting its other half', () => {
    const through = street([
      section('a', [
        [0, 0],
        [400, 0],
      ]),
      section('b', arc(180, 360, 25, [425, 0]), oneway),
      section('c', arc(0, 180, 25, [425, 0]), oneway),
      section('d', [
        [450, 0],
        [900, 0],
      ]),
    ]);
    const { lines, length } = courseOf(through);
    expect(lines).toHaveLength(1);
    expect(length).toBeGreaterThan(899);
    expect(length).toBeLessThan(960);
  });

  it('goes on over a roundabout that has no name', () => {
    const broken = street([
      section('a', [
        [0, 0],
        [400, 0],
      ]),
      section('d', [
        [450, 0],
        [900, 0],
      ]),
    ]);
    expect(lengths(broken)).toEqual([900]);
    expect(courseOf(broken).lines[0]!.sections.map(({ from, to }) => [Math.round(from), Math.round(to)])).toEqual([
      [0, 400],
      [450, 900],
    ]);
  });

  it('does not go on round a corner or over a wide gap', () => {
    expect(
      lengths(
        street([
          section('a', [
            [0, 0],
            [400, 0],
          ]),
          section('d', [
            [420, 30],
            [420, 430],
          ]),
        ]),
      ),
    ).toEqual([400, 400]);
    expect(
      lengths(
        street([
          section('a', [
            [0, 0],
            [400, 0],
          ]),
          section('d', [
            [600, 0],
            [900, 0],
          ]),
        ]),
      ),
    ).toEqual([400, 300]);
  });

  it('keeps branches, which count for themselves', () => {
    const branched = street([
      section('a', [
        [0, 0],
        [500, 0],
      ]),
      section('b', [
        [500, 0],
        [1000, 0],
      ]),
      section('c', [
        [500, 0],
        [500, 300],
      ]),
    ]);
    expect(lengths(branched)).toEqual([1000, 300]);
  });

  it('is the same whatever the order and the direction of two-way sections', () => {
    const sections = [
      section('a', [
        [0, 0],
        [300, 10],
      ]),
      section('b', [
        [300, 10],
        [700, -20],
      ]),
      section('c', [
        [700, -20],
        [1000, 0],
      ]),
      section('d', [
        [700, -20],
        [720, 300],
      ]),
      section('e', [
        [1040, 0],
        [1400, 40],
      ]),
    ];
    const total = courseOf(street(sections)).length;
    fc.assert(
      fc.property(
        fc.shuffledSubarray(sections, { minLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5 }),
        (mixed, turn) => {
          const turned = mixed.map((one, i) => (turn[i] ? { ...one, line: [...one.line].reverse() } : one));
          expect(courseOf(street(turned)).length).toBeCloseTo(total, 3);
        },
      ),
      { numRuns: 60 },
    );
  });
});
