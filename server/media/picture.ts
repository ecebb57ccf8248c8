import sharp, { type Sharp } from 'sharp';
import { ok, refused, type Result } from '#domain/result.ts';
import { cameraSays, type CameraWords } from './camera-words.ts';

/** The kinds of pictures that are taken, and how each is written again. */
const kinds = {
  jpeg: { type: 'image/jpeg', write: (picture: Sharp) => picture.jpeg({ quality: 85, mozjpeg: false }) },
  png: { type: 'image/png', write: (picture: Sharp) => picture.png() },
  webp: { type: 'image/webp', write: (picture: Sharp) => picture.webp({ quality: 85 }) },
} as const;

export type PictureType = (typeof kinds)[keyof typeof kinds]['type'];

/** What a picture is, and what its camera says of it. */
export interface Picture extends CameraWords {
  readonly type: PictureType;
  /** As it is looked at, turned upright; pixels. */
  readonly width: number;
  readonly height: number;
}

/** More than any telephone takes, and as much as can be unpacked without harm. */
const mostPixels = 120_000_000;

/**
 * Finds out what a picture is by its bytes, never by its name: it is unpacked once, so that what is kept can be shown.
 * @returns the refusal as a sentence
 */
export async function readPicture(bytes: Buffer): Promise<Result<Picture, string>> {
  const kind = kindOf(bytes);
  if (kind === undefined) return refused(notTaken(bytes));
  try {
    const picture = open(bytes);
    const { format, autoOrient, exif } = await picture.metadata();
    if (format !== kind) return refused('is no picture that can be read');
    await picture.resize({ width: 16 }).raw().toBuffer();
    return ok({ type: kinds[kind].type, ...autoOrient, ...(await cameraSays(exif)) });
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes('pixel limit');
    return refused(tooLarge ? `has more than ${mostPixels / 1e6} million pixels` : 'is damaged: it cannot be unpacked');
  }
}

/**
 * The picture upright and without anything but itself: no place, no camera, no time.
 * @param width pixels at most; absent = as wide as it is
 */
export function written(bytes: Buffer, type: PictureType, width?: number): Promise<Buffer> {
  const kind = Object.values(kinds).find((one) => one.type === type)!;
  const upright = open(bytes).autoOrient();
  return kind.write(width === undefined ? upright : upright.resize({ width, withoutEnlargement: true })).toBuffer();
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
}

/** By the first bytes, so that nothing else ever reaches a decoder. */
function kindOf(bytes: Buffer): keyof typeof kinds | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'png';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  return undefined;
}

function notTaken(bytes: Buffer): string {
  if (bytes.toString('latin1', 4, 8) === 'ftyp') {
    return 'is a HEIC or AVIF picture or a film; send it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)';
  }
  return 'is no JPEG, PNG or WebP picture';
}
