import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import type { Ground } from '#domain/zones/content.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { carveGround } from '#domain/zones/edits/draw.ts';
import { mergeGrounds, removeGround } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import type { Result } from '#domain/result.ts';
import { FeaturePlane } from '../../../web/map/plane/feature-plane.ts';
import type { PlaneChange } from '../../../web/map/plane/contract.ts';
import { CoveragePlane } from '../../../web/zones/coverage-plane.ts';
import { touchedBy } from '../../../web/zones/desk-engine.ts';
import { corner, letteredCoverage, side } from '../../worlds/lettered-coverage.ts';

const zone = (number: string): Ground => ({ is: 'zone', content: { number, name: number, kindOfPlace: 'block' } });
const grounds = { a: zone('A'), b: zone('B'), c: zone('C'), d: zone('D') };
const at = (x: number, y: number): Point => [corner[0] + x * side, corner[1] + y * side];

/** All that a plane holds, in order of ids. */
const held = (plane: FeaturePlane) =>
  (['grounds', 'borders', 'labels'] as const).map((source) =>
    [...plane.features(source)].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );

function shownAnew(coverage: Coverage): FeaturePlane {
  const plane = new FeaturePlane();
  new CoveragePlane(plane).showAll(coverage);
  return plane;
}

function applied(coverage: Coverage, made: Result<CoverageDelta, { readonly reason: string }>): CoverageDelta {
  if (!made.ok) throw new Error(made.error.reason);
  coverage.apply(made.value);
  return made.value;
}

describe('the picture of a coverage', () => {
  it('draws each border once, a name in each zone, and a gap as such', () => {
    const plane = shownAnew(letteredCoverage(['abb', 'a.b', 'aab'], { a: grounds.a, b: grounds.b }));
    const [shown, borders, labels] = held(plane);
    expect(shown!.map(({ properties }) => properties['is']).sort()).toEqual(['gap', 'zone', 'zone']);
    expect(labels!.map(({ properties }) => properties['number'])).toEqual(['A', 'B']);
    const places = borders!.flatMap(({ geometry }) =>
      geometry.type === 'LineString'
        ? geometry.coordinates.slice(1).map((b, i) => [geometry.coordinates[i], b].map(String).sort().join(' '))
        : [],
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('is after any edits, told by difference, the same as drawn anew', () => {
    const coverage = letteredCoverage(['abb.', 'a.bc', 'aabc', 'dddd'], grounds);
    const plane = new FeaturePlane();
    const shown = new CoveragePlane(plane);
    shown.showAll(coverage);
    const edits: (() => Result<CoverageDelta, { readonly reason: string }>)[] = [
      () => moveVertices(coverage, [{ from: at(1, 3), to: [at(1, 3)[0] + 2000, at(1, 3)[1] + 1500] }]),
      () => carveGround(coverage, [[at(2, 1), at(3, 1), at(3, 2), at(2, 2), at(2, 1)]], 'e', zone('E')),
      () => mergeGrounds(coverage, ['b', 'e'], 'b'),
      () => removeGround(coverage, 'c'),
      () => carveGround(coverage, [[at(1, 2), at(2, 2), at(2, 3), at(1, 3), at(1, 2)]], 'a', grounds.a),
    ];
    for (const edit of edits) {
      shown.show(coverage, touchedBy(applied(coverage, edit())));
      expect(held(plane)).toEqual(held(shownAnew(coverage)));
    }
  });

  it('tells only of the grounds that an edit touched', () => {
    const coverage = letteredCoverage(['abcd'], grounds);
    const plane = new FeaturePlane();
    const shown = new CoveragePlane(plane);
    shown.showAll(coverage);
    const told: PlaneChange[] = [];
    plane.follow({ change: (change) => void told.push(change), marked: () => undefined });
    const move = moveVertices(coverage, [{ from: at(1, 1), to: [at(1, 1)[0] + 500, at(1, 1)[1]] }]);
    shown.show(coverage, touchedBy(applied(coverage, move)));
    const put = new Set(told.flatMap(({ source, put }) => (source === 'grounds' ? put.map(({ id }) => id) : [])));
    expect([...put].sort()).toEqual(['a', 'b']);
  });

  it('sets the name inside a ground whose middle lies outside it', () => {
    const coverage = letteredCoverage(['aaa', 'a.b', 'aaa'], grounds);
    const [, , labels] = held(shownAnew(coverage));
    const { geometry } = labels!.find(({ id }) => id === 'a')!;
    if (geometry.type !== 'Point') throw new Error('no point');
    const [lng, lat] = geometry.coordinates as [number, number];
    expect(coverage.ownerAt([Math.round(lng * 1e7), Math.round(lat * 1e7)])).toBe('a');
  });
});
