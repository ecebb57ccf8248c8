import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureLine, placeAt, projectOn } from '#domain/streets/chainage.ts';
import { streetGrid, type GridLine, type StreetGrid } from '#domain/streets/street-grid.ts';
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
/** Metres: the same formula twice. */
const rounding = 1e-6;
/** Metres: a place is looked for in a plane at itself, its foot on the line in one of its own. */
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
              if (least < reach - rounding) {
                expect(Math.abs(Math.abs(found.left) - least)).toBeLessThan(rounding);
                const { measured, street: own } = given[found.line]!;
                if (street >= 0) expect(own).toBe(street);
                const foot = placeAt(measured, found.at).position;
                expect(Math.abs(projectOn(measured, foot).left)).toBeLessThan(slack);
              } else if (least > reach + rounding) expect(found.line).toBe(-1);
            }
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('says the same of a place, to the last bit, wherever other streets make its cells lie', () => {
    fc.assert(
      fc.property(
        lines,
        fc.array(place(700), { minLength: 1, maxLength: 8 }),
        fc.tuple(fc.integer({ min: 2000, max: 9000 }), fc.integer({ min: 2000, max: 9000 })),
        (given, asked, [x, y]) => {
          const far = { street: 9, measured: measureLine([positionAt(-x, -y), positionAt(-x, -y - 50)]) };
          const [grid, moved] = [given, [...given, far]].map((all) => streetGrid(all, 200)) as [StreetGrid, StreetGrid];
          // The ends of lines too, where two that meet are as near.
          const places = [...asked.map(([east, north]) => positionAt(east, north)), given[0]!.measured.line[0]!];
          for (const [lon, lat] of places) {
            expect(moved.nearest(lon!, lat!, 200, -1, nowhere())).toEqual(grid.nearest(lon!, lat!, 200, -1, nowhere()));
          }
        },
      ),
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
