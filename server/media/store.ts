import type { Store } from '../store/store.ts';
import type { Picture, PictureType } from './picture.ts';

/** A photo as it is known; its bytes are a file. */
export interface Media extends Picture {
  /** Digest of the bytes as they came, 64 hex digits: its name. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Enters a photo whose file is on the disk. One that is there already stays as it was entered first. */
export async function enterMedia({ db }: Pick<Store, 'db'>, media: Media, by: string, now: number): Promise<void> {
  const { takenAt, ...rest } = media;
  await db
    .insertInto('media')
    .values({ ...rest, taken_at: takenAt === undefined ? null : new Date(takenAt), at: new Date(now), by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The photo of that digest; undefined where there is none. */
export async function findMedia({ db }: Pick<Store, 'db'>, sha256: string): Promise<Media | undefined> {
  const row = await db
    .selectFrom('media')
    .select(['sha256', 'type', 'bytes', 'width', 'height', 'taken_at'])
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { taken_at, type, ...rest } = row;
  return {
    ...rest,
    type: type as PictureType,
    ...(taken_at === null ? {} : { takenAt: taken_at.toISOString() }),
  };
}

/** Those of some digests under which no photo has been uploaded. */
export async function missingMedia({ db }: Pick<Store, 'db'>, sha256s: readonly string[]): Promise<string[]> {
  if (sha256s.length === 0) return [];
  const rows = await db
    .selectFrom('media')
    .select('sha256')
    .where('sha256', 'in', [...new Set(sha256s)])
    .execute();
  const known = new Set(rows.map((row) => row.sha256));
  return sha256s.filter((sha256) => !known.has(sha256));
}
