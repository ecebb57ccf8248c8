import type { FieldDatabase } from './database.ts';
import { photosToDrop } from './photos-to-drop.ts';
import { purged } from './steps.ts';

/** Whether the phone said that it has no room for more. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/**
 * Writes; where the phone is full, what is only kept for reading gives way and it is tried once more.
 * @param run a whole transaction, that may be run twice
 * @throws DOMException QuotaExceededError where there is no room all the same
 */
export async function withRoom<T>(database: FieldDatabase, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isNoRoom(error)) throw error;
  }
  await makeRoom(database);
  return run();
}

/** Lets go of what the server has: answers kept for reading, uploaded acts and their photos. Nothing that waits. */
async function makeRoom(database: FieldDatabase): Promise<void> {
  const transaction = database.transaction(['answers', 'items', 'photos', 'uploads'], 'readwrite');
  const items = await transaction.objectStore('items').getAll();
  const kept = purged(items, Infinity);
  const photos = await photosToDrop(kept, transaction, -Infinity);
  const left = new Set(kept.map(({ order }) => order));
  await Promise.all([
    transaction.objectStore('answers').clear(),
    ...items.flatMap(({ order }) => (left.has(order) ? [] : [transaction.objectStore('items').delete(order)])),
    ...photos.flatMap((id) => [
      transaction.objectStore('photos').delete(id),
      transaction.objectStore('uploads').delete(id),
    ]),
    transaction.done,
  ]);
}
