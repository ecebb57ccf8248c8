import { afterEach, beforeEach, expect, test } from 'vitest';
import fc from 'fast-check';
import { cases } from '#domain/cases/collection.ts';
import type { Change, ChangeLine } from '#domain/change.ts';
import { collections } from '#domain/collections.ts';
import { createClock, type Clock } from '../../../server/live/clock.ts';
import type { LiveEvent } from '../../../server/live/event.ts';
import type { View } from '../../../server/live/view.ts';
import { deadlinesIn } from '../../../server/tiles/deadlines.ts';
import { Moments } from '../../../server/tiles/moments.ts';
import { PointIndex } from '../../../server/tiles/point-index.ts';
import type { Remembered } from '../../../server/tiles/remembered.ts';

const noon = Date.UTC(2026, 10, 22, 4);
const instant = (minutes: number): string => new Date(noon + minutes * 60_000).toISOString();
const view = (...ids: string[]): View => ({ key: ids.join(), collections: new Set(ids), records: new Set() });

let index: PointIndex;
let clockMs: number;
let tell: (change: Change) => void;
let told: (LiveEvent | undefined)[];
/** What the index will say came or went. */
let turned: Remembered[];
let clock: Clock;
const seenBy: View[] = [view('cases'), view('roads')];

interface Times {
  readonly open?: boolean;
  readonly yellowAt?: string;
  readonly dueAt?: string;
}

function put(fid: number, times: Times): void {
  index.set({ fid, id: `case-${fid}`, lng: 119.9, lat: 32.4, properties: { open: true, ...times } });
}

function start(): Clock {
  return createClock({
    collections,
    index: {
      ahead: 2,
      keepTime: () => turned.splice(0),
      deadlines: (id, after) => (id === 'cases' ? deadlinesIn({ kind: 'point', collection: cases, index }, after) : []),
    },
    live: {
      subscribe(listener) {
        tell = listener;
        return () => undefined;
      },
    },
    readers: { tellByView: (eventOf) => void told.push(...seenBy.map(eventOf)) },
    now: () => clockMs,
  });
}

const change = (seq: number, lines: readonly ChangeLine[]): Change => ({
  seq,
  id: `c${seq}`,
  kind: 'test',
  note: '',
  by: 'test',
  at: instant(0),
  lines,
});

function edit(fid: number, times: Times | null): void {
  const after =
    times === null
      ? null
      : { geometry: { type: 'Point' as const, coordinates: [119.9, 32.4] }, properties: { open: true, ...times } };
  tell(change(fid, [{ collection: 'cases', id: `case-${fid}`, fid, base: 1, version: 2, before: null, after }]));
}

/** Moves the clock and lets it tick. */
function at(minutes: number): readonly (LiveEvent | undefined)[] {
  clockMs = noon + minutes * 60_000;
  told = [];
  clock.tick();
  return told;
}

const event = (minutes: number): LiveEvent => ({
  event: 'clock',
  data: { collections: ['cases'], at: instant(minutes) },
});

beforeEach(() => {
  clockMs = noon;
  told = [];
  turned = [];
  index = new PointIndex(cases.columns, cases.cells!.open);
  put(1, { yellowAt: instant(10), dueAt: instant(20) });
  put(2, { dueAt: instant(30) });
  put(3, { dueAt: instant(-5) });
  put(4, { open: false, dueAt: instant(15) });
  clock = start();
});
afterEach(() => clock.stop());

test('what turns amber and what falls due is told once, to those who may read it', () => {
  expect(clock.ahead).toBe(3 + 2);
  expect(at(9)).toEqual([]);
  expect(at(10)).toEqual([event(10), undefined]);
  expect(at(11)).toEqual([]);
  expect(at(16)).toEqual([]);
  expect(at(31)).toEqual([event(31), undefined]);
  expect(at(32)).toEqual([]);
  expect(clock.ahead).toBe(2);
});

test('an edit moves a deadline, takes it away or brings a new one', () => {
  edit(1, { dueAt: instant(40) });
  edit(2, null);
  edit(5, { dueAt: instant(50) });
  expect(at(35)).toEqual([]);
  expect(at(40)).toEqual([event(40), undefined]);
  edit(5, { open: false, dueAt: instant(50) });
  expect(at(60)).toEqual([]);
});

test('a bulk load is read from the index', () => {
  put(6, { dueAt: instant(70) });
  tell({ ...change(9, []), bulk: { collection: 'cases', count: 1, sha256: '', bbox: [0, 0, 0, 0] } });
  expect(clock.ahead).toBe(4 + 2);
  at(69);
  expect(at(70)).toEqual([event(70), undefined]);
});

test('after a restart the clock goes on with what lies ahead', () => {
  at(25);
  clock.stop();
  clock = start();
  expect(at(29)).toEqual([]);
  expect(at(30)).toEqual([event(30), undefined]);
});

test('what came or went with its valid time is told with its box, to those who may read it', () => {
  const street = (fid: number, ...coordinates: [number, number][]): Remembered => ({
    collection: 'roads',
    id: `road-${fid}`,
    fid,
    geometry: { type: 'LineString', coordinates },
    properties: {},
  });
  turned = [street(1, [119.9, 32.4], [119.91, 32.42]), street(2, [119.93, 32.41], [119.94, 32.41])];
  const touched = [{ collection: 'roads', bbox: [119.9, 32.4, 119.94, 32.42] }];
  expect(at(10)).toEqual([
    { event: 'clock', data: { collections: ['cases'], at: instant(10) } },
    { event: 'clock', data: { collections: ['roads'], at: instant(10), touched } },
  ]);
  expect(at(11)).toEqual([]);
});

test('the heap gives what a plain list would, in any order of edits and looks', () => {
  const step = fc.oneof(
    fc.record({ fid: fc.nat(20), at: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 3 }) }),
    fc.record({ pass: fc.integer({ min: 1, max: 40 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap = new Moments();
      const plain = new Map<number, number[]>();
      let now = 0;
      for (const one of steps) {
        if ('fid' in one) {
          const ahead = [...new Set(one.at)].filter((moment) => moment > now);
          heap.set(one.fid, ahead);
          plain.set(one.fid, ahead);
        } else {
          now += one.pass;
          const due = [...plain].flatMap(([fid, moments]) => moments.filter((moment) => moment <= now).map(() => fid));
          for (const [fid, moments] of plain)
            plain.set(
              fid,
              moments.filter((moment) => moment > now),
            );
          const byNumber = (a: number, b: number) => a - b;
          expect(heap.passed(now).sort(byNumber)).toEqual(due.sort(byNumber));
        }
        expect(heap.count).toBe([...plain.values()].flat().length);
      }
    }),
  );
});
