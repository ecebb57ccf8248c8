import { keyPlaces } from '#domain/key-places/collection.ts';
import { areaLook } from '../map/place-look.ts';

/** Schools, stations, parks and the like: where people gather and order counts double. */
export const keyPlacesLook = areaLook({
  collection: keyPlaces,
  plate: 'round',
  from: 12,
  plateFrom: 14,
  name: { property: 'name', from: 15 },
  variants: [{ key: 'place', words: keyPlaces.titles, tone: (palette) => palette.place, glyph: 'star' }],
});
