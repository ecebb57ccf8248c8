import { distance } from '#domain/geometry/measure.ts';
import type { PhotoFlag } from './words.ts';

/** Whether a photo was taken in the application or chosen from the album. */
export const photoOrigins = ['camera', 'album'] as const;

export type PhotoOrigin = (typeof photoOrigins)[number];

/** What is known of a photo; absent = nobody said. */
export interface PhotoFacts {
  /** Its name. */
  readonly sha256: string;
  /** ISO 8601. */
  readonly takenAt?: string;
  /** Degrees WGS84; both or neither. */
  readonly takenLon?: number;
  readonly takenLat?: number;
  readonly origin?: PhotoOrigin;
}

/** The case that photos are given to. */
export interface PhotoCase {
  readonly lon: number;
  readonly lat: number;
  /** ISO 8601; absent = not dispatched, when nothing can have been taken before. */
  readonly dispatchedAt?: string;
  /** When the act they were given with was done, epoch milliseconds. */
  readonly doneAt?: number;
}

/** A camera's clock may be out by so much, milliseconds. */
const tolerance = 2 * 60_000;

/**
 * What is to be marked of photos that show a case after handling (practice.md 3). Nothing is refused for it: chat
 * programs strip time and place, and a person judges.
 *
 * Rules, in the order of the marks:
 * 1. taken before the case was dispatched;
 * 2. used before, by another case or for another purpose;
 * 3. chosen from the album;
 * 4. taken farther from the case than `metres`;
 * 5. taken after the instant that the act is said to have been done at;
 * 6. without a time, without a place.
 *
 * @param usedBefore digests of those that stood somewhere already
 * @param figures `metres`: setting photo.metres
 * @returns "flag:sha256" as the case keeps them
 */
export function flagsOf(
  photos: readonly PhotoFacts[],
  of: PhotoCase,
  usedBefore: ReadonlySet<string>,
  figures: { readonly metres: number },
): string[] {
  return photos.flatMap((photo) => {
    const { sha256, takenAt, takenLon, takenLat, origin } = photo;
    const at = takenLon === undefined || takenLat === undefined ? undefined : ([takenLon, takenLat] as const);
    const flags: (PhotoFlag | false)[] = [
      takenAt !== undefined &&
        of.dispatchedAt !== undefined &&
        Date.parse(takenAt) < Date.parse(of.dispatchedAt) &&
        'beforeDispatch',
      usedBefore.has(sha256) && 'usedBefore',
      origin === 'album' && 'fromAlbum',
      at !== undefined && distance(at, [of.lon, of.lat]) > figures.metres && 'far',
      takenAt !== undefined && of.doneAt !== undefined && Date.parse(takenAt) > of.doneAt + tolerance && 'afterAct',
      takenAt === undefined && 'noTime',
      at === undefined && 'noPlace',
    ];
    return flags.filter((flag) => flag !== false).map((flag) => `${flag}:${sha256}`);
  });
}
