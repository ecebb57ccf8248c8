import exifr from 'exifr';

/** What a camera wrote into a picture that we keep: when and where. */
export interface CameraWords {
  /** When it was taken, ISO 8601 UTC; absent where the camera does not say. */
  readonly takenAt?: string;
  /** Where it was taken, degrees WGS84; both or neither. */
  readonly takenLon?: number;
  readonly takenLat?: number;
}

/** Positions are kept to 1e-7 degree, about a centimetre. */
const digits = 7;

/**
 * Reads time and place of a picture.
 * @param exif the EXIF block, whichever kind of file it stood in; undefined where the file has none
 */
export async function cameraSays(exif: Buffer | undefined): Promise<CameraWords> {
  if (exif === undefined) return {};
  // Some decoders give the block with its mark, some without: the reader wants the TIFF behind it.
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  const read = await exifr
    .parse(tiff, { pick: [...timeTags, ...placeTags], reviveValues: false })
    .catch(() => undefined as unknown);
  const tags = (read ?? {}) as Readonly<Record<string, unknown>>;
  const takenAt = timeOf(tags);
  return { ...(takenAt === undefined ? {} : { takenAt }), ...placeOf(tags) };
}

const timeTags = ['DateTimeOriginal', 'OffsetTimeOriginal'];
const placeTags = ['GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef'];

/** EXIF writes a time without a zone, seldom with one beside it; without, the camera stood in Taizhou. */
function timeOf({
  DateTimeOriginal: at,
  OffsetTimeOriginal: offset,
}: Readonly<Record<string, unknown>>): string | undefined {
  const parts = typeof at === 'string' ? /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(at) : null;
  if (parts === null) return undefined;
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00';
  const instant = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  // Cameras whose clock was never set say the year 0.
  return Number.isNaN(instant) || parts[1]! < '1970' ? undefined : new Date(instant).toISOString();
}

function placeOf(tags: Readonly<Record<string, unknown>>): Pick<CameraWords, 'takenLon' | 'takenLat'> {
  const lat = degrees(tags['GPSLatitude'], tags['GPSLatitudeRef'], 'NS', 90);
  const lon = degrees(tags['GPSLongitude'], tags['GPSLongitudeRef'], 'EW', 180);
  // A telephone that has not found itself yet writes zero for both.
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return {};
  return { takenLon: lon, takenLat: lat };
}

/** Degrees, minutes and seconds, with the side of the equator or of Greenwich beside them. */
function degrees(parts: unknown, side: unknown, sides: string, most: number): number | undefined {
  if (!Array.isArray(parts) || parts.length === 0 || !parts.every((part) => Number.isFinite(part))) return undefined;
  const [whole, minutes = 0, seconds = 0] = parts as readonly number[];
  const sign = typeof side === 'string' ? sides.indexOf(side.trim().toUpperCase().charAt(0)) : -1;
  if (side === undefined || side === '' || sign < 0) return undefined;
  const value = whole! + minutes / 60 + seconds / 3600;
  return value > most ? undefined : Number((sign === 1 ? -value : value).toFixed(digits));
}
