import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import { contains, toLattice } from '#domain/geometry/lattice.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { squareMetresOf } from '#domain/zones/coverage/shape.ts';
import type { CompareGround, Piece } from '#domain/zones/compare/comparison.ts';
import { compareVersions } from '#domain/zones/compare/compare-versions.ts';
import type { Ground, ZoneContent } from '#domain/zones/content.ts';
import { mergeGrounds, removeGround, setContents } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import type { EditRefusal } from '#domain/zones/edits/refusal.ts';
import type { Result } from '#domain/result.ts';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { chanceOf, randomCoverage } from '../../../worlds/random-coverage.ts';
import { rectangle, roadThrough, squarePlace } from '../../../worlds/small-city.ts';

function zone(number: string, given: Partial<ZoneContent> = {}): Ground {
  return { is: 'zone', content: { number, name: `${number}区`, kindOfPlace: 'block', unit: '一中队', ...given } };
}

const grounds = { A: zone('SR-1'), B: zone('SR-2'), C: zone('SR-3') };
const nothing: CompareGround = { roads: [], places: [], cases: [] };

function drawn(rows: readonly string[], all: Readonly<Record<string, Ground>> = grounds): Coverage {
  const letters = new Set(rows.join(''));
  return letteredCoverage(rows, Object.fromEntries(Object.entries(all).filter(([letter]) => letters.has(letter))));
}

const square = (x: number, y: number): number => areaOf(rectangle(x, y, x + 1, y + 1).coordinates);

describe('two versions compared', () => {
  it('are the same where nothing changed', () => {
    const rows = ['AAB', 'ACB'];
    expect(compareVersions(drawn(rows), drawn(rows), nothing)).toEqual({
      zones: [],
      pieces: [],
      roads: [],
      places: [],
      cases: [],
    });
  });

  it('tell the ground that changes hands, from whom to whom, and what each zone gained and lost', () => {
    const { pieces, zones } = compareVersions(drawn(['AAB', 'ACB']), drawn(['ABB', 'ACC']), nothing);
    expect(pieces.map(({ from, to }) => `${from.owner}${to.owner}`).sort()).toEqual(['AB', 'BC']);
    const ab = pieces.find(({ from }) => from.owner === 'A')!;
    expect(ab.area / square(1, 1)).toBeCloseTo(1, 9);
    expect(ab).toMatchObject({ from: { is: 'zone', number: 'SR-1', unit: '一中队' }, to: { number: 'SR-2' } });
    expect(toLattice(ab.at).every((v, i) => v > corner[i]! + side && v < corner[i]! + 2 * side)).toBe(true);
    const b = zones.find(({ id }) => id === 'B')!;
    expect(b.gained / square(1, 1)).toBeCloseTo(1, 9);
    expect(b.lost / square(2, 0)).toBeCloseTo(1, 9);
    expect(b).toMatchObject({ change: 'changed', fields: [] });
  });

  it('tell zones that are new, that ended, and whose fields changed', () => {
    const after = drawn(['AAD', 'AAD'], { A: zone('SR-1', { name: '坡子街', officer: '李某' }), D: zone('SR-4') });
    const { zones } = compareVersions(drawn(['AAB', 'ACB']), after, nothing);
    expect(zones.map(({ id, change, fields }) => [id, change, fields])).toEqual([
      ['A', 'changed', ['name', 'officer']],
      ['B', 'ended', []],
      ['C', 'ended', []],
      ['D', 'new', []],
    ]);
    expect(zones[3]!.gained / (square(2, 0) + square(2, 1))).toBeCloseTo(1, 9);
  });

  it('hand over all of a zone whose unit changes, though none of its borders does', () => {
    const after = drawn(['AAB', 'ACB'], { ...grounds, C: zone('SR-3', { unit: '二中队' }) });
    const { pieces, zones } = compareVersions(drawn(['AAB', 'ACB']), after, nothing);
    expect(pieces).toHaveLength(1);
    expect(pieces[0]).toMatchObject({ from: { owner: 'C', unit: '一中队' }, to: { owner: 'C', unit: '二中队' } });
    expect(pieces[0]!.area / square(1, 0)).toBeCloseTo(1, 9);
    expect(zones).toMatchObject([{ id: 'C', fields: ['unit'], gained: 0, lost: 0 }]);
  });

  it('keep the holes of ground that changes hands', () => {
    const { pieces } = compareVersions(drawn(['AAA', 'ACA', 'AAA']), drawn(['BBB', 'BCB', 'BBB']), nothing);
    expect(pieces).toHaveLength(1);
    expect(pieces[0]!.geometry.coordinates).toHaveLength(2);
  });

  it('name the road sides, places and open cases that change hands', () => {
    const at = (x: number, y: number) => squarePlace(x, y);
    const given: CompareGround = {
      roads: [
        roadThrough('r', [
          [0.5, 1],
          [2.5, 1],
        ]),
        roadThrough('s', [
          [0.2, 0.2],
          [0.2, 1.8],
        ]),
      ],
      places: [
        { collection: 'markets', id: 'm', name: '坡子街市场', at: at(1.5, 1.5) },
        { collection: 'markets', id: 'n', name: '城东市场', at: at(0.5, 1.5) },
      ],
      cases: [
        { id: 'c', number: '20261120-0001', at: at(2.5, 0.5) },
        { id: 'd', number: '20261120-0002', at: at(2.5, 1.5) },
      ],
    };
    const { roads, places, cases } = compareVersions(drawn(['AAB', 'ACB']), drawn(['ABB', 'ACC']), given);
    expect(roads.map(({ id, side: hand, from, to }) => [id, hand, from.owner, to.owner])).toEqual([
      ['r', 'north', 'A', 'B'],
      ['r', 'south', 'B', 'C'],
    ]);
    const width = lengthOf([at(0, 1), at(1, 1)]);
    expect(Math.abs(roads[0]!.metres - width)).toBeLessThan(0.1);
    expect(Math.abs(roads[1]!.metres - width / 2)).toBeLessThan(0.1);
    expect(places).toMatchObject([{ id: 'm', from: { number: 'SR-1' }, to: { number: 'SR-2' } }]);
    expect(cases).toMatchObject([{ number: '20261120-0001', from: { number: 'SR-2' }, to: { number: 'SR-3' } }]);
  });

  it('agree, place by place and in sum, with what either version says', () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = chanceOf(seed);
        const size = 6;
        const before = randomCoverage(size, chance);
        const after = before.clone();
        for (let i = 0; i < 12; i++) someEdit(after, chance);
        const { pieces, zones } = compareVersions(before, after, nothing);
        for (let i = 0; i < 150; i++) {
          // Between the places of the lattice, so that none lies on a border.
          const place = [0, 1].map(
            (axis) => corner[axis]! + Math.round((chance() * (size + 1) - 0.5) * side) + 0.31 - axis * 0.14,
          );
          const [from, to] = [before.ownerAt(place as [number, number]), after.ownerAt(place as [number, number])];
          // Where old and new borders cross, the crossing is rounded: within a unit or two of a border nothing is promised.
          if (isByBorder(before, place as [number, number]) || isByBorder(after, place as [number, number])) continue;
          const told = pieces.filter((piece) => holds(piece, place[0]!, place[1]!));
          if (from !== to) {
            changed += 1;
            expect(told.map((piece) => [piece.from.owner, piece.to.owner])).toEqual([[from, to]]);
          } else for (const piece of told) expect(piece.from.owner).toBe(piece.to.owner);
        }
        for (const { id, gained, lost } of zones) {
          const grown =
            (after.grounds.has(id) ? squareMetresOf(after, id) : 0) -
            (before.grounds.has(id) ? squareMetresOf(before, id) : 0);
          // Where old and new borders cross, the crossing is rounded to the lattice.
          expect(Math.abs(gained - lost - grown)).toBeLessThan(5);
        }
      }),
      { numRuns: 40, examples: [[2131027141]] },
    );
    expect(changed).toBeGreaterThan(100);
  });
});

/** Whether a border runs within some units of a place. */
function isByBorder(coverage: Coverage, [x, y]: readonly [number, number]): boolean {
  const own = coverage.ownerAt([x, y]);
  const around = [-3, 3].flatMap((dx) => [-3, 3].map((dy) => coverage.ownerAt([x + dx, y + dy])));
  return around.some((owner) => owner !== own);
}

function someEdit(coverage: Coverage, chance: () => number): void {
  const arcs = [...coverage.arcs()];
  const { points, left, right } = arcs[Math.floor(chance() * arcs.length)]!;
  const from = points[Math.floor(chance() * points.length)]!;
  const off = (): number => Math.round((chance() - 0.5) * side * 1.5);
  const roll = chance();
  const both = coverage.grounds.has(left) && coverage.grounds.has(right);
  let delta: Result<CoverageDelta, EditRefusal> = moveVertices(coverage, [
    { from, to: [from[0] + off(), from[1] + off()] },
  ]);
  if (roll < 0.15 && both) delta = mergeGrounds(coverage, [left, right], left);
  else if (roll < 0.2 && both) delta = removeGround(coverage, left);
  else if (roll < 0.3 && coverage.grounds.get(left)?.is === 'zone') {
    delta = setContents(coverage, [{ id: left, ground: zone(left, { unit: '三中队' }) }]);
  }
  if (delta.ok) coverage.apply(delta.value);
}

/** Whether a place lies within a piece; holes count. */
function holds({ geometry }: Piece, x: number, y: number): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some((rings) =>
    rings.reduce((within, ring) => within !== contains(ring.map(toLattice), x, y), false),
  );
}
