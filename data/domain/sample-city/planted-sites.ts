import type { City } from './city.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';

/** What is wrong at a planted site. */
export interface SiteFault {
  /** Public-service ads over hoarding area, 0 to 1. */
  readonly psaShare?: number;
  readonly letter?: false;
  readonly washPlatforms?: number;
}

/** Which construction sites carry a fault, by name, and what checks must find there. */
export function plantedSites(city: City): Planted<ReadonlyMap<string, SiteFault>> {
  const [low, bare, unsigned, unwashed] = [1, 4, 6, 17].map((i) => city.places.sites[i]!.name) as [
    string,
    string,
    string,
    string,
  ];
  const fault = (
    kind: PlantedFault['kind'],
    site: string,
    rest: Pick<PlantedFault, 'measured' | 'limit' | 'unit' | 'note'>,
  ) => ({
    kind,
    collection: 'construction-sites',
    subjects: [site],
    ...rest,
  });
  return {
    features: new Map<string, SiteFault>([
      [low, { psaShare: 0.21 }],
      [bare, { psaShare: 0 }],
      [unsigned, { letter: false }],
      [unwashed, { washPlatforms: 0 }],
    ]),
    faults: [
      fault('share', low, { measured: 21, limit: 30, unit: '%', note: 'Public-service ads on the hoarding, by area.' }),
      fault('share', bare, { measured: 0, limit: 30, unit: '%', note: 'A hoarding without any public-service ad.' }),
      fault('presence', unsigned, {
        measured: 0,
        limit: 1,
        unit: 'count',
        note: 'An active site without letter of responsibility.',
      }),
      fault('presence', unwashed, {
        measured: 0,
        limit: 1,
        unit: 'count',
        note: 'A site without wash platform at its gates.',
      }),
    ],
  };
}
