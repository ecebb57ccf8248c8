import { kiosks } from '#domain/kiosks/collection.ts';
import { componentLook } from '../map/component-look.ts';

/** Kiosks and sheds on the pavement. */
export const kiosksLook = componentLook({
  collection: kiosks,
  glyph: 'kiosk',
  from: 13,
  plateFrom: 15,
  name: { property: 'name', from: 16.5 },
});
