import { expect, it } from 'vitest';
import { collections } from '#domain/collections.ts';
import { findLayers, layerGroups } from '../../../../web/screens/explore/layer-groups.ts';

const groups = layerGroups(collections);
const ids = (found: typeof groups) => found.flatMap((group) => group.collections.map(({ id }) => id));

it('the layer tree has every collection once, cases first', () => {
  expect(ids(groups).sort()).toEqual(collections.map(({ id }) => id).sort());
  expect(groups[0]!.id).toBe('cases');
});

it('a branch lists what lies highest on the map first', () => {
  for (const { collections: own } of groups) {
    const orders = own.map(({ order }) => order);
    expect(orders).toEqual([...orders].sort((a, b) => b - a));
  }
});

it('layers are found by part of their title in either language, whatever the case', () => {
  expect(ids(findLayers(groups, '盲道'))).toEqual(['tactile-paths']);
  expect(ids(findLayers(groups, 'TACTILE'))).toEqual(['tactile-paths']);
  expect(ids(findLayers(groups, ' spoil  route '))).toEqual(['spoil-routes']);
});

it('a branch whose own title is looked for stays whole, and nothing found is nothing', () => {
  expect(ids(findLayers(groups, '停车与慢行'))).toEqual(
    groups.find(({ id }) => id === 'traffic')!.collections.map(({ id }) => id),
  );
  expect(findLayers(groups, 'no such layer')).toEqual([]);
  expect(findLayers(groups, '  ')).toEqual(groups);
});
