import { expect, test } from 'vitest';
import type { RoundStop } from '#domain/dispatch/next-shift/round.ts';
import { routesAsProposed, unproposed, type WrittenRoutes } from '#domain/dispatch/next-shift/written-routes.ts';

const stop = (id: string, weight: number, more: Partial<RoundStop> = {}): RoundStop => ({
  ...{ id, kind: 'hotspot', lon: 119.92, lat: 32.49, place: '坡子街', weight, stay: 900 },
  ...{ why: { zh: '多发', en: 'often' }, from: 0, until: 3600 },
  ...more,
});
const last = [stop('a', 2), stop('b', 1), stop('case:k', 1, { case: { id: 'k', number: '20261122-0001' }, place: '' })];
const earlier = stop('gone', 4);
const proposed = { last, stop: (id: string) => [...last, earlier].find((one) => one.id === id) };
const shift = { from: 0, until: 7200, vehicleOf: () => 'ebike' as const };
const [arriveAt, leaveAt] = ['1970-01-01T00:10:00Z', '1970-01-01T00:25:00Z'];

function written(...stops: readonly object[]): WrittenRoutes {
  const routes = [{ crew: '甲一组', stops: stops.map((one) => ({ arriveAt, leaveAt, ...one })) }];
  return { unit: '甲中队', shift: '白班', day: '2026-11-22', routes } as WrittenRoutes;
}

test('What a stop is worth, why and until when is as it was proposed; the times are those of the route', () => {
  const { routes, coverage, leftOut } = routesAsProposed(written({ id: 'a' }, { id: 'case:k' }), proposed, shift);
  expect(routes).toEqual([
    {
      crew: '甲一组',
      vehicle: 'ebike',
      stops: [
        expect.objectContaining({ id: 'a', weight: 2, why: { zh: '多发', en: 'often' }, arriveAt, leaveAt }),
        expect.objectContaining({ case: 'k', caseNumber: '20261122-0001', until: '1970-01-01T01:00:00.000Z' }),
      ],
    },
  ]);
  expect([coverage, leftOut]).toEqual([75, 1]);
  // A place without words has its id.
  expect(routes[0]!.stops[1]!.place).toBe('case:k');
});

test('A stop added by hand counts for nothing; one of an earlier proposal for what it was', () => {
  const manual = { lon: 119.93, lat: 32.5, place: '莲花路口' };
  const byHand = routesAsProposed(written({ id: 'manual:1', manual }), proposed, shift);
  expect(byHand.routes[0]!.stops[0]).toMatchObject({ kind: 'manual', weight: 0, place: '莲花路口', lon: 119.93 });
  expect([byHand.coverage, byHand.leftOut]).toEqual([0, 3]);
  // Also where it bears the name of one that was proposed.
  const named = routesAsProposed(written({ id: 'a', manual }), proposed, shift);
  expect([named.routes[0]!.stops[0]!.kind, named.coverage]).toEqual(['manual', 0]);
  expect(routesAsProposed(written({ id: 'gone' }), proposed, shift).coverage).toBe(50);
  expect(routesAsProposed(written(), { last: [], stop: () => undefined }, shift).coverage).toBeUndefined();
});

test('A stop that nobody proposed is named', () => {
  expect(unproposed(written({ id: 'a' }, { id: 'x' }, { id: 'gone' }), proposed)).toEqual(['x']);
});
