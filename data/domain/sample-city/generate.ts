import type { Polygon } from 'geojson';
import type { RecordRequestLine } from '#domain/change.ts';
import { plantedCaseFaults } from './cases/planted.ts';
import { streamCases } from './cases/stream.ts';
import { drawCity, type City } from './city.ts';
import { divisionFeatures } from './communities.ts';
import { siteFeatures } from './construction-sites.ts';
import type { SampleFeature } from './feature.ts';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { illegalBuildingFeatures } from './illegal-buildings.ts';
import { kioskFeatures } from './kiosks.ts';
import { litterBinFeatures } from './litter-bins.ts';
import { outdoorAdFeatures } from './outdoor-ads.ts';
import { placeFeatures } from './places.ts';
import type { PlantedFault } from './planted-fault.ts';
import { projectFeatures } from './projects.ts';
import { cityExtentFeatures, controlAreaFeatures, floodProneFeatures, remediationFeatures } from './registers/areas.ts';
import { adBaseRecords } from './registers/ad-base.ts';
import { cleaningBeatFeatures, collectionPointFeatures, wasteEndFeatures } from './registers/cleaning.ts';
import {
  drainInletFeatures,
  facadeFeatures,
  footwayFeatures,
  parkingBayFeatures,
  shopSignFeatures,
  streetCabinetFeatures,
  tactilePathFeatures,
} from './registers/kerbside.ts';
import { kioskPermitPointFeatures } from './registers/kiosk-points.ts';
import { kioskSurveyRecords } from './registers/kiosk-surveys.ts';
import { liablePartyFeatures } from './registers/liable-parties.ts';
import { occupationPermitFeatures } from './registers/occupation.ts';
import {
  bikeStationFeatures,
  estateFeatures,
  testPointFeatures,
  workStationFeatures,
} from './registers/neighbourhood.ts';
import { postFeatures } from './registers/posts.ts';
import { rosterRecords } from './registers/roster.ts';
import { siteWorkFeatures, spoilFeatures } from './registers/site-works.ts';
import { spoilPermitRecords } from './registers/spoil-permits.ts';
import { wallRecords } from './registers/wall.ts';
import { reminderSignFeatures } from './reminder-signs.ts';
import { riverFeatures } from './river-features.ts';
import { publicToiletFeatures, transferStationFeatures } from './sanitation.ts';
import { roadFeatures } from './sections.ts';
import { settingFor, type SampleOptions } from './setting.ts';
import { unitGridFeatures } from './unit-cells.ts';
import { zoneFeatures } from './zone-features.ts';

/** The sample city 示意: schematic, seeded, the same bytes for the same options. */
export interface SampleCity {
  /** The features of a collection in a fixed order; cases one at a time as they were reported. None for an unknown id. */
  features(collectionId: string): Iterable<SampleFeature>;
  /** Facts without a place: the roster, surveys of kiosks, transport permits, a rule with the bureau's figures, the command centre's wall; to be created. */
  readonly records: readonly RecordRequestLine[];
  /** What later checks must find. */
  readonly plantedFaults: readonly PlantedFault[];
  /** The built-up area that grid, street-order and cleaning zones tile exactly. */
  readonly builtUp: Polygon;
  /** The drawing behind it, for `liveStep`. */
  readonly city: City;
}

/**
 * Makes the sample city.
 * @param options seed, number of cases and the day at whose beginning it stands ("YYYY-MM-DD", Asia/Shanghai)
 */
export function generateSampleCity(options: SampleOptions): SampleCity {
  const setting = settingFor(options);
  const city = drawCity(setting);
  const zones = zoneFeatures(city);
  const rivers = riverFeatures(city);
  const bins = litterBinFeatures(city);
  const signs = reminderSignFeatures(city);
  const ads = outdoorAdFeatures(city);
  const kiosks = kioskFeatures(city);
  const toilets = publicToiletFeatures(city);
  const beats = cleaningBeatFeatures(city);
  const illegal = illegalBuildingFeatures(city);
  const sites = siteFeatures(city);
  const areas = placeFeatures(city.places, setting);
  const cabinets = streetCabinetFeatures(city);
  const occupation = occupationPermitFeatures(city);
  const works = siteWorkFeatures(city, sites.features);
  const spoil = spoilFeatures(city);
  const wasteEnds = wasteEndFeatures(city);
  const posts = postFeatures(city);
  const parties = liablePartyFeatures(city);
  const roster = rosterRecords(city, posts.features);
  const permits = spoilPermitRecords(city, spoil['excavation-sites'], spoil['spoil-routes']);
  const adBase = adBaseRecords(city, ads.features);
  const makers: Readonly<Record<string, () => Iterable<SampleFeature>>> = {
    divisions: () => divisionFeatures(city.ground.blocks, city.communityOf, setting),
    'unit-grid': () => unitGridFeatures(city.grid, city.codes, setting),
    zones: () => zones.features,
    'key-places': () => areas['key-places'],
    markets: () => areas.markets,
    'stall-zones': () => areas['stall-zones'],
    'construction-sites': () => sites.features,
    'illegal-buildings': () => illegal.features,
    'river-sections': () => rivers.features,
    roads: () => roadFeatures(city.sections, setting),
    projects: () => projectFeatures(setting),
    'transfer-stations': () => transferStationFeatures(city),
    'public-toilets': () => toilets.features,
    'litter-bins': () => bins.features,
    'outdoor-ads': () => ads.features,
    'reminder-signs': () => signs.features,
    kiosks: () => kiosks.features,
    'city-extents': () => cityExtentFeatures(city),
    'remediation-areas': () => remediationFeatures(city),
    'flood-prone-areas': () => floodProneFeatures(city),
    'control-areas': () => controlAreaFeatures(city),
    estates: () => estateFeatures(city),
    'excavation-sites': () => spoil['excavation-sites'],
    'incineration-plants': () => wasteEnds['incineration-plants'],
    landfills: () => wasteEnds.landfills,
    'disposal-yards': () => spoil['disposal-yards'],
    footways: () => footwayFeatures(city),
    'tactile-paths': () => tactilePathFeatures(city),
    'facade-segments': () => facadeFeatures(city),
    'hoarding-faces': () => works.features['hoarding-faces'],
    'spoil-routes': () => spoil['spoil-routes'],
    'parking-bays': () => parkingBayFeatures(city),
    'cleaning-beats': () => beats.features,
    'collection-points': () => collectionPointFeatures(city),
    'shop-signs': () => shopSignFeatures(city),
    'kiosk-permit-points': () => kioskPermitPointFeatures(city, kiosks.features),
    'street-cabinets': () => cabinets.features,
    'occupation-permits': () => occupation.features,
    'drain-inlets': () => drainInletFeatures(city),
    'site-gates': () => works.features['site-gates'],
    'wash-platforms': () => works.features['wash-platforms'],
    'bike-stations': () => bikeStationFeatures(city),
    'work-stations': () => workStationFeatures(city),
    'test-points': () => testPointFeatures(city),
    'liable-parties': () => parties.features,
    posts: () => posts.features,
    cases: () => streamCases(city),
  };
  const planted = [
    zones,
    rivers,
    bins,
    signs,
    ads,
    kiosks,
    toilets,
    beats,
    illegal,
    sites,
    cabinets,
    occupation,
    parties,
    posts,
    roster,
    works,
    permits,
    adBase,
  ];
  return {
    features: (collectionId) => makers[collectionId]?.() ?? [],
    records: [
      ...roster.features,
      ...kioskSurveyRecords(city, kiosks.features),
      ...permits.features,
      ...adBase.features,
      ...wallRecords(areas['key-places']),
    ],
    plantedFaults: [...planted.flatMap(({ faults }) => faults), ...plantedCaseFaults(setting)],
    builtUp: { type: 'Polygon', coordinates: [city.ground.outline.map(fromLattice)] },
    city,
  };
}
