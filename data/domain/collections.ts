import { adPlanZones } from './advertising/ad-plan-zones.ts';
import { shopSigns } from './advertising/shop-signs.ts';
import { testPoints } from './assessment/test-points.ts';
import { cases } from './cases/collection.ts';
import type { Collection } from './collection.ts';
import { estates } from './community/estates.ts';
import { venues } from './community/venues.ts';
import { volunteerTeams } from './community/volunteer-teams.ts';
import { workStations } from './community/work-stations.ts';
import { constructionSites } from './construction-sites/collection.ts';
import { hoardingFaces } from './construction-sites/hoarding-faces.ts';
import { siteGates } from './construction-sites/site-gates.ts';
import { washPlatforms } from './construction-sites/wash-platforms.ts';
import { controlAreas } from './control-areas/collection.ts';
import { divisions } from './divisions/collection.ts';
import { drainInlets } from './drainage/drain-inlets.ts';
import { cleaningBeats } from './duty/cleaning-beats.ts';
import { patrolPlans } from './duty/patrol-plans.ts';
import { posts } from './duty/posts.ts';
import { cityExtents } from './extents/collection.ts';
import { footways } from './footways/collection.ts';
import { tactilePaths } from './footways/tactile-paths.ts';
import { unitGrid } from './grids/collection.ts';
import { illegalBuildings } from './illegal-buildings/collection.ts';
import { keyPlaces } from './key-places/collection.ts';
import { kiosks } from './kiosks/collection.ts';
import { kioskPermitPoints } from './kiosks/permit-points.ts';
import { liableParties } from './liable-parties/collection.ts';
import { litterBins } from './litter-bins/collection.ts';
import { markets } from './markets/collection.ts';
import { occupationPermits } from './occupation/permits.ts';
import { streetCabinets } from './occupation/street-cabinets.ts';
import { outdoorAds } from './outdoor-ads/collection.ts';
import { bikeStations } from './parking/bike-stations.ts';
import { cycleParking } from './parking/cycle-parking.ts';
import { parkingBays } from './parking/parking-bays.ts';
import { pedicabRanks } from './parking/pedicab-ranks.ts';
import { projects } from './projects/collection.ts';
import { publicToilets } from './public-toilets/collection.ts';
import { remediationAreas } from './remediation/areas.ts';
import { floodProneAreas } from './remediation/flood-prone-areas.ts';
import { reminderSigns } from './reminder-signs/collection.ts';
import { riverSections } from './rivers/collection.ts';
import { roads } from './roads/collection.ts';
import { disposalYards } from './spoil/disposal-yards.ts';
import { excavationSites } from './spoil/excavation-sites.ts';
import { spoilRoutes } from './spoil/spoil-routes.ts';
import { stallZones } from './stall-zones/collection.ts';
import { cityGateways } from './street-scene/city-gateways.ts';
import { facadeSegments } from './street-scene/facade-segments.ts';
import { transferStations } from './transfer-stations/collection.ts';
import { collectionPoints } from './waste/collection-points.ts';
import { collectionRoutes } from './waste/collection-routes.ts';
import { incinerationPlants } from './waste/incineration-plants.ts';
import { landfills } from './waste/landfills.ts';
import { zones } from './zones/collection.ts';

/** All collections of the city. A new one is one declaration file and one line here. */
export const collections: readonly Collection[] = [
  cityExtents,
  divisions,
  unitGrid,
  zones,
  remediationAreas,
  floodProneAreas,
  controlAreas,
  adPlanZones,
  volunteerTeams,
  keyPlaces,
  estates,
  markets,
  stallZones,
  occupationPermits,
  constructionSites,
  excavationSites,
  illegalBuildings,
  incinerationPlants,
  landfills,
  disposalYards,
  riverSections,
  roads,
  footways,
  tactilePaths,
  facadeSegments,
  collectionRoutes,
  hoardingFaces,
  spoilRoutes,
  parkingBays,
  cleaningBeats,
  patrolPlans,
  projects,
  cityGateways,
  transferStations,
  publicToilets,
  collectionPoints,
  litterBins,
  outdoorAds,
  shopSigns,
  reminderSigns,
  kioskPermitPoints,
  kiosks,
  liableParties,
  streetCabinets,
  drainInlets,
  siteGates,
  washPlatforms,
  cycleParking,
  bikeStations,
  pedicabRanks,
  workStations,
  venues,
  testPoints,
  posts,
  cases,
];

const byId = new Map(collections.map((collection) => [collection.id, collection]));

/** The declaration of a collection; undefined where there is none of that id. */
export function collectionById(id: string): Collection | undefined {
  return byId.get(id);
}
