import photos from '#taizhou/photos.json' with { type: 'json' };
import type { Properties } from '#domain/feature.ts';

const digests = (list: readonly { readonly sha256: string }[]) => list.map(({ sha256 }) => sha256);

/** The digests of the sample's own pictures 示意, by what they show; all cases share them. */
export const samplePhotos = {
  before: digests(photos.before),
  verified: digests(photos.verified),
  after: digests(photos.after),
  inspected: digests(photos.inspected),
} as const;

/** The case without its pictures: those of cases long ended are not carried along. */
export function withoutPhotos(properties: Properties): Properties {
  const {
    photos: _reported,
    photosVerified: _verified,
    photosAfter: _after,
    photosInspected: _inspected,
    ...rest
  } = properties;
  return rest;
}
