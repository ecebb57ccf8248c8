import { transferStations } from '#domain/transfer-stations/collection.ts';
import { componentLook } from '../map/component-look.ts';

/** Waste transfer stations: few and large. */
export const transferStationsLook = componentLook({
  collection: transferStations,
  glyph: 'transfer',
  from: 11,
  plateFrom: 13,
  name: { property: 'name', from: 14.5 },
});
