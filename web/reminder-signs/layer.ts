import { reminderSigns } from '#domain/reminder-signs/collection.ts';
import { componentLook } from '../map/component-look.ts';

/** Signs that remind passers-by of good manners, one at least each 500 m of main road. */
export const reminderSignsLook = componentLook({
  collection: reminderSigns,
  glyph: 'signpost',
  from: 13,
  plateFrom: 15,
});
