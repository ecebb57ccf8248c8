import { casesLook } from '../cases/layer.ts';
import { constructionSitesLook } from '../construction-sites/layer.ts';
import { divisionsLook } from '../divisions/layer.ts';
import { unitGridLook } from '../grids/layer.ts';
import { illegalBuildingsLook } from '../illegal-buildings/layer.ts';
import type { Look } from '../map/look.ts';
import { outdoorAdsLook } from '../outdoor-ads/layer.ts';
import { projectsLook } from '../projects/layer.ts';
import { riverSectionsLook } from '../rivers/layer.ts';
import { roadsLook } from '../roads/layer.ts';
import { zonesLook } from '../zones/layer.ts';
import { registerLooks } from './register-looks.ts';

/** How every collection is drawn: those with a look of their own, then the registers drawn after their declaration. */
export const looks: readonly Look[] = [
  divisionsLook,
  unitGridLook,
  zonesLook,
  constructionSitesLook,
  illegalBuildingsLook,
  riverSectionsLook,
  roadsLook,
  projectsLook,
  outdoorAdsLook,
  casesLook,
  ...registerLooks,
];
