import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import type { Result } from '#domain/result.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { checkCoverage } from '#domain/zones/coverage/check.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { doubleAreaOf, geometryOf } from '#domain/zones/coverage/shape.ts';
import { carveGround, drawGround } from '#domain/zones/edits/draw.ts';
import { giveFace } from '#domain/zones/edits/give.ts';
import { mergeGrounds, removeGround, setContents } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { redrawBorder } from '#domain/zones/edits/redraw.ts';
import type { EditRefusal } from '#domain/zones/edits/refusal.ts';
import { splitZone } from '#domain/zones/edits/split.ts';
import { deleteVertex, insertVertex } from '#domain/zones/edits/vertices.ts';
import { zoneGround } from '../../../worlds/random-coverage.ts';
import { corner as southWest, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';

const square = 2 * side * side;

/** The corner in column x, row y of the squares. */
const corner = (x: number, y: number): Point => [southWest[0] + x * side, southWest[1] + y * side];

/** A city of squares, each letter a zone of its own. */
function squareCity(rows: readonly string[]): Coverage {
  const letters = [...new Set(rows.join(''))].filter((letter) => letter !== '.').sort();
  return letteredCoverage(rows, Object.fromEntries(letters.map((letter) => [letter, zoneGround(letter)])));
}

/** Makes an edit that must succeed, and looks whether the coverage is whole afterwards. */
function make(coverage: Coverage, edit: Result<CoverageDelta, EditRefusal>): Coverage {
  expect(edit).toMatchObject({ ok: true });
  if (!edit.ok) throw new Error(edit.error.reason);
  expect(coverage.apply(edit.value)).toEqual({ ok: true, value: undefined });
  expect(checkCoverage(coverage)).toEqual([]);
  return coverage;
}

const areas = (coverage: Coverage): Record<string, number> =>
  Object.fromEntries([...coverage.grounds.keys()].sort().map((id) => [id, doubleAreaOf(coverage, id) / square]));

const between = (p: Point, q: Point, share: number): Point => [
  Math.round(p[0] + (q[0] - p[0]) * share),
  Math.round(p[1] + (q[1] - p[1]) * share),
];

const ring = (...places: Point[]): Point[] => [...places, places[0]!];

describe('moving a border', () => {
  it('moves it for both neighbours: what one gains the other loses, to the square unit', () => {
    const city = squareCity(['AB']);
    make(
      city,
      moveVertices(
        city,
        [1, 0].map((y) => ({ from: corner(1, y), to: between(corner(1, y), corner(2, y), 0.25) })),
      ),
    );
    expect(areas(city)).toEqual({ A: 1.25, B: 0.75 });
  });

  it('is refused where it would cross another border, with the place', () => {
    const city = squareCity(['AB', 'CD']);
    const edit = moveVertices(city, [{ from: corner(1, 1), to: [corner(2, 2)[0] + 500, corner(2, 2)[1] + 500] }]);
    expect(edit).toMatchObject({ ok: false, error: { reason: 'crosses' } });
    expect(edit.ok ? undefined : edit.error.at).toBeDefined();
  });

  it('joins a place to the one it is moved onto, and squeezes out a gap between', () => {
    const city = squareCity(['A.B', 'CCC']);
    make(
      city,
      moveVertices(city, [
        { from: corner(2, 2), to: corner(1, 2) },
        { from: corner(2, 1), to: corner(1, 1) },
      ]),
    );
    expect(areas(city)).toEqual({ A: 1, B: 2, C: 3 });
    expect(city.ringsOf('A')).toHaveLength(1);
    expect(city.arcsOf('A').some(({ left, right }) => [left, right].includes('B'))).toBe(true);
  });

  it('puts a place that is moved onto a border into that border: no T-junction stays', () => {
    const city = squareCity(['A.B']);
    const onto = between(corner(1, 0), corner(1, 1), 0.5);
    make(city, moveVertices(city, [{ from: corner(2, 0), to: onto }]));
    expect(city.ringsOf('A').flat()).toContainEqual(onto);
    expect(city.ringsOf('B').flat()).toContainEqual(onto);
  });

  it('does not squeeze out a zone', () => {
    const city = squareCity(['ABC']);
    const moves = [0, 1].map((y) => ({ from: corner(1, y), to: corner(2, y) }));
    expect(moveVertices(city, moves)).toMatchObject({ ok: false, error: { reason: 'vanishes', owners: ['B'] } });
  });

  it('does not leave an island behind in ground that has changed hands', () => {
    const city = squareCity(['AB']);
    const [x, y] = corner(0, 0);
    const island = ring([x + 9_000, y + 4_000], [x + 9_500, y + 4_000], [x + 9_500, y + 5_000]);
    make(city, carveGround(city, [island], 'I', zoneGround('I')));
    const moves = [0, 1].map((y) => ({ from: corner(1, y), to: between(corner(1, y), corner(0, y), 0.3) }));
    expect(moveVertices(city, moves)).toMatchObject({ ok: false, error: { reason: 'crosses' } });
  });
});

describe('places of a border', () => {
  it('are put in for both sides and taken out for both', () => {
    const city = squareCity(['AB']);
    const before = JSON.stringify(encodeCoverage(city));
    const at = between(corner(1, 0), corner(1, 1), 0.5);
    make(city, insertVertex(city, { a: corner(1, 0), b: corner(1, 1) }, at));
    for (const id of ['A', 'B']) expect(city.ringsOf(id).flat()).toContainEqual(at);
    make(city, deleteVertex(city, at));
    expect(JSON.stringify(encodeCoverage(city))).toBe(before);
  });

  it('stay where borders meet', () => {
    const city = squareCity(['AB', 'CC']);
    expect(deleteVertex(city, corner(1, 1))).toMatchObject({ ok: false, error: { reason: 'is-node' } });
  });
});

describe('splitting', () => {
  it('cuts along the line and loses nothing; the greater piece keeps its name', () => {
    const city = squareCity(['AB']);
    const line = [between(corner(0, 0), corner(1, 0), 0.25), between(corner(0, 1), corner(1, 1), 0.25)];
    make(
      city,
      splitZone(
        city,
        'A',
        [
          [line[0]![0], line[0]![1] - 500],
          [line[1]![0], line[1]![1] + 500],
        ],
        () => 'A2',
      ),
    );
    expect(areas(city)).toEqual({ A: 0.75, A2: 0.25, B: 1 });
    expect(city.grounds.get('A2')).toMatchObject({ content: { number: 'A-2', name: 'A责任区' } });
  });

  it('puts the new border’s ends into the neighbour’s border too', () => {
    const city = squareCity(['AB']);
    const y = corner(0, 0)[1] + side / 2;
    make(
      city,
      splitZone(
        city,
        'A',
        [
          [corner(0, 0)[0] - 9, y],
          [corner(1, 0)[0], y],
        ],
        () => 'A2',
      ),
    );
    expect(city.ringsOf('B').flat()).toContainEqual([corner(1, 0)[0], y]);
  });

  it('keeps holes and parts: a ring of squares cut through its hole falls into two', () => {
    const city = squareCity(['AAA', 'ABA', 'AAA', '...', 'A..']);
    const x = corner(1, 0)[0] + side / 2;
    make(
      city,
      splitZone(
        city,
        'A',
        [
          [x, corner(0, 0)[1] + side],
          [x, corner(0, 5)[1] + 9],
        ],
        () => 'A2',
      ),
    );
    expect(areas(city)).toEqual({ A: 5, A2: 4, B: 1 });
    expect(geometryOf(city, 'A').type).toBe('MultiPolygon');
  });

  it('is refused where the line cuts nothing', () => {
    const city = squareCity(['AB']);
    const stub: Point[] = [
      [corner(0, 0)[0] - 5, corner(0, 0)[1] + 5],
      [corner(0, 0)[0] + 50, corner(0, 0)[1] + 50],
    ];
    expect(splitZone(city, 'A', stub, () => 'A2')).toMatchObject({ ok: false, error: { reason: 'cuts-nothing' } });
  });

  it('leaves no sliver: a cut a hair beside the border is refused', () => {
    const city = squareCity(['AB']);
    const x = corner(1, 0)[0] - 5;
    const line: Point[] = [
      [x, corner(0, 0)[1]],
      [x, corner(0, 1)[1]],
    ];
    expect(splitZone(city, 'A', line, () => 'A2')).toMatchObject({ ok: false, error: { reason: 'sliver' } });
  });
});

describe('merging and removing', () => {
  it('takes the borders between away; the area is the sum', () => {
    const city = squareCity(['ABC', 'DBC']);
    make(city, mergeGrounds(city, ['A', 'B', 'D'], 'B'));
    expect(areas(city)).toEqual({ B: 4, C: 2 });
    expect(city.ringsOf('B')).toHaveLength(1);
  });

  it('makes a zone of several parts of zones that do not touch', () => {
    const city = squareCity(['ABC']);
    make(city, mergeGrounds(city, ['A', 'C'], 'A'));
    expect(geometryOf(city, 'A')).toMatchObject({ type: 'MultiPolygon' });
  });

  it('leaves the ground of a removed zone to nobody', () => {
    const city = squareCity(['ABC']);
    make(city, removeGround(city, 'B'));
    expect(city.ownerAt([corner(1, 0)[0] + 500, corner(1, 0)[1] + 500])).toBe(nobody);
  });
});

describe('drawing', () => {
  const over = (x: number, y: number, width: number, height: number): Point[] => {
    const [ox, oy] = [corner(0, 0)[0] + x * side, corner(0, 0)[1] + y * side];
    return ring([ox, oy], [ox + width * side, oy], [ox + width * side, oy + height * side], [ox, oy + height * side]);
  };

  it('takes free ground only; what neighbours have stays theirs, and the border is common', () => {
    const city = squareCity(['A']);
    make(city, drawGround(city, [over(0.5, 0, 1.5, 1)], 'N', zoneGround('N')));
    expect(areas(city)).toEqual({ A: 1, N: 1 });
  });

  it('fills a hand’s breadth between what is drawn and its neighbour', () => {
    const city = squareCity(['AAA', 'A.C', 'AAA']);
    make(city, drawGround(city, [over(1.0003, 1.0003, 0.9994, 0.9994)], 'N', zoneGround('N')));
    expect(areas(city)['N']).toBe(1);
    expect(city.arcsOf('N').filter(({ left, right }) => [left, right].includes('A')).length).toBeGreaterThan(0);
  });

  it('carves out of neighbours, with holes', () => {
    const city = squareCity(['AB', 'AB']);
    make(city, carveGround(city, [over(0.5, 0.5, 1, 1), over(0.75, 0.75, 0.5, 0.5)], 'N', zoneGround('N')));
    expect(areas(city)).toEqual({ A: 1.625, B: 1.625, N: 0.75 });
    expect(geometryOf(city, 'N').coordinates).toHaveLength(2);
  });

  it('leaves ground out with its reason', () => {
    const city = squareCity(['A']);
    make(city, carveGround(city, [over(0.25, 0, 0.5, 1)], 'W', { is: 'left-out', reason: 'water', note: '凤城河' }));
    expect(areas(city)).toEqual({ A: 0.5, W: 0.5 });
    expect(city.ringsOf('A')).toHaveLength(2);
  });

  it('does not bury a zone, and takes no shape that crosses itself', () => {
    const city = squareCity(['ABC']);
    expect(carveGround(city, [over(0.5, -1, 2, 3)], 'N', zoneGround('N'))).toMatchObject({
      error: { reason: 'vanishes', owners: ['B'] },
    });
    const bow: Point[] = ring(corner(4, 0), corner(5, 1), corner(5, 0), corner(4, 1));
    expect(drawGround(city, [bow], 'N', zoneGround('N'))).toMatchObject({ error: { reason: 'self-crossing' } });
  });
});

describe('giving ground', () => {
  it('gives a gap to a neighbour', () => {
    const city = squareCity(['AAA', 'A.B', 'AAA']);
    make(city, giveFace(city, [corner(1, 1)[0] + 500, corner(1, 1)[1] + 500], 'B'));
    expect(areas(city)).toEqual({ A: 7, B: 2 });
  });

  it('does not give away what lies outside of everything, nor a zone’s only part', () => {
    const city = squareCity(['AB']);
    expect(giveFace(city, [corner(9, 9)[0], corner(9, 9)[1]], 'A')).toMatchObject({ error: { reason: 'no-edge' } });
    const within = [corner(0, 0)[0] + 500, corner(0, 0)[1] + 500] as const;
    expect(giveFace(city, within, 'B')).toMatchObject({ error: { reason: 'vanishes' } });
  });
});

describe('redrawing a border', () => {
  it('between neighbours follows the line; both keep their greater part', () => {
    const city = squareCity(['AB']);
    const x = (share: number): number => corner(0, 0)[0] + share * side;
    const line: Point[] = [
      [x(1.2), corner(0, 0)[1] - 10],
      [x(0.8), corner(0, 0)[1] + side / 2],
      [x(1.2), corner(0, 1)[1] + 10],
    ];
    make(city, redrawBorder(city, 'A', 'B', line));
    const { A, B } = areas(city);
    expect(A! + B!).toBeCloseTo(2, 6);
    expect(city.ringsOf('A').flat()).toContainEqual([x(0.8), corner(0, 0)[1] + side / 2]);
    expect(city.ringsOf('B').flat()).toContainEqual([x(0.8), corner(0, 0)[1] + side / 2]);
  });

  it('outwards adds what the line encloses', () => {
    const city = squareCity(['A']);
    const line: Point[] = [
      corner(1, 0),
      between(corner(1, 0), corner(2, 0), 0.5),
      between(corner(1, 1), corner(2, 1), 0.5),
      corner(1, 1),
    ];
    make(city, redrawBorder(city, 'A', nobody, line));
    expect(areas(city)).toEqual({ A: 1.5 });
  });
});

describe('changing what a zone says', () => {
  it('leaves the borders and knows when nothing changes', () => {
    const city = squareCity(['AB']);
    expect(setContents(city, [{ id: 'A', ground: zoneGround('A') }])).toMatchObject({ error: { reason: 'nothing' } });
    make(city, setContents(city, [{ id: 'A', ground: zoneGround('A1') }]));
    expect(city.grounds.get('A')).toMatchObject({ content: { number: 'A1' } });
  });
});
