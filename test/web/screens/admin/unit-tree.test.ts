import { describe, expect, it } from 'vitest';
import { treeOf, wouldStandAboveItself } from '../../../../web/people/unit-tree.ts';

const unit = (id: string, parent?: string) => ({
  id,
  version: 1,
  content: { name: id, kind: 'squad' as const, ...(parent !== undefined && { parent }) },
});

describe('the tree of units', () => {
  it('puts each under its parent, and whose parent is gone at the top', () => {
    const units = [unit('c', 'b'), unit('b', 'a'), unit('d', 'gone'), unit('a')];
    expect(treeOf(units).map(({ record, depth }) => [record.id, depth])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 0],
    ]);
  });

  it('knows which parents would put a unit above itself', () => {
    const units = [unit('a'), unit('b', 'a'), unit('c', 'b'), unit('d')];
    expect(units.filter(({ id }) => wouldStandAboveItself(units, 'b', id)).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
