import { stallZones } from '#domain/stall-zones/collection.ts';
import { areaLook } from '../map/place-look.ts';

/** Places where stalls are allowed at set hours. */
export const stallZonesLook = areaLook({
  collection: stallZones,
  plate: 'square',
  from: 13,
  plateFrom: 14,
  name: { property: 'name', from: 15.5 },
  variants: [{ key: 'stalls', words: stallZones.titles, tone: (palette) => palette.market, glyph: 'stall' }],
});
