import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import type { Ground, ZoneContent } from '#domain/zones/content.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { encodeCoverage, encodeDelta } from '#domain/zones/coverage/encoded.ts';
import { doubleAreaOf } from '#domain/zones/coverage/shape.ts';
import { mergeGrounds, setContents } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import type { Result } from '#domain/result.ts';
import { remade } from '../../../../web/zones/versions/resolve.ts';
import { threeWays } from '../../../../web/zones/versions/three-ways.ts';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';

const zone = (number: string, more: Partial<ZoneContent> = {}): Ground => ({
  is: 'zone',
  content: { number, name: `${number}区`, kindOfPlace: 'block', ...more },
});
const at = (x: number, y: number): Point => [corner[0] + x * side, corner[1] + y * side];
const letters = (rows: readonly string[]): Coverage => {
  const ids = [...new Set(rows.join('').replaceAll('.', ''))];
  return letteredCoverage(rows, Object.fromEntries(ids.map((id) => [id, zone(id)])));
};

type Edit = (coverage: Coverage) => Result<CoverageDelta, unknown>;

/** What edits make of a coverage, one after the other. */
function made(begin: Coverage, edits: readonly Edit[]): { coverage: Coverage; deltas: CoverageDelta[] } {
  const coverage = begin.clone();
  const deltas = edits.map((edit) => {
    const answer = edit(coverage);
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
    expect(coverage.apply(answer.value).ok).toBe(true);
    return answer.value;
  });
  return { coverage, deltas };
}

/** The conflict of two planners who began with the same coverage. */
function conflict(begin: Coverage, theirs: readonly Edit[], mine: readonly Edit[]) {
  const [they, me] = [made(begin, theirs), made(begin, mine)];
  const entries = they.deltas.map((delta) => ({ by: 'them', delta: encodeDelta(delta) }));
  const ways = threeWays(
    they.coverage,
    entries,
    [],
    me.deltas.map((delta) => ({ delta })),
    'me',
  )!;
  const answer = remade(ways);
  const after = they.coverage.clone();
  if (answer.ok) expect(after.apply(answer.value.delta).ok).toBe(true);
  return { ways, answer, after, begin, they: they.coverage, me: me.coverage };
}

const square = 2 * side ** 2;
const areas = (coverage: Coverage, ids: string): number[] =>
  [...ids].map((id) => (coverage.grounds.has(id) ? doubleAreaOf(coverage, id) / square : 0));

describe('winding a draft back', () => {
  it('finds what both began with, also under my own edits that the server took and that wait', () => {
    const begin = letters(['AAB', 'AAB', 'CCB']);
    const own = made(begin, [(c) => moveVertices(c, [{ from: at(0, 3), to: at(0, 4) }])]);
    const they = made(own.coverage, [(c) => setContents(c, [{ id: 'C', ground: zone('C', { unit: '一中队' }) }])]);
    const waiting = made(they.coverage, [(c) => moveVertices(c, [{ from: at(3, 0), to: at(4, 0) }])]);
    const mine = made(own.coverage, [
      (c) => moveVertices(c, [{ from: at(3, 0), to: at(4, 0) }]),
      (c) => moveVertices(c, [{ from: at(3, 3), to: at(4, 4) }]),
    ]);
    const ways = threeWays(
      waiting.coverage,
      [
        { by: 'me', delta: encodeDelta(own.deltas[0]!) },
        { by: 'them', delta: encodeDelta(they.deltas[0]!) },
      ],
      [{ delta: waiting.deltas[0]! }],
      [{ delta: mine.deltas[1]! }],
      'me',
    );
    expect([...ways!.theirOwners]).toEqual(['C']);
    expect([...ways!.myOwners]).toEqual(['B']);
    expect(ways!.base.grounds.get('C')).toEqual(zone('C'));
    expect(encodeCoverage(ways!.mine)).toEqual(encodeCoverage(mine.coverage));
  });

  it('takes what I did on another page as the other side', () => {
    const begin = letters(['AABB', 'AABB']);
    const [there, here] = [2.3, 1.8].map((x) =>
      made(begin, [(c) => moveVertices(c, [{ from: at(2, 1), to: at(x, 1) }])]),
    ) as [ReturnType<typeof made>, ReturnType<typeof made>];
    const entries = [{ by: 'me', delta: encodeDelta(there.deltas[0]!) }];
    const ways = threeWays(there.coverage, entries, [], [{ delta: here.deltas[0]! }], 'me')!;
    expect([...ways.theirOwners].sort()).toEqual(['A', 'B']);
    expect(encodeCoverage(ways.base)).toEqual(encodeCoverage(begin));
  });

  it('says that edits which were made on another draft do not belong to this one', () => {
    const begin = letters(['AB']);
    const strange = made(letters(['AAB', 'CCB']), [(c) => mergeGrounds(c, ['A', 'C'], 'A')]);
    expect(threeWays(begin, [], [], [{ delta: strange.deltas[0]! }], 'me')).toBeUndefined();
  });
});

describe('putting mine on theirs', () => {
  it('keeps both where two planners moved the two ends of one border', () => {
    const begin = letters(['AAABBB', 'AAABBB', 'AAABBB', 'AAABBB', 'AAABBB', 'AAABBB']);
    const bent = made(begin, [
      (c) => moveVertices(c, [{ from: at(3, 2), to: at(3.1, 2) }]),
      (c) => moveVertices(c, [{ from: at(3, 4), to: at(3.1, 4) }]),
    ]).coverage;
    const { answer, after } = conflict(
      bent,
      [(c) => moveVertices(c, [{ from: at(3, 1), to: at(3.5, 1) }])],
      [(c) => moveVertices(c, [{ from: at(3, 5), to: at(3.6, 5) }])],
    );
    expect(answer.ok && answer.value.ground.some(({ isContested }) => isContested)).toBe(false);
    const [a, b] = areas(after, 'AB') as [number, number];
    // Theirs is a triangle of base 2 and height 0.5, cut by what the border bulges there; mine one of height 0.6.
    const [before] = areas(bent, 'A') as [number];
    expect(a - before).toBeCloseTo(0.5 + 0.6, 6);
    expect(a + b).toBe(36);
    for (const place of [at(3.5, 1), at(3.6, 5)]) expect(after.arcsAt(place)).toHaveLength(1);
  });

  it('leaves my border where both moved it at the same place, and names the ground', () => {
    for (const [theirX, myX] of [
      [2.3, 1.8],
      [2.3, 2.1],
      [1.7, 1.5],
    ] as const) {
      const { answer, after, me } = conflict(
        letters(['AABB', 'AABB']),
        [(c) => moveVertices(c, [{ from: at(2, 1), to: at(theirX, 1) }])],
        [(c) => moveVertices(c, [{ from: at(2, 1), to: at(myX, 1) }])],
      );
      expect(areas(after, 'AB')).toEqual(areas(me, 'AB'));
      const contested = answer.ok ? answer.value.ground.filter(({ isContested }) => isContested) : [];
      expect(contested.length > 0).toBe(Math.abs(theirX - 2) > Math.abs(myX - 2) || (theirX - 2) * (myX - 2) < 0);
    }
  });

  it('gives mine what I gave it although others gave it to a third', () => {
    const { answer, after } = conflict(
      letters(['ABC', 'ABC']),
      [(c) => mergeGrounds(c, ['B', 'C'], 'C')],
      [(c) => mergeGrounds(c, ['A', 'B'], 'A')],
    );
    expect(areas(after, 'ABC')).toEqual([4, 0, 2]);
    expect(after.grounds.has('B')).toBe(false);
    expect(answer.ok && answer.value.ground).toMatchObject([{ base: 'B', theirs: 'C', mine: 'A', isContested: true }]);
  });

  it('brings back a zone that others ended where I gave it ground', () => {
    const { after } = conflict(
      letters(['ABC', 'ABC']),
      [(c) => mergeGrounds(c, ['B', 'C'], 'C')],
      [(c) => moveVertices(c, [{ from: at(1, 1), to: at(0.5, 1) }])],
    );
    expect(after.grounds.has('B')).toBe(true);
    const [a, b, c] = areas(after, 'ABC') as [number, number, number];
    expect([a, b]).toEqual([1.5, 0.5]);
    expect(a + b + c).toBe(6);
  });

  it('puts my fields on theirs, and names those that both changed', () => {
    const { answer, after } = conflict(
      letters(['AB']),
      [(c) => setContents(c, [{ id: 'A', ground: zone('A', { unit: '一中队', phone: '110' }) }])],
      [(c) => setContents(c, [{ id: 'A', ground: zone('A', { unit: '二中队', officer: '王莉' }) }])],
    );
    expect(after.grounds.get('A')).toEqual(zone('A', { unit: '二中队', phone: '110', officer: '王莉' }));
    expect(answer.ok && answer.value.fields).toEqual([
      { id: 'A', field: 'unit', base: undefined, theirs: '一中队', mine: '二中队' },
    ]);
  });

  it('changes nothing of the neighbours, of holes and of gaps around', () => {
    const begin = letters(['DDDDD', 'DAABD', 'DA.BD', 'DAABD', 'DDDDD']);
    const { after, they } = conflict(
      begin,
      [(c) => moveVertices(c, [{ from: at(3, 4), to: at(3.2, 4) }])],
      [
        (c) => moveVertices(c, [{ from: at(3, 1), to: at(2.8, 1) }]),
        (c) => moveVertices(c, [{ from: at(3, 4), to: at(2.9, 4) }]),
      ],
    );
    const total = (coverage: Coverage) => areas(coverage, 'ABD').reduce((sum, area) => sum + area, 0);
    expect(total(after)).toBe(24);
    expect(total(they)).toBe(24);
    expect(areas(after, 'D')).toEqual([16]);
    expect(gapArea(after)).toBe(1);
  });
});

function gapArea(coverage: Coverage): number {
  const owned = [...coverage.grounds.keys()].reduce((sum, id: Owner) => sum + doubleAreaOf(coverage, id), 0);
  return 25 - owned / square;
}
