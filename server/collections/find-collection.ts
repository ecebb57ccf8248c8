import type { Collection } from '#domain/collection.ts';
import type { Parameters } from '../http/parameters.ts';
import { problem } from '../http/problem.ts';

/**
 * The collection of a path.
 * @throws HttpProblem 404
 */
export function findCollection(collections: readonly Collection[], id: string): Collection {
  const found = collections.find((collection) => collection.id === id);
  if (found === undefined) throw problem(404, { detail: `There is no collection "${id}".` });
  return found;
}

/** The collections of a parameter `a,b,c`, in the order asked; faults (unknown, twice, none) are noted. */
export function readCollections(
  parameters: Parameters,
  name: string,
  collections: readonly Collection[],
): readonly Collection[] {
  const raw = parameters.required(name);
  if (raw === '') return [];
  const ids = raw.split(',');
  const found: Collection[] = [];
  for (const id of ids) {
    const collection = collections.find((c) => c.id === id);
    if (collection === undefined) parameters.fault(name, `names no collection "${id}"`);
    else if (found.includes(collection)) parameters.fault(name, `names "${id}" twice`);
    else found.push(collection);
  }
  return found;
}
