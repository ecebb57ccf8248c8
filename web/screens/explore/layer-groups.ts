import { type Collection, type CollectionGroup, collectionGroups, type Words } from '#domain/collection.ts';

/** A branch of the layer tree with its collections, highest on the map first. */
export interface LayerGroup {
  readonly id: CollectionGroup;
  readonly titles: Words;
  readonly collections: readonly Collection[];
}

/** The layer tree: every branch that has a collection, in the declared order. */
export function layerGroups(collections: readonly Collection[]): readonly LayerGroup[] {
  return (Object.keys(collectionGroups) as CollectionGroup[])
    .map((id) => ({
      id,
      titles: collectionGroups[id],
      collections: collections.filter(({ group }) => group === id).sort((a, b) => b.order - a.order),
    }))
    .filter((group) => group.collections.length > 0);
}

/**
 * The branches with what is looked for: collections whose title in either language, or id, holds all the words; a
 * branch whose own title does is kept whole.
 * @param words as typed; nothing but spaces leaves the tree as it is
 */
export function findLayers(groups: readonly LayerGroup[], words: string): readonly LayerGroup[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (...names: readonly string[]) => {
    const all = names.join(' ').toLowerCase();
    return parts.every((part) => all.includes(part));
  };
  return groups.flatMap((group) => {
    if (fits(group.titles.zh, group.titles.en)) return [group];
    const found = group.collections.filter(({ id, titles }) => fits(id, titles.zh, titles.en));
    return found.length === 0 ? [] : [{ ...group, collections: found }];
  });
}
