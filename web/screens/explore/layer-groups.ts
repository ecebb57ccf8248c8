import type { Collection } from '#domain/collection.ts';

/** The branches of the layer tree, as the bureau thinks of them; their titles are messages `layers.groups.*`. */
export const layerGroupIds = ['cases', 'zones', 'ways', 'facilities', 'advertising', 'sites', 'others'] as const;
export type LayerGroupId = (typeof layerGroupIds)[number];

const members: Readonly<Record<string, LayerGroupId>> = {
  cases: 'cases',
  zones: 'zones',
  'unit-grid': 'zones',
  divisions: 'zones',
  roads: 'ways',
  'river-sections': 'ways',
  markets: 'facilities',
  'key-places': 'facilities',
  'litter-bins': 'facilities',
  'public-toilets': 'facilities',
  'transfer-stations': 'facilities',
  kiosks: 'facilities',
  'stall-zones': 'facilities',
  'outdoor-ads': 'advertising',
  'reminder-signs': 'advertising',
  'construction-sites': 'sites',
  'illegal-buildings': 'sites',
  projects: 'sites',
};

/** The layer tree: each branch with its collections, highest on the map first; a collection no branch names is in "others". */
export function layerGroups(
  collections: readonly Collection[],
): ReadonlyArray<{ readonly id: LayerGroupId; readonly collections: readonly Collection[] }> {
  return layerGroupIds
    .map((id) => ({
      id,
      collections: collections
        .filter((collection) => (members[collection.id] ?? 'others') === id)
        .sort((a, b) => b.order - a.order),
    }))
    .filter((group) => group.collections.length > 0);
}
