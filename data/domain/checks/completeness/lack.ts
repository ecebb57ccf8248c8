import { factsOf, type Words } from '#domain/collection.ts';
import { collectionById } from '#domain/collections.ts';

/** One thing that is missing: its key, what is wrong and what mends it, in words. */
export interface Lack {
  /** The property, collection or ledger that it is about. */
  readonly key: string;
  /** True where filling in the property mends it. */
  readonly isProperty: boolean;
  readonly wrong: Words;
  readonly remedy: Words;
}

/** What a property is called. */
export function propertyTitle(collection: string, property: string): Words {
  const schema = collectionById(collection)?.schema.properties[property];
  if (schema === undefined) return { zh: property, en: property };
  const { title, titleEn } = factsOf(schema);
  return { zh: title, en: titleEn };
}

/** What one thing of a collection is called. */
export function collectionTitle(collection: string): Words {
  return collectionById(collection)?.titles ?? { zh: collection, en: collection };
}

/** The unit of a property in words, with a space before it where the language has one; empty where it has none. */
export function unitOf(collection: string, property: string): Words {
  const schema = collectionById(collection)?.schema.properties[property];
  const unit = schema === undefined ? undefined : factsOf(schema).unit;
  if (unit === undefined) return { zh: '', en: '' };
  return { zh: ` ${unit === 'm' ? '米' : unit === 'm²' ? '平方米' : unit}`, en: ` ${unit}` };
}
