import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { checkCoverage } from '#domain/zones/coverage/check.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { inverted, type CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { doubleAreaOf } from '#domain/zones/coverage/shape.ts';
import { faultsOf, type ZoneFaultKind } from '#domain/zones/faults/faults-of.ts';
import { mendAll } from '#domain/zones/faults/mend-all.ts';
import { mend, type Mending } from '#domain/zones/faults/mend.ts';
import { takeIn } from '#domain/zones/taking-in/take-in.ts';
import { anyCoverage } from '../random-coverage.ts';

/** A rectangle from a corner in Taizhou; 100 lattice units are about a metre. */
const box = (x: number, y: number, width: number, height: number): Point[] =>
  [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]].map(([px, py]): Point => [
    1_199_000_000 + Math.round(px! * 100),
    324_000_000 + Math.round(py! * 100),
  ]); // prettier-ignore

/** Zones taken in, each with its number for an id. */
function city(zones: Readonly<Record<string, Point[][]>>): Coverage {
  const ids = Object.keys(zones);
  let n = 0;
  return takeIn(
    ids.map((id) => ({ content: { number: id, name: id, kindOfPlace: 'block' }, rings: zones[id]! })),
    () => ids[n++]!,
  ).coverage;
}

const kinds = (coverage: Coverage) => faultsOf(coverage).map(({ kind, owners }) => `${kind} ${owners.join()}`);

/** Applies an edit that must be right, and must be taken back to the same bytes. */
function applied(coverage: Coverage, delta: CoverageDelta): Coverage {
  const before = JSON.stringify(encodeCoverage(coverage));
  const after = coverage.clone();
  expect(after.apply(delta).ok).toBe(true);
  expect(checkCoverage(after)).toEqual([]);
  const back = after.clone();
  expect(back.apply(inverted(delta)).ok).toBe(true);
  expect(JSON.stringify(encodeCoverage(back))).toBe(before);
  return after;
}

function mended(coverage: Coverage, kind: ZoneFaultKind, how: Mending): Coverage {
  const fault = faultsOf(coverage).find((one) => one.kind === kind)!;
  const result = mend(coverage, fault, how);
  if (!result.ok) throw new Error(result.error.reason);
  return applied(coverage, result.value);
}
const refusalOf = (coverage: Coverage, kind: ZoneFaultKind, how: Mending) => {
  const result = mend(
    coverage,
    faultsOf(coverage).find((one) => one.kind === kind)!,
    how,
  );
  return result.ok ? undefined : result.error.reason;
};

/** Two zones over each other by 4 m, two with a gap of 2 m between them, a lid that closes the gap. */
const messy = () =>
  city({
    A: [box(0, 0, 104, 100)],
    B: [box(100, 0, 100, 100)],
    C: [box(0, 100, 95, 100)],
    D: [box(97, 100, 103, 100)],
    lid: [box(0, 200, 200, 50)],
  });

describe('faults of a coverage', () => {
  it('calls a gap what others enclose, and not what lies open or is left out on purpose', () => {
    const ring: Record<string, Point[][]> = {
      A: [box(0, 0, 50, 10)],
      B: [box(0, 10, 10, 40)],
      C: [box(40, 10, 10, 40)],
    };
    expect(kinds(city(ring))).toEqual([]);
    const closed = city({ ...ring, D: [box(0, 50, 50, 10)] });
    expect(kinds(closed)).toEqual(['gap B,C,A,D']);
    const out = mended(closed, 'gap', { leaveOut: 'water', note: '鼓楼塘', id: 'pond' });
    expect(kinds(out)).toEqual([]);
    expect(out.grounds.get('pond')).toEqual({ is: 'left-out', reason: 'water', note: '鼓楼塘' });
  });

  it('tells slivers of zones by their mean width', () => {
    const coverage = city({
      A: [box(0, 0, 50, 50), box(60, 0, 0.5, 50)],
      B: [box(60.5, 0, 50, 50)],
      C: [box(50, 0, 10, 50)],
    });
    const [sliver, ...rest] = faultsOf(coverage);
    expect(rest).toEqual([]);
    expect(sliver).toMatchObject({ kind: 'sliver', ground: 'A' });
    expect([...sliver!.owners].sort()).toEqual(['B', 'C']);
    expect(sliver!.width).toBeCloseTo(0.47, 1);
    expect(faultsOf(coverage, 0.4)).toEqual([]);
  });

  it('keeps the name of a fault while others are mended', () => {
    const coverage = messy();
    const gap = faultsOf(coverage).find(({ kind }) => kind === 'gap')!;
    const after = mended(coverage, 'overlap', { give: 'B' });
    expect(faultsOf(after).map(({ key }) => key)).toEqual([gap.key]);
  });
});

describe('mending a fault', () => {
  it('gives an overlap to one of its claimants and a gap to one of its neighbours, to the square unit', () => {
    const coverage = messy();
    const given = mended(mended(coverage, 'overlap', { give: 'B' }), 'gap', { give: 'D' });
    expect(faultsOf(given)).toEqual([]);
    expect(doubleAreaOf(given, 'B')).toBe(2 * 10_000 * 10_000);
    expect(doubleAreaOf(given, 'D')).toBe(2 * 10_500 * 10_000);
    expect([...given.grounds.keys()].sort()).toEqual(['A', 'B', 'C', 'D', 'lid']);
  });

  it('gives a zone that lies wholly under others its ground and what it said', () => {
    const coverage = city({ A: [box(0, 0, 100, 100)], market: [box(20, 20, 30, 30)] });
    const given = mended(coverage, 'overlap', { give: 'market' });
    expect(given.grounds.get('market')).toEqual({
      is: 'zone',
      content: { number: 'market', name: 'market', kindOfPlace: 'block' },
    });
    expect(given.ringsOf('A')).toHaveLength(2);
  });

  it('refuses what would leave a place with two answers, or none by mistake', () => {
    const coverage = messy();
    const out: Mending = { leaveOut: 'other', note: '', id: 'new' };
    expect(refusalOf(coverage, 'overlap', out)).toBe('overlap');
    expect(refusalOf(coverage, 'overlap', { give: 'lid' })).toBe('not-adjacent');
    expect(refusalOf(coverage, 'overlap', { give: 'nobody knows' })).toBe('no-owner');
    expect(refusalOf(coverage, 'gap', { give: 'B' })).toBe('not-adjacent');
    expect(refusalOf(coverage, 'gap', { give: nobody })).toBe('nothing');
    const alone = city({ A: [box(0, 0, 0.5, 50)], B: [box(0.5, 0, 50, 50)] });
    expect(refusalOf(alone, 'sliver', { give: 'B' })).toBe('vanishes');
    expect(refusalOf(alone, 'sliver', out)).toBe('no-gap');
    const fault = faultsOf(coverage)[0]!;
    expect(mend(mended(coverage, 'overlap', { give: 'A' }), fault, { give: 'A' })).toMatchObject({
      ok: false,
      error: { reason: 'gone' },
    });
  });
});

describe('mending all', () => {
  it('gives every fault up to a width to whoever borders on it longest, as one edit', () => {
    const coverage = messy();
    const result = mendAll(coverage, { kinds: ['gap', 'overlap'], width: 3 });
    if (!result.ok) throw new Error(result.error.reason);
    expect(result.value.mended).toBe(1);
    expect(kinds(applied(coverage, result.value.delta))).toEqual(['overlap A,B']);
    const all = mendAll(coverage, { kinds: ['gap', 'overlap'], squareMetres: 1000 });
    if (!all.ok) throw new Error(all.error.reason);
    expect(all.value).toMatchObject({ mended: 2, left: [] });
    expect(faultsOf(applied(coverage, all.value.delta))).toEqual([]);
    expect(mendAll(coverage, { kinds: ['sliver'] })).toMatchObject({ ok: false, error: { reason: 'nothing' } });
  });

  it('leaves two slivers side by side with one of their zones, not to and fro for ever', () => {
    const coverage = city({
      A: [box(0, 0, 50, 50), box(100, 0, 0.4, 50)],
      B: [box(200, 0, 50, 50), box(100.4, 0, 0.4, 50)],
    });
    expect(kinds(coverage).sort()).toEqual(['sliver A', 'sliver B']);
    const result = mendAll(coverage, { kinds: ['sliver'] });
    if (!result.ok) throw new Error(result.error.reason);
    expect(faultsOf(applied(coverage, result.value.delta))).toHaveLength(1);
    expect(result.value.left).toHaveLength(1);
  });

  it('mends any heap of polygons so that every place of it has one answer and none is lost', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
    const rectangle = fc
      .tuple(place, place)
      .filter(([[ax, ay], [bx, by]]) => ax !== bx && ay !== by)
      .map(([[ax, ay], [bx, by]]) => box(Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)));
    fc.assert(
      fc.property(fc.array(rectangle, { minLength: 2, maxLength: 8 }), (rectangles) => {
        const coverage = city(Object.fromEntries(rectangles.map((ring, i) => [`z${i}`, [ring]])));
        const faults = faultsOf(coverage).filter(({ kind }) => kind !== 'sliver');
        const result = mendAll(coverage, { kinds: ['gap', 'overlap', 'gap-sliver', 'overlap-sliver'] });
        expect(result.ok).toBe(faults.length > 0);
        if (!result.ok) return;
        const after = applied(coverage, result.value.delta);
        expect(faultsOf(after).filter(({ kind }) => kind !== 'sliver')).toEqual([]);
        const total = (one: Coverage) => [...one.grounds.keys()].reduce((sum, id) => sum + doubleAreaOf(one, id), 0);
        const gaps = -coverage.ringsOf(nobody).reduce((sum, ring) => sum + Math.min(0, area(ring)), 0);
        expect(total(after)).toBe(gaps);
      }),
      { numRuns: 80 },
    );
  });

  it('finds gaps of any coverage and gives them away without touching what is open', () => {
    fc.assert(
      fc.property(anyCoverage(1e6), (any) => {
        const gaps = faultsOf(any).filter(({ kind }) => kind.startsWith('gap'));
        const result = mendAll(any, { kinds: ['gap', 'gap-sliver'] });
        expect(result.ok).toBe(gaps.length > 0);
        if (!result.ok) return;
        const after = applied(any, result.value.delta);
        expect(faultsOf(after).filter(({ kind }) => kind.startsWith('gap'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function area(ring: readonly Point[]): number {
  const [ox, oy] = ring[0]!;
  return ring
    .slice(1)
    .reduce((sum, [bx, by], i) => sum + (ring[i]![0] - ox) * (by - oy) - (bx - ox) * (ring[i]![1] - oy), 0);
}
