import { readFile } from 'node:fs/promises';
import photos from '#taizhou/photos.json' with { type: 'json' };
import { takeIn } from '../media/reader.ts';
import type { Store } from '../store/store.ts';

const folder = new URL('../../data/taizhou/photos/', import.meta.url);

/**
 * Keeps the sample's own pictures, which its cases show.
 * @param now epoch milliseconds
 */
export async function fillPhotos(store: Store, mediaDir: string, now: number): Promise<void> {
  for (const { file } of [...photos.before, ...photos.verified, ...photos.after, ...photos.inspected]) {
    const taken = await takeIn({ store, mediaDir }, await readFile(new URL(file, folder)), { by: 'sample', now });
    if (!taken.ok) throw new Error(`the sample picture ${file} ${taken.error}`);
  }
}
