import named from '#taizhou/places.json' with { type: 'json' };
import type { SampleFeature } from './feature.ts';
import type { Block } from './ground/blocks.ts';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { plotGeometry, type Plot, type Settler } from './settle.ts';
import { sampleSource, type Setting } from './setting.ts';

/** A place that stands as an area on the map and draws cases around it. */
export interface Place {
  readonly name: string;
  readonly kind: string;
  readonly plot: Plot;
}

export interface Places {
  readonly markets: readonly Place[];
  readonly keyPlaces: readonly Place[];
  readonly stallZones: readonly Place[];
  readonly sites: readonly Place[];
  readonly illegal: readonly Place[];
  readonly estates: readonly Place[];
  readonly disposalYards: readonly Place[];
  /** Where the waste goes. */
  readonly wasteEnds: { readonly plant: Place; readonly landfill: Place };
}

const plotAt = (settler: Settler, near: readonly number[], size: readonly number[], across = false): Plot =>
  across ? settler.take([near[0]!, near[1]!], [size[0]!, size[1]!]) : settler.settle(near, [size[0]!, size[1]!]);

/** Finds the ground of all places that are areas: first the named ones, then sites and illegal buildings wherever there is room. */
export function drawPlaces(settler: Settler, blocks: readonly Block[], setting: Setting): Places {
  const random = randomFor(setting.seed, 'places');
  const keyPlaces = named.keyPlaces.map(({ name, kind, near, size, across }) => ({
    name,
    kind,
    plot: plotAt(settler, near, size, across),
  }));
  const markets = named.markets.map(({ name, near, size }) => ({
    name,
    kind: 'market',
    plot: plotAt(settler, near, size),
  }));
  const stallZones = named.stallZones.map(({ name, near, size }) => ({
    name,
    kind: 'stalls',
    plot: plotAt(settler, near, size),
  }));
  const somewhere = (size: readonly [number, number]) => settler.settle(fromLattice(random.pick(blocks).centre), size);
  const sites = [
    ...named.siteNames.map((name) => ({ name: `${name}工地`, kind: 'build' })),
    ...named.demolitionNames.map((name) => ({ name, kind: 'demolition' })),
  ].map((site) => ({ ...site, plot: somewhere([random.whole(90, 180), random.whole(80, 160)]) }));
  const illegal = Array.from({ length: 120 }, (_, i) => ({
    name: `WJ-${setting.year}-${String(i + 1).padStart(3, '0')}`,
    kind: i < 14 ? 'new' : 'stock',
    plot: somewhere([random.whole(6, 22), random.whole(5, 16)]),
  }));
  // After all that was there before them, so that they move none of it.
  const given = ({ name, at, size }: { name: string; at: number[]; size: number[] }, kind: string) => ({
    name,
    kind,
    plot: settler.take([at[0]!, at[1]!], [size[0]!, size[1]!]),
  });
  const disposalYards = named.disposalYards.map((yard) => given(yard, 'yard'));
  const [plant, landfill] = named.wasteEnds.map((end) => given(end, 'waste')) as [Place, Place];
  const estates = Array.from({ length: 36 }, (_, i) => ({
    name: `${named.estateNames[i % named.estateNames.length]}${['一', '二', '三'][Math.floor(i / named.estateNames.length)]}村`,
    kind: 'estate',
    plot: somewhere([random.whole(110, 190), random.whole(90, 150)]),
  }));
  return { markets, keyPlaces, stallZones, sites, illegal, estates, disposalYards, wasteEnds: { plant, landfill } };
}

/** The collections markets, key-places and stall-zones. */
export function placeFeatures(places: Places, setting: Setting) {
  const random = randomFor(setting.seed, 'place-features');
  const base = { validFrom: setting.validFrom, ...sampleSource };
  const make = (place: Place, properties: SampleFeature['properties']): SampleFeature => ({
    id: sampleId(setting.registeredAt, random),
    geometry: plotGeometry(place.plot),
    properties: { name: place.name, ...properties, ...base },
  });
  return {
    markets: places.markets.map((place) =>
      make(place, {
        operator: `${place.name}管理办公室`,
        stalls: random.whole(60, 240),
        opensAt: '05:30',
        closesAt: random.pick(['18:30', '19:00', '19:30']),
      }),
    ),
    'key-places': places.keyPlaces.map((place) => make(place, { kind: place.kind, operator: `${place.name}管理处` })),
    'stall-zones': places.stallZones.map((place, i) => {
      const { goods, capacity, opensAt, closesAt } = named.stallZones[i]!;
      return make(place, { goods, capacity, opensAt, closesAt, unit: '市容管理科' });
    }),
  };
}
