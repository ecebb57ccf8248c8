import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CityStreets } from '#domain/streets/city-streets.ts';
import { keptStreets, type RoadNews } from '#domain/streets/kept-streets.ts';
import { positionAt } from '../../worlds/metric.ts';

type Road = NonNullable<RoadNews['after']>;

const names = ['人民路', '人民东路', '海陵路', '文化路'];

/** Roads on a small grid of crossings, so that they meet, lie over each other and end in one another. */
const road = fc
  .record({
    places: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 2,
      maxLength: 4,
    }),
    isMulti: fc.boolean(),
    name: fc.constantFrom(...names, undefined),
    alias: fc.constantFrom(...names, undefined, undefined, undefined, undefined),
    oneway: fc.boolean(),
  })
  .map(({ places, isMulti, name, alias, oneway }): Omit<Road, 'id'> => {
    const line = places.map(([x, y]) => positionAt(x * 200 + y * 3, y * 170));
    return {
      geometry:
        isMulti && line.length > 3
          ? { type: 'MultiLineString', coordinates: [line.slice(0, 2), line.slice(2)] }
          : { type: 'LineString', coordinates: line },
      properties: {
        class: 'primary',
        ...(name !== undefined && { name }),
        ...(alias !== undefined && { aliases: [alias] }),
        ...(oneway && { oneway }),
      },
    };
  });

const edit = fc.record({ id: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'), road: fc.option(road, { freq: 4 }) });

it('after any edits of roads the streets are those that a city loaded anew has, and every one that became different is told', () => {
  fc.assert(
    fc.property(
      fc.array(road, { minLength: 2, maxLength: 5 }),
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      (first, turns) => {
        const roads = new Map(first.map((one, i) => [`r${i + 1}`, { ...one, id: `r${i + 1}` } as Road]));
        const kept = keptStreets();
        kept.load(roads.values());
        for (const turn of turns) {
          const before = said(kept.streets);
          const { revision } = kept.streets;
          const last = new Map(turn.map((one) => [one.id, one.road]));
          const news = [...last].map(([id, after]): RoadNews => {
            const was = roads.get(id);
            if (after === null) roads.delete(id);
            else roads.set(id, { ...after, id } as Road);
            return { id, before: was, after: roads.get(id) };
          });
          const told = kept.take(news);
          const anew = keptStreets();
          anew.load(roads.values());
          const after = said(anew.streets);
          expect(said(kept.streets)).toEqual(after);
          for (const name of names) expect(kept.streets.named(name)?.name).toBe(anew.streets.named(name)?.name);
          for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
            if (!told.has(name)) expect(before[name]).toEqual(after[name]);
          }
          expect(kept.streets.revision).not.toBe(revision);
        }
      },
    ),
    { numRuns: 100 },
  );
});

/** Streets and how they run, by name. */
function said(streets: CityStreets): Record<string, unknown> {
  return Object.fromEntries(
    streets.all.map((street) => [
      street.name,
      { street, one: streets.course(street.name, 'one'), each: streets.course(street.name, 'each') },
    ]),
  );
}
