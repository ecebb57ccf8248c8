import { keptPhotoId, photoRefsOf, type OutboxItem } from './act.ts';
import type { FieldDatabase } from './database.ts';

/** Photos that no act names any more are kept so long: a form may still be open. */
const loosePhotoMs = 7 * 24 * 3_600_000;

/** All items in the order in which they were made. */
export async function readItems(database: FieldDatabase): Promise<OutboxItem[]> {
  return database.getAll('items');
}

/**
 * Changes the outbox in one transaction, whichever page of this browser does it.
 * @param step given all items in order; gives them as they shall be, the untouched ones as they came
 * @returns what `step` gave
 * @throws DOMException QuotaExceededError where the phone has no room; nothing is changed then
 */
export async function changeItems<T extends { readonly items: readonly OutboxItem[] }>(
  database: FieldDatabase,
  step: (items: readonly OutboxItem[]) => T,
): Promise<T> {
  const transaction = database.transaction('items', 'readwrite');
  const before = await transaction.store.getAll();
  const result = step(before);
  const known = new Map(before.map((item) => [item.order, item]));
  for (const item of result.items) {
    if (known.get(item.order) !== item) void transaction.store.put(item);
    known.delete(item.order);
  }
  for (const order of known.keys()) void transaction.store.delete(order);
  await transaction.done;
  return result;
}

/** Lets go of photos that no waiting act names, and of loose ones after a week. @param now epoch milliseconds */
export async function dropPhotos(database: FieldDatabase, now: number): Promise<void> {
  const transaction = database.transaction(['items', 'photos'], 'readwrite');
  const named = new Set<string | undefined>();
  for (const item of await transaction.objectStore('items').getAll()) {
    if (item.state !== 'sent') for (const ref of photoRefsOf(item.act)) named.add(keptPhotoId(ref));
  }
  const photos = transaction.objectStore('photos');
  for await (const cursor of photos) {
    const { id, keptAt, sha256 } = cursor.value;
    if (!named.has(id) && (sha256 !== undefined || now - keptAt > loosePhotoMs)) await cursor.delete();
  }
  await transaction.done;
}
