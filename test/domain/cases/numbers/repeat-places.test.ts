import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatPlaces, type PlacedCase, type RepeatPlace } from '#domain/cases/numbers/repeat-places.ts';
import { distance, placeBeyond } from '#domain/geometry/measure.ts';

const limits = { cases: 3, metres: 50, dates: 2 };
const middle = [119.92, 32.49] as const;

function run(cases: readonly PlacedCase[], by = limits): RepeatPlace[] {
  const work = repeatPlaces(cases, by);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** A case some metres from the middle, at a bearing. */
function at(id: number, metres: number, bearing = 90, more: Partial<PlacedCase> = {}): PlacedCase {
  const [lon, lat] = placeBeyond(middle, bearing, metres);
  return { id, lon, lat, kind: 'matter 07001', day: 20_000 + (id % 2), ...more };
}
const ids = (places: readonly RepeatPlace[]): number[][] =>
  places.map(({ cases }) => cases.map(({ id }) => id).sort((a, b) => a - b));

describe('A repeat place', () => {
  test('is three cases of one class within 50 m on two dates', () => {
    expect(ids(run([at(1, 0), at(2, 49.9), at(3, 49.9, 270)]))).toEqual([[1, 2, 3]]);
  });

  test('is none with a case too few, a case too far, another class, or all on one date', () => {
    expect(run([at(1, 0), at(2, 30)])).toEqual([]);
    expect(run([at(1, 0), at(2, 50.1), at(3, 50.1, 270)])).toEqual([]);
    expect(run([at(1, 0), at(2, 30), at(3, 30, 0, { kind: 'matter 09006' })])).toEqual([]);
    expect(run([at(1, 0), at(3, 30), at(5, 30, 180)])).toEqual([]);
  });

  test('takes a case once, though it lies near two places', () => {
    const places = run([at(1, 0), at(2, 10), at(3, 20), at(4, 55), at(5, 104), at(6, 106), at(7, 110)]);
    expect(ids(places)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
  });

  test('whatever the cases: all lie within the radius of the middle one, none is in two, no crowd is forgotten', () => {
    const some = fc.array(
      fc.record({
        metres: fc.integer({ min: 0, max: 400 }),
        bearing: fc.integer({ min: 0, max: 359 }),
        day: fc.integer({ min: 0, max: 3 }),
        kind: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const cases = list.map(({ metres, bearing, day, kind }, id) => at(id, metres, bearing, { day, kind }));
        const places = run(cases);
        const taken = new Set(ids(places).flat());
        expect(taken.size).toBe(ids(places).flat().length);
        for (const { centre, cases: own, dates } of places) {
          expect(own.length).toBeGreaterThanOrEqual(3);
          expect(dates).toBeGreaterThanOrEqual(2);
          for (const one of own) {
            expect(one.kind).toBe(centre.kind);
            expect(distance([one.lon, one.lat], [centre.lon, centre.lat])).toBeLessThan(50.01);
          }
        }
        for (const one of cases.filter(({ id }) => !taken.has(id))) {
          const crowd = cases.filter(
            (other) =>
              other.kind === one.kind &&
              !taken.has(other.id) &&
              distance([one.lon, one.lat], [other.lon, other.lat]) < 49.99,
          );
          expect(crowd.length < 3 || new Set(crowd.map(({ day }) => day)).size < 2).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
