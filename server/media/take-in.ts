import { createHash } from 'node:crypto';
import type { PhotoOrigin } from '#domain/cases/photo-flags.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Store } from '../store/store.ts';
import { keep, originalPath } from './files.ts';
import { readPicture } from './picture.ts';
import { enterMedia, findMedia, type Media } from './store.ts';

/**
 * Keeps a picture as it came, on the disk before it is entered. One that was there already is as it was entered first: an
 * old photo does not become a new one by its sender's word.
 * @param sent by whom, as the journal names them; when, epoch milliseconds
 * @returns what is known of it, or why it is none, as the rest of a sentence
 */
export async function takeIn(
  { store, mediaDir }: { readonly store: Pick<Store, 'db'>; readonly mediaDir: string },
  bytes: Buffer,
  { by, now, origin }: { readonly by: string; readonly now: number; readonly origin?: PhotoOrigin | undefined },
): Promise<Result<Media, string>> {
  const picture = await readPicture(bytes);
  if (!picture.ok) return picture;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sent: Media = { sha256, bytes: bytes.length, ...picture.value, ...(origin === undefined ? {} : { origin }) };
  await keep(originalPath(mediaDir, sha256), bytes);
  await enterMedia(store, sent, by, now);
  return ok((await findMedia(store, sha256)) ?? sent);
}
