import { expect, test } from 'vitest';
import type { RoundStop } from '#domain/dispatch/next-shift/round.ts';
import type { Proposal } from '../../../web/next-shift/api.ts';
import { deskOf, edited, timed, writtenOf, type Desk, type Edit } from '../../../web/next-shift/desk.ts';
import { draftFeatures } from '../../../web/next-shift/layer.ts';

const stop = (id: string, lon: number, more: Partial<RoundStop> = {}): RoundStop => ({
  id,
  kind: 'hotspot',
  lon,
  lat: 32.49,
  place: id,
  why: { zh: '多发', en: 'often' },
  weight: 1,
  from: 0,
  until: 10_000,
  stay: 600,
  ...more,
});

/** Two crews and three stops in a row; a hundred seconds from each place to the next. */
const row = [0, 4, 1, 2, 3];
const proposal: Proposal = {
  unit: '甲中队',
  shift: '晚班',
  day: '2026-11-23',
  from: '1970-01-01T00:00:00Z',
  until: '1970-01-01T03:00:00Z',
  crews: [
    { name: '一组', vehicle: 'ebike', from: 0, until: 10_800, lon: 119.9, lat: 32.49 },
    { name: '二组', vehicle: 'ebike', from: 0, until: 10_800, lon: 119.94, lat: 32.49 },
  ],
  stops: [stop('a', 119.91), stop('b', 119.92), stop('c', 119.93, { weight: 2, until: 500 })],
  travel: { ebike: row.flatMap((x) => row.map((y) => Math.abs(x - y) * 100)) },
  orders: [[0, 1], []],
  notes: [],
  at: '',
};

const after = (...edits: readonly Edit[]): Desk =>
  edits.reduce<Desk>((desk, edit) => edited(proposal, desk, edit), deskOf(proposal));
const orders = (desk: Desk) => desk.draft.orders;

test('a stop is taken off, put on another route where it costs least, and each step can be taken back', () => {
  const moved = after({ do: 'put', stop: 2, crew: 1 }, { do: 'put', stop: 1, crew: 1 }, { do: 'remove', stop: 0 });
  expect(orders(moved)).toEqual([[], [2, 1]]);
  const back = edited(proposal, edited(proposal, moved, { do: 'undo' }), { do: 'undo' });
  expect(orders(back)).toEqual([[0, 1], [2]]);
  expect(orders(edited(proposal, back, { do: 'redo' }))).toEqual([[0], [2, 1]]);
  expect(edited(proposal, deskOf(proposal), { do: 'undo' })).toEqual(deskOf(proposal));
  // Another edit ends what could be done again.
  expect(edited(proposal, back, { do: 'remove', stop: 2 }).future).toEqual([]);
});

test('the page says at once what an order comes to, and marks what is too late', () => {
  const plain = timed(proposal, after().draft);
  expect(plain.coverage).toBe(0.5);
  expect(plain.out).toEqual([2]);
  expect(plain.rounds[0]!.visits.map(({ arriveAt }) => arriveAt)).toEqual([100, 800]);
  const late = timed(proposal, after({ do: 'put', stop: 2, crew: 0, at: 2 }).draft);
  expect(late.late).toBe(1);
  expect(late.rounds[0]!.visits[2]).toMatchObject({ stop: 'c', late: true });
});

test('a stop added by hand has times too, is published with the others and numbered on the map', () => {
  const desk = after({ do: 'add', stop: stop('manual:1', 119.941, { kind: 'manual', weight: 0 }), crew: 1 });
  const now = timed(proposal, desk.draft);
  const written = writtenOf(proposal, desk.draft, now);
  expect(written.unit).toBe('甲中队');
  const [proposed, added] = [written.routes[0]!.stops[0], written.routes[1]!.stops[0]];
  expect(added).toMatchObject({ id: 'manual:1', manual: { lon: 119.941, place: 'manual:1' } });
  expect(Object.keys(proposed!)).toEqual(['id', 'arriveAt', 'leaveAt']);
  const seconds = Date.parse(added!.arriveAt) / 1000;
  expect(seconds).toBeGreaterThan(20);
  expect(seconds).toBeLessThan(60);
  const drawn = draftFeatures(now, 1, new Map());
  const ofStop = (id: string) => drawn.find((feature) => feature.id === id)!.properties;
  expect(ofStop('stop manual:1')).toMatchObject({ is: 'stop', label: '1', tone: 1 });
  expect(ofStop('stop b')).toMatchObject({ label: '2', faint: true });
  expect(ofStop('out c')).toMatchObject({ faint: true });
});
