import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureLine, placeAt, projectOn } from '#domain/streets/chainage.ts';
import { streetGrid, type GridLine } from '#domain/streets/street-grid.ts';
import { positionAt } from '../../worlds/metric.ts';

const place = (most: number) => fc.tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: -most, max: most }));
const lines = fc.array(
  fc
    .record({ street: fc.nat(3), places: fc.array(place(700), { minLength: 2, maxLength: 5 }) })
    .map(({ street, places }): GridLine => ({
      street,
      measured: measureLine(places.map(([x, y]) => positionAt(x, y))),
    })),
  { minLength: 1, maxLength: 6 },
);
/** Metres: a plane lies otherwise at either end of a long line. */
const slack = 0.25;
const nowhere = () => ({ line: -1, at: 0, left: 0 });

describe('a grid of street lines', () => {
  it('finds what looking at every line finds, for places near to lines, far off and beyond all of them', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom(10, 40, 200),
        fc.array(fc.record({ line: fc.nat(5), along: fc.nat(2500), left: fc.integer({ min: -260, max: 260 }) }), {
          maxLength: 12,
        }),
        fc.array(place(1200), { maxLength: 4 }),
        (given, reach, beside, anywhere) => {
          const grid = streetGrid(given, reach);
          const asked = [
            ...beside.map(
              ({ line, along, left }) => placeAt(given[line % given.length]!.measured, along, left).position,
            ),
            ...anywhere.map(([x, y]) => positionAt(x, y)),
          ].filter(([lon]) => !Number.isNaN(lon));
          for (const [lon, lat] of asked) {
            for (const street of [-1, 0, 1, 2, 3]) {
              const gaps = given
                .filter((one) => street < 0 || one.street === street)
                .map(({ measured }) => Math.abs(projectOn(measured, [lon, lat]).left));
              const least = Math.min(Infinity, ...gaps);
              const found = grid.nearest(lon, lat, reach, street, nowhere());
              if (least < reach - slack) {
                expect(Math.abs(Math.abs(found.left) - least)).toBeLessThan(slack);
                const { measured, street: own } = given[found.line]!;
                if (street >= 0) expect(own).toBe(street);
                const foot = placeAt(measured, found.at).position;
                expect(Math.abs(projectOn(measured, foot).left)).toBeLessThan(slack);
              } else if (least > reach + slack) expect(found.line).toBe(-1);
            }
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('answers in a city without streets, and on a line without length', () => {
    expect(streetGrid([], 40).nearest(119.9, 32.5, 40, -1, nowhere()).line).toBe(-1);
    const point = { street: 0, measured: measureLine([positionAt(0, 0), positionAt(0, 0)]) };
    const found = streetGrid([point], 40).nearest(...positionAt(3, 4), 40, -1, nowhere());
    expect(found).toMatchObject({ line: 0, at: 0 });
    expect(Math.abs(found.left)).toBeCloseTo(5, 1);
  });
});
