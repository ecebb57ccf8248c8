import { markets } from '#domain/markets/collection.ts';
import { areaLook } from '../map/place-look.ts';

/** Produce and other markets. */
export const marketsLook = areaLook({
  collection: markets,
  plate: 'square',
  from: 11,
  plateFrom: 13,
  name: { property: 'name', from: 14.5 },
  variants: [{ key: 'market', words: markets.titles, tone: (palette) => palette.market, glyph: 'basket' }],
});
