import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { ledger, numbered } from './entry.ts';

/** The permitted place of each kiosk, as the kiosk states it. */
export function kioskPermitPointFeatures(city: City, kiosks: readonly SampleFeature[]): SampleFeature[] {
  const { enter } = ledger(city, 'kiosk-permit-points');
  return kiosks.map(({ properties }, i) =>
    enter(
      { type: 'Point', coordinates: [properties['permittedLng'] as number, properties['permittedLat'] as number] },
      {
        number: numbered('XKD', i),
        permitNumber: properties['permitNumber'],
        kiosk: properties['number'],
        road: properties['road'],
        planned: true,
        scope: properties['scope'],
      },
    ),
  );
}
