import { publicToilets } from '#domain/public-toilets/collection.ts';
import { componentLook } from '../map/component-look.ts';

/** Public toilets. */
export const publicToiletsLook = componentLook({
  collection: publicToilets,
  glyph: 'toilet',
  from: 12,
  plateFrom: 14,
  name: { property: 'name', from: 16 },
});
