import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '#domain/cases/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { noFilter } from '#domain/filter.ts';
import { tileAt } from '#domain/geometry/tile.ts';
import { cut, fakeCity, present } from './fake-city.ts';
import { caseAt, iso, someCases } from './sample-cases.ts';

type Place = readonly [z: number, x: number, y: number];

/** All tiles of the cases' quarter at a zoom. */
function quarter(z: number): Place[] {
  const [left, top] = tileAt(z, 119.9, 32.48);
  const [right, bottom] = tileAt(z, 119.94, 32.44);
  const out: Place[] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) out.push([z, x, y]);
  return out;
}

const tiles = [8, 12, 14, 15, 16].flatMap(quarter);

describe('an index after edits', () => {
  test('gives the same bytes as one read anew, whatever was put in, moved and taken out', async () => {
    await fc.assert(
      fc.asyncProperty(someCases, someCases, fc.infiniteStream(fc.nat()), async (before, after, choice) => {
        const city = await fakeCity([cases], before);
        for (const { fid, geometry, properties } of after) {
          const gone = [...city.features.keys()][choice.next().value! % Math.max(1, city.features.size)];
          if (gone !== undefined && choice.next().value! % 2 === 0) await city.write('cases', gone, null);
          await city.write('cases', fid, { geometry, properties });
        }
        const fresh = await city.rebuilt();
        for (const tile of tiles) {
          expect(Buffer.compare(cut(city.index, ['cases'], tile), cut(fresh, ['cases'], tile))).toBe(0);
        }
        expect(city.index.counts('cases', noFilter, undefined, present)).toEqual(
          fresh.counts('cases', noFilter, undefined, present),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('splits blocks that fill up, a thousand cases on one spot among them, and loses none', async () => {
    const city = await fakeCity([cases]);
    const random = fc.sample(fc.nat(4000), { numRuns: 8000, seed: 7 });
    for (let i = 0; i < 4000; i++) {
      const [dx, dy] = i % 4 === 0 ? [0, 0] : [random[i * 2]!, random[i * 2 + 1]!];
      const { geometry, properties } = caseAt(i + 1, 119.9 + dx / 100_000, 32.44 + dy / 100_000, {
        status: 'handling',
        action: 1 + (i % 10),
        reportedAt: iso(present - i),
      });
      await city.write('cases', i + 1, { geometry, properties });
    }
    for (let fid = 1; fid <= 4000; fid += 3) await city.write('cases', fid, null);
    const fresh = await city.rebuilt();
    expect(city.index.counts('cases', noFilter, undefined, present).total).toBe(2666);
    for (const tile of tiles) {
      expect(Buffer.compare(cut(city.index, ['cases'], tile), cut(fresh, ['cases'], tile))).toBe(0);
    }
  });

  test('changes only tiles that the old or the new place lies in', async () => {
    await fc.assert(
      fc.asyncProperty(
        someCases.filter((l) => l.length > 1),
        fc.nat(),
        fc.nat(),
        async (list, n, m) => {
          const city = await fakeCity([cases], list);
          const moved = list[n % list.length]!;
          const { geometry } = list[m % list.length]!;
          const before = tiles.map((tile) => cut(city.index, ['cases'], tile));
          const { mark } = city.index.touched;
          await city.write('cases', moved.fid, {
            geometry,
            properties: { ...moved.properties, action: 9, urgent: true },
          });
          const touched = [moved.geometry, geometry] as Extract<Feature['geometry'], { type: 'Point' }>[];
          for (const [i, tile] of tiles.entries()) {
            if (Buffer.compare(before[i]!, cut(city.index, ['cases'], tile)) === 0) continue;
            const at = (g: (typeof touched)[number]) => tileAt(tile[0], g.coordinates[0]!, g.coordinates[1]!).join();
            expect(touched.map(at)).toContain(`${tile[1]},${tile[2]}`);
          }
          expect(city.index.touched.mark).toBe(mark + 2);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('passes over changes that its snapshot held already', async () => {
    const city = await fakeCity([cases]);
    await city.write('cases', 1, caseAt(1, 119.91, 32.45, { status: 'handling', action: 1, reportedAt: iso(present) }));
    const fresh = await city.rebuilt();
    expect(fresh.seq).toBe(1);
    const line = { collection: 'cases', id: 'x', fid: 1, base: 1, version: 2, before: null, after: null };
    await fresh.apply({ seq: 1, id: 'c', kind: 'test', note: '', by: 'local', at: iso(present), lines: [line] });
    expect(fresh.counts('cases', noFilter, undefined, present).total).toBe(1);
    await fresh.apply({ seq: 2, id: 'd', kind: 'test', note: '', by: 'local', at: iso(present), lines: [line] });
    expect(fresh.counts('cases', noFilter, undefined, present).total).toBe(0);
  });
});
