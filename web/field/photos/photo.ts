import type { PhotoOrigin } from '#domain/cases/photo-flags.ts';

/**
 * A picture on the phone that has not been sent yet. It is sent as it came: the original is kept sealed with its hash, and
 * its time and place by the camera are what it is held against (practice.md 3); making it smaller would take both away.
 */
export interface PhonePhoto {
  readonly file: File;
  readonly origin: PhotoOrigin;
}

/** What the server takes (`/api/media`): 20 MB a picture. */
export const largestPhoto = 20 * 1024 * 1024;
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Why a file is no picture that can be sent; undefined = it can. */
export function photoFault({ size, type }: Pick<File, 'size' | 'type'>): 'large' | 'type' | undefined {
  if (!(photoTypes as readonly string[]).includes(type)) return 'type';
  return size > largestPhoto ? 'large' : undefined;
}
