import { litterBins } from '#domain/litter-bins/collection.ts';
import { componentLook } from '../map/component-look.ts';

/** Litter bins: many, dots until one can tell them apart. */
export const litterBinsLook = componentLook({
  collection: litterBins,
  glyph: 'bin',
  from: 14,
  plateFrom: 16,
});
