import { factsOf, type Collection, type Words } from '#domain/collection.ts';
import { collectionById, collections } from '#domain/collections.ts';
import { collectionGroups } from '#domain/collection.ts';

/** A property that a condition can be put on. */
export interface NamedProperty {
  readonly key: string;
  readonly titles: Words;
  readonly words?: Readonly<Record<string, Words>>;
  readonly isFlag: boolean;
  /** The server knows its values (`/api/values`). */
  readonly isIndexed: boolean;
  readonly unit?: string;
}

/** The properties of a collection in the order of its declaration, without pictures; none where there is no such collection. */
export function propertiesOf(id: string | undefined): readonly NamedProperty[] {
  const collection = id === undefined ? undefined : collectionById(id);
  if (collection === undefined) return [];
  return Object.entries(collection.schema.properties).flatMap(([key, schema]) => {
    const { title, titleEn, words, unit, kind } = factsOf(schema);
    if (kind === 'photos') return [];
    return [
      {
        key,
        titles: { zh: title ?? key, en: titleEn ?? key },
        isFlag: (schema as { readonly type?: string }).type === 'boolean',
        isIndexed: isWord(collection, key),
        ...(words !== undefined && { words }),
        ...(unit !== undefined && { unit }),
      },
    ];
  });
}

function isWord({ columns }: Collection, key: string): boolean {
  return columns.some(({ property, kind }) => property === key && kind === 'word');
}

/** All collections as a chooser lists them, by the branches of the layer tree. */
export function collectionChoices(say: (words: Words) => string) {
  return Object.entries(collectionGroups).flatMap(([group, words]) => {
    const items = collections
      .filter((collection) => collection.group === group)
      .map(({ id, titles }) => ({ value: id, label: say(titles) }));
    return items.length === 0 ? [] : [{ group: say(words), items }];
  });
}
