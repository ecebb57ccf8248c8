import { cases } from './cases/collection.ts';
import type { Collection } from './collection.ts';
import { constructionSites } from './construction-sites/collection.ts';
import { divisions } from './divisions/collection.ts';
import { unitGrid } from './grids/collection.ts';
import { illegalBuildings } from './illegal-buildings/collection.ts';
import { keyPlaces } from './key-places/collection.ts';
import { kiosks } from './kiosks/collection.ts';
import { litterBins } from './litter-bins/collection.ts';
import { markets } from './markets/collection.ts';
import { outdoorAds } from './outdoor-ads/collection.ts';
import { projects } from './projects/collection.ts';
import { publicToilets } from './public-toilets/collection.ts';
import { reminderSigns } from './reminder-signs/collection.ts';
import { riverSections } from './rivers/collection.ts';
import { roads } from './roads/collection.ts';
import { stallZones } from './stall-zones/collection.ts';
import { transferStations } from './transfer-stations/collection.ts';
import { zones } from './zones/collection.ts';

/** All collections of the city. A new one is one declaration file and one line here. */
export const collections: readonly Collection[] = [
  divisions,
  unitGrid,
  zones,
  keyPlaces,
  markets,
  stallZones,
  constructionSites,
  illegalBuildings,
  riverSections,
  roads,
  projects,
  transferStations,
  publicToilets,
  litterBins,
  outdoorAds,
  reminderSigns,
  kiosks,
  cases,
];

const byId = new Map(collections.map((collection) => [collection.id, collection]));

/** The declaration of a collection; undefined where there is none of that id. */
export function collectionById(id: string): Collection | undefined {
  return byId.get(id);
}
