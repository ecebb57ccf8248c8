import type { Collection } from '#domain/collection.ts';
import { collectionById } from '#domain/collections.ts';
import type { Found, FindingSubject } from '#domain/finding.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import type { CheckCity, CheckFeature } from './check.ts';

/** What a finding about one feature hangs on. */
export function ownerOf({ collection, id }: Pick<CheckFeature, 'collection' | 'id'>): string {
  return `${collection} ${id}`;
}

/** A feature as the subject of a finding: its number where it has one, else what people know it by. */
export function subjectOf({ collection, id, properties }: CheckFeature): FindingSubject {
  const label = collectionById(collection)?.label;
  const name = textOf(properties['number']) ?? (label === undefined ? undefined : textOf(properties[label]));
  return { collection, id, name: name ?? id };
}

/** What people call a feature in a sentence: its label, else its number. */
export function titleOf({ collection, id, properties }: CheckFeature): string {
  const label = collectionById(collection)?.label ?? 'name';
  return textOf(properties[label]) ?? textOf(properties['number']) ?? id;
}

/** Who answers for a feature and where it is, as a finding says it. */
export function whereabouts(feature: CheckFeature, city: CheckCity): Pick<Found, 'place' | 'unit' | 'district'> {
  const { properties, geometry } = feature;
  const at = representativeOf(geometry);
  const [unit, district] = [textOf(properties['unit']), textOf(properties['district'])];
  return {
    place: textOf(properties['place']) ?? (at === undefined ? titleOf(feature) : city.streets.wordsAt(at)),
    ...(unit !== undefined && { unit }),
    ...(district !== undefined && { district }),
  };
}

/** A property as text; undefined where it is none or blank. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A property as a number; undefined where it is none. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Which of the names a collection does not declare; all of them where it does not exist. */
export function unknownProperties(collection: string, names: readonly string[]): string[] {
  const declared: Collection | undefined = collectionById(collection);
  return names.filter((name) => declared?.schema.properties[name] === undefined);
}
