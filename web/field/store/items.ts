import type { OutboxItem } from './act.ts';
import type { FieldDatabase } from './database.ts';
import { photosToDrop } from './photos-to-drop.ts';
import { withRoom } from './room.ts';

/** All items in the order in which they were made. */
export async function readItems(database: FieldDatabase): Promise<OutboxItem[]> {
  return database.getAll('items');
}

/**
 * Changes the outbox in one transaction, whichever page of this browser does it. On a full phone what is kept for reading
 * gives way.
 * @param step given all items in order; gives them as they shall be, the untouched ones as they came. May be asked twice.
 * @returns what `step` gave
 * @throws DOMException QuotaExceededError where the phone has no room; nothing is changed then
 */
export async function changeItems<T extends { readonly items: readonly OutboxItem[] }>(
  database: FieldDatabase,
  step: (items: readonly OutboxItem[]) => T,
): Promise<T> {
  return withRoom(database, () => changeOnce(database, step));
}

async function changeOnce<T extends { readonly items: readonly OutboxItem[] }>(
  database: FieldDatabase,
  step: (items: readonly OutboxItem[]) => T,
): Promise<T> {
  const transaction = database.transaction('items', 'readwrite');
  const before = await transaction.store.getAll();
  const result = step(before);
  const known = new Map(before.map((item) => [item.order, item]));
  const changed = result.items.filter((item) => known.get(item.order) !== item);
  for (const { order } of result.items) known.delete(order);
  await Promise.all([
    ...changed.map((item) => transaction.store.put(item)),
    ...[...known.keys()].map((order) => transaction.store.delete(order)),
    transaction.done,
  ]);
  return result;
}

/** Lets go of photos that no waiting act names, and of loose ones after a week. @param now epoch milliseconds */
export async function dropPhotos(database: FieldDatabase, now: number): Promise<void> {
  const transaction = database.transaction(['items', 'photos', 'uploads'], 'readwrite');
  const ids = await photosToDrop(await transaction.objectStore('items').getAll(), transaction, now);
  await Promise.all([
    ...ids.flatMap((id) => [
      transaction.objectStore('photos').delete(id),
      transaction.objectStore('uploads').delete(id),
    ]),
    transaction.done,
  ]);
}
