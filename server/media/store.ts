import { sql } from 'kysely';
import type { PhotoOrigin } from '#domain/cases/photo-flags.ts';
import type { Store } from '../store/store.ts';
import type { Picture, PictureType } from './picture.ts';

/** A photo as it is known; its bytes are a file. */
export interface Media extends Picture {
  /** Digest of the bytes as they came, 64 hex digits: its name. */
  readonly sha256: string;
  readonly bytes: number;
  /** Whether it was taken in the application or chosen from the album, as whoever sent it says; absent = not said. */
  readonly origin?: PhotoOrigin;
}

/** Enters a photo whose file is on the disk. One that is there already stays as it was entered first. */
export async function enterMedia({ db }: Pick<Store, 'db'>, media: Media, by: string, now: number): Promise<void> {
  const { takenAt, takenLon = null, takenLat = null, origin = null, ...rest } = media;
  await db
    .insertInto('media')
    .values({
      ...rest,
      taken_at: takenAt === undefined ? null : new Date(takenAt),
      taken_lon: takenLon,
      taken_lat: takenLat,
      origin,
      at: new Date(now),
      by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The photo of that digest; undefined where there is none. */
export async function findMedia(store: Pick<Store, 'db'>, sha256: string): Promise<Media | undefined> {
  return (await mediaFacts(store, [sha256]))[0];
}

/** What is known of some photos, in the order asked; those that were never uploaded are left out. */
export async function mediaFacts({ db }: Pick<Store, 'db'>, sha256s: readonly string[]): Promise<Media[]> {
  if (sha256s.length === 0) return [];
  const rows = await db
    .selectFrom('media')
    .select(['sha256', 'type', 'bytes', 'width', 'height', 'taken_at', 'taken_lon', 'taken_lat', 'origin'])
    .where('sha256', 'in', [...new Set(sha256s)])
    .execute();
  const known = new Map(
    rows.map(({ taken_at, taken_lon, taken_lat, type, origin, ...rest }): [string, Media] => [
      rest.sha256,
      {
        ...rest,
        type: type as PictureType,
        ...(taken_at === null ? {} : { takenAt: taken_at.toISOString() }),
        ...(taken_lon === null || taken_lat === null ? {} : { takenLon: taken_lon, takenLat: taken_lat }),
        ...(origin === null ? {} : { origin }),
      },
    ]),
  );
  return sha256s.flatMap((sha256) => known.get(sha256) ?? []);
}

/** Properties of a case that hold photos. */
const photoProperties = ['photos', 'photosVerified', 'photosAfter', 'photosEarlier', 'photosInspected'] as const;

/**
 * Those of some photos that another case holds, in whichever place.
 * @param except id of the case that they are given to
 */
export async function usedByOtherCases(
  { db }: Pick<Store, 'db'>,
  sha256s: readonly string[],
  except: string,
): Promise<Set<string>> {
  if (sha256s.length === 0) return new Set();
  const holds = photoProperties.map(
    (property) => sql`f.properties @> jsonb_build_object(${sql.lit(property)}, jsonb_build_array(wanted.sha256))`,
  );
  const { rows } = await sql<{ sha256: string }>`
    select wanted.sha256 from unnest(${[...new Set(sha256s)]}::text[]) as wanted (sha256)
    where exists (
      select from feature f where f.collection = 'cases' and f.id <> ${except} and (${sql.join(holds, sql` or `)})
    )`.execute(db);
  return new Set(rows.map((row) => row.sha256));
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
