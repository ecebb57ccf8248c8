import { casesLook } from '../cases/layer.ts';
import { constructionSitesLook } from '../construction-sites/layer.ts';
import { divisionsLook } from '../divisions/layer.ts';
import { unitGridLook } from '../grids/layer.ts';
import { illegalBuildingsLook } from '../illegal-buildings/layer.ts';
import { keyPlacesLook } from '../key-places/layer.ts';
import { kiosksLook } from '../kiosks/layer.ts';
import { litterBinsLook } from '../litter-bins/layer.ts';
import type { Look } from '../map/look.ts';
import { marketsLook } from '../markets/layer.ts';
import { outdoorAdsLook } from '../outdoor-ads/layer.ts';
import { projectsLook } from '../projects/layer.ts';
import { publicToiletsLook } from '../public-toilets/layer.ts';
import { reminderSignsLook } from '../reminder-signs/layer.ts';
import { riverSectionsLook } from '../rivers/layer.ts';
import { roadsLook } from '../roads/layer.ts';
import { stallZonesLook } from '../stall-zones/layer.ts';
import { transferStationsLook } from '../transfer-stations/layer.ts';
import { zonesLook } from '../zones/layer.ts';

/** How every collection is drawn. A new collection's look is one line here. */
export const looks: readonly Look[] = [
  divisionsLook,
  unitGridLook,
  zonesLook,
  keyPlacesLook,
  marketsLook,
  stallZonesLook,
  constructionSitesLook,
  illegalBuildingsLook,
  riverSectionsLook,
  roadsLook,
  projectsLook,
  transferStationsLook,
  publicToiletsLook,
  litterBinsLook,
  outdoorAdsLook,
  reminderSignsLook,
  kiosksLook,
  casesLook,
];
