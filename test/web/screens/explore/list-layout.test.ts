import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutList, mostListed } from '../../../../web/screens/explore/list-layout.ts';

const groups = fc.uniqueArray(fc.record({ collection: fc.stringMatching(/^[a-z]{1,8}$/), count: fc.nat(50) }), {
  selector: ({ collection }) => collection,
  maxLength: 8,
});

describe('the layout of the list', () => {
  it('gives every feature one row, in the order of the answer, each group under its own title', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const layout = layOutList(given);
        const rows = Array.from({ length: layout.rowCount }, (_, row) => layout.rowAt(row));
        const expected = given
          .filter(({ count }) => count > 0)
          .flatMap(({ collection, count }) => [collection, ...Array.from({ length: count }, () => `in ${collection}`)]);
        expect(rows.map((row) => (row.kind === 'title' ? row.collection : `in ${row.collection}`))).toEqual(expected);
        const offsets = rows.flatMap((row) => (row.kind === 'feature' ? [row.offset] : []));
        expect(offsets).toEqual(Array.from({ length: layout.featureCount }, (_, offset) => offset));
        for (const offset of offsets)
          expect(layout.rowAt(layout.rowOf(offset))).toMatchObject({ kind: 'feature', offset });
      }),
    );
  });

  it('stops where browsers stop drawing, yet tells the true count of the group', () => {
    const layout = layOutList([{ collection: 'cases', count: 1_000_000 }]);
    expect(layout.featureCount).toBe(mostListed);
    expect(layout.rowAt(0)).toEqual({ kind: 'title', collection: 'cases', count: 1_000_000 });
  });
});
