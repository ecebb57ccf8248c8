import type { Collection } from '#domain/collection.ts';

/**
 * What may be written through `/ogc`: registers whole; of a coverage the attributes only, since its borders are shared and
 * drawn at desks of their own; of what a desk makes and changes by rules (cases) nothing.
 */
export type Writable = 'whole' | 'attributes' | 'nothing';

/** How far a collection may be written here. */
export function writableOf({ register, coverage }: Collection): Writable {
  if (register === true) return 'whole';
  return coverage === true ? 'attributes' : 'nothing';
}

const methods = {
  items: { whole: ['GET', 'HEAD', 'OPTIONS', 'POST'], attributes: ['GET', 'HEAD', 'OPTIONS'] },
  item: {
    whole: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'],
    attributes: ['GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'],
  },
} as const;

/** The methods of a resource of a collection, sorted. */
export function methodsOf(collection: Collection, resource: 'items' | 'item'): readonly string[] {
  const writable = writableOf(collection);
  return writable === 'nothing' ? ['GET', 'HEAD', 'OPTIONS'] : methods[resource][writable];
}
