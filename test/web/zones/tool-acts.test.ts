import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { doubleAreaOf } from '#domain/zones/coverage/shape.ts';
import type { Ground } from '#domain/zones/content.ts';
import { useDesk } from '../../../web/zones/desk.ts';
import type { At } from '../../../web/zones/sketch.ts';
import {
  endRedraw,
  endRing,
  endSplit,
  giveGround,
  insertPlace,
  mergeChosen,
  removeChosen,
} from '../../../web/zones/tool-acts.ts';
import { corner, letteredCoverage, side } from '../../worlds/lettered-coverage.ts';
import { network, SchemeServer } from './scheme-server.ts';

const zone = (number: string) => ({ is: 'zone', content: { number, name: number, kindOfPlace: 'block' } }) as const;
const water: Ground = { is: 'left-out', reason: 'water', note: '' };
const at = (x: number, y: number): Point => [corner[0] + x * side, corner[1] + y * side];
const place = (x: number, y: number): At => fromLattice(at(x, y));
const now = Date.parse('2026-11-22T04:00:00Z');
const asZone = { is: 'zone', reason: 'water', note: '' } as const;

let server: SchemeServer;
beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterAll(() => network.close());
beforeEach(async () => {
  server = new SchemeServer(letteredCoverage(['aab.', 'aabw'], { a: zone('A-1'), b: zone('A-2'), w: water }));
  network.use(...server.handlers);
  await desk().open('v2', server.me, true);
});
afterEach(async () => {
  await vi.waitFor(() => expect(desk().pending).toEqual([]), 15_000);
  desk().close();
  network.resetHandlers();
  localStorage.clear();
});

const desk = () => useDesk.getState();
const coverage = () => desk().draft!.coverage;
/** Squares of the world a ground has. */
const squares = (owner: string) => doubleAreaOf(coverage(), owner) / (2 * side * side);
const label = () => desk().undoes;

describe('a drawn ring', () => {
  it('becomes a zone on free ground only, chosen and named in undo', () => {
    const ring = [place(2, 1), place(4, 1), place(4, 3), place(2, 3)];
    expect(endRing(ring, 'draw', asZone, zone('A-3'), now)).toBe(true);
    const [id] = desk().chosen;
    expect([squares(id!), squares('b')]).toEqual([3, 2]);
    expect(label()).toEqual({ kind: 'draw', zones: ['A-3'] });
  });

  it('carved takes the neighbours’ ground, left out with its reason where one says so', () => {
    const ring = [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
    expect(endRing(ring, 'carve', { is: 'left-out', reason: 'railway', note: '车站' }, zone('A-3'), now)).toBe(true);
    const [id] = desk().chosen;
    expect(coverage().grounds.get(id!)).toEqual({ is: 'left-out', reason: 'railway', note: '车站' });
    expect([squares(id!), squares('a')]).toEqual([1, 3]);
    expect(label()?.kind).toBe('leaveOut');
  });
});

describe('a line', () => {
  it('splits the zone that most of it lies in where none is chosen, and chooses the pieces', () => {
    expect(endSplit([place(1, -0.2), place(1, 2.2)], now)).toBe(true);
    expect(desk().chosen).toHaveLength(2);
    expect(desk().chosen.map(squares)).toEqual([2, 2]);
    expect(label()).toEqual({ kind: 'split', zones: ['A-1'] });
  });

  it('splits the chosen one whatever else it crosses', () => {
    desk().choose(['b']);
    expect(endSplit([place(0, 1), place(3.5, 1)], now)).toBe(true);
    expect([squares('a'), squares('b')]).toEqual([4, 1]);
  });

  it('redraws the border between those it begins and ends on', () => {
    expect(endRedraw([place(2, 0), place(1.5, 1), place(2, 2)])).toBe(true);
    expect([squares('a'), squares('b')]).toEqual([3.5, 2.5]);
    expect(label()).toEqual({ kind: 'reshape', zones: ['A-1', 'A-2'] });
  });

  it('that begins elsewhere redraws nothing and says why', () => {
    expect(endRedraw([place(0.5, 0.5), place(1.5, 1)])).toBe(false);
    expect(desk().refused?.reason).toBe('not-adjacent');
  });
});

describe('handing over', () => {
  it('gives free ground to whom one clicks', () => {
    const free: Point = [at(3, 1)[0] + side / 2, at(3, 1)[1] + side / 2];
    // The free square is open to the outside: it is no gap, and nobody gets it by a click.
    expect(giveGround(free, at(2.5, 0.5))).toBe(false);
    expect(giveGround(at(3.5, 0.5), at(2.5, 0.5))).toBe(true);
    expect(squares('b')).toBe(3);
    expect(coverage().grounds.has('w')).toBe(false);
  });

  it('merges into the zone chosen first, never into left-out ground', () => {
    desk().choose(['w', 'b', 'a']);
    expect(mergeChosen()).toBe(true);
    expect([desk().chosen, squares('b')]).toEqual([['b'], 7]);
    expect(coverage().grounds.get('b')).toEqual(zone('A-2'));
  });

  it('refuses to merge a single one', () => {
    desk().choose(['a']);
    expect([mergeChosen(), desk().refused?.reason]).toEqual([false, 'nothing']);
  });

  it('removes what is chosen: its ground is nobody’s, and nothing stays chosen', () => {
    desk().choose(['a', 'w']);
    removeChosen();
    expect([[...coverage().grounds.keys()], desk().chosen]).toEqual([['b'], []]);
  });

  it('puts a vertex into a border for both neighbours, named in the label', () => {
    expect(insertPlace({ a: at(2, 0), b: at(2, 1) }, at(2, 0.5))).toBe(true);
    expect(label()).toEqual({ kind: 'insert', zones: ['A-1', 'A-2'] });
    expect(coverage().arcsAt(at(2, 0.5))).toHaveLength(1);
  });
});
