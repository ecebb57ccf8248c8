import type { IDBPTransaction } from 'idb';
import { keptPhotoId, photoRefsOf, type OutboxItem } from './act.ts';
import type { FieldSchema } from './database.ts';

/** Photos that no act names any more are kept so long: a form may still be open. */
const loosePhotoMs = 7 * 24 * 3_600_000;

type OfPhotos = Pick<
  IDBPTransaction<FieldSchema, Array<'items' | 'photos' | 'uploads' | 'answers'>, 'readwrite'>,
  'objectStore'
>;

/**
 * The photos that no waiting act names: those that the server has, and loose ones after a week.
 * @param now epoch milliseconds by this phone
 * @returns their ids
 */
export async function photosToDrop(items: readonly OutboxItem[], stores: OfPhotos, now: number): Promise<string[]> {
  const named = new Set<string | undefined>(
    items.flatMap(({ state, act }) => (state === 'sent' ? [] : photoRefsOf(act).map(keptPhotoId))),
  );
  const uploaded = new Set(await stores.objectStore('uploads').getAllKeys());
  const drop: string[] = [];
  // One at a time: all of them together may be more than the page has memory for.
  for await (const { value } of stores.objectStore('photos')) {
    const { id, keptAt } = value;
    if (!named.has(id) && (uploaded.has(id) || now - keptAt > loosePhotoMs)) drop.push(id);
  }
  return drop;
}
