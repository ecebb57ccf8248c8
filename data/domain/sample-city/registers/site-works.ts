import { distance } from '#domain/geometry/measure.ts';
import { measureLine, placeAt } from '#domain/streets/chainage.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import type { Place } from '../places.ts';
import type { Planted, PlantedFault } from '../planted-fault.ts';
import { plotGeometry } from '../settle.ts';
import { alongRoads } from './along-roads.ts';
import { ledger, numbered, point } from './entry.ts';

const gateWidth = 8;
/** The site, by its place in the list, whose first gate has its platform too far away, and how far inside, in metres. */
const farPlatform = { site: 11, metres: 38 };
/** The site one of whose faces shows no public-service ad, although the hoarding as a whole shows enough. */
const bareFace = 13;
/** How far inside its gate a platform lies, in metres. */
const platformInside = 10;
/** Sides of a plot on which a first and a second gate lie: south, then north. */
const gateSides = [0, 2];

/** Hoarding, gates and platforms by collection. */
interface SiteWorks {
  readonly 'hoarding-faces': readonly SampleFeature[];
  readonly 'site-gates': readonly SampleFeature[];
  readonly 'wash-platforms': readonly SampleFeature[];
}

/**
 * Hoarding, gates and wash platforms round the sites, as long and as many as each site states; with planted faults: a
 * platform far from its gate, gates without one, a face without a public-service ad.
 * @param sites the construction-sites collection, in the order of `city.places.sites`
 */
export function siteWorkFeatures(city: City, sites: readonly SampleFeature[]): Planted<SiteWorks> {
  const faces = ledger(city, 'hoarding-faces');
  const gates = ledger(city, 'site-gates');
  const platforms = ledger(city, 'wash-platforms');
  const faults: PlantedFault[] = [];
  const out = {
    'hoarding-faces': [] as SampleFeature[],
    'site-gates': [] as SampleFeature[],
    'wash-platforms': [] as SampleFeature[],
  };
  city.places.sites.forEach((place, i) => {
    const stated = sites[i]!.properties as {
      number: string;
      gates: number;
      washPlatforms: number;
      hoardingArea: number;
      hoardingLength: number;
      psaArea: number;
    };
    const { lines, gatePlaces } = roundTheSite(
      place,
      stated.gates,
      i === farPlatform.site ? farPlatform.metres : undefined,
    );
    const height = stated.hoardingArea / stated.hoardingLength;
    let length = stated.hoardingLength;
    let psa = stated.psaArea;
    lines.forEach((line, k) => {
      const last = k === lines.length - 1;
      const own = last ? length : Math.round(measureLine(line).length);
      const isBare = i === bareFace && k === 0;
      const fair = isBare ? 0 : Math.round((own / stated.hoardingLength) * stated.psaArea * 100) / 100;
      const share = last ? psa : fair;
      if (isBare) faults.push(bareFaceOf(stated.number));
      length -= own;
      psa = Math.round((psa - share) * 100) / 100;
      out['hoarding-faces'].push(
        faces.enter(
          { type: 'LineString', coordinates: line },
          {
            number: `${stated.number}-W${k + 1}`,
            site: stated.number,
            length: own,
            height,
            psaArea: share,
            ...(share > 0 ? { psaTheme: faces.random.pick(['chineseDream', 'civility', 'minors']) } : {}),
            state: 'intact',
          },
        ),
      );
    });
    gatePlaces.forEach(({ gate, inside }, k) => {
      const number = `${stated.number}-C${k + 1}`;
      if (k >= stated.washPlatforms || (i === farPlatform.site && k === 0)) faults.push(gateWithoutPlatform(number));
      out['site-gates'].push(
        gates.enter(point(gate), {
          number,
          site: stated.number,
          width: gateWidth,
          camera: gates.random.chance(0.7),
          paved: true,
        }),
      );
      if (k >= stated.washPlatforms) return;
      out['wash-platforms'].push(
        platforms.enter(point(inside), {
          number: `${stated.number}-X${k + 1}`,
          site: stated.number,
          gate: number,
          kind: platforms.random.pick(['automatic', 'automatic', 'manual']),
          sensor: platforms.random.chance(0.4),
          state: 'intact',
        }),
      );
    });
  });
  return { features: out, faults };
}

function bareFaceOf(site: string): PlantedFault {
  return {
    kind: 'share',
    collection: 'construction-sites',
    subjects: [site],
    measured: 1,
    limit: 0,
    unit: 'count',
    note: 'One face of the hoarding shows no public-service ad.',
  };
}

function gateWithoutPlatform(gate: string): PlantedFault {
  return {
    kind: 'completeness',
    collection: 'site-gates',
    subjects: [gate],
    measured: 1,
    limit: 0,
    unit: 'missing',
    note: 'No wash platform of the site within 30 m of the gate.',
  };
}

/**
 * The sides of a plot as lines with openings for its gates, the gates, and a place inside each.
 * @param first how far inside the first gate its place is, in metres
 */
function roundTheSite(place: Place, gates: number, first = platformInside) {
  const ring = place.plot.ring.map(fromLattice);
  const lines: number[][][] = [];
  const gatePlaces: { gate: number[]; inside: number[] }[] = [];
  for (let side = 0; side < 4; side++) {
    const line = [ring[side]!, ring[side + 1]!];
    if (!gateSides.slice(0, gates).includes(side)) {
      lines.push(line.map((position) => [...position]));
      continue;
    }
    const measured = measureLine(line);
    const half = measured.length / 2;
    const at = (chainage: number) => fromLattice(toLattice(placeAt(measured, chainage).position));
    lines.push([[...line[0]!], at(half - gateWidth / 2)], [at(half + gateWidth / 2), [...line[1]!]]);
    const inside = gatePlaces.length === 0 ? first : platformInside;
    gatePlaces.push({ gate: placeAt(measured, half).position, inside: placeAt(measured, half, inside).position });
  }
  return { lines, gatePlaces };
}

/** Spoil: six sites that dig, two yards, and the approved way from each site to the nearer yard. */
export function spoilFeatures(city: City) {
  const digs = ledger(city, 'excavation-sites');
  const routes = ledger(city, 'spoil-routes');
  const yards = ledger(city, 'disposal-yards');
  const unit = '渣土管理处';
  const hours = { opensAt: '20:00', closesAt: '05:00' };
  const yardPlaces = city.places.disposalYards.map((place, i) => ({ place, number: numbered('CZC', i) }));
  const digging = city.places.sites.filter(({ kind }) => kind === 'build').slice(0, 8);
  const rows = digging.map((site, i) => {
    const { centre } = site.plot;
    const yard = yardPlaces.reduce((best, next) =>
      distance(next.place.plot.centre, centre) < distance(best.place.plot.centre, centre) ? next : best,
    );
    const number = numbered('CT', i);
    const line = spoilWay(city, centre, yard.place.plot.centre);
    return {
      dig: digs.enter(plotGeometry(site.plot), {
        number,
        name: site.name.replace('工地', '出土点'),
        site: numbered('GD', city.places.sites.indexOf(site)),
        permitNumber: `CZ-${city.setting.year}-${String(i + 1).padStart(3, '0')}`,
        volume: digs.random.whole(8, 60) * 1000,
        yard: yard.number,
        carrier: digs.random.pick(['示意渣土运输一公司', '示意渣土运输二公司']),
        ...hours,
        stage: digs.random.pick(['digging', 'digging', 'waiting', 'ended']),
        unit,
      }),
      route: routes.enter(
        { type: 'LineString', coordinates: line },
        {
          number: numbered('LX', i),
          name: `${site.name.replace('工地', '')}—${yard.place.name}`,
          excavation: number,
          yard: yard.number,
          ...hours,
          length: Math.round(measureLine(line).length),
          unit,
        },
      ),
    };
  });
  return {
    'excavation-sites': rows.map(({ dig }) => dig),
    'spoil-routes': rows.map(({ route }) => route),
    'disposal-yards': yardPlaces.map(({ place, number }, i) =>
      yards.enter(plotGeometry(place.plot), {
        number,
        name: place.name,
        capacity: 500_000,
        remaining: [310_000, 140_000][i] ?? 0,
        operator: '示意渣土处置公司',
        opensAt: '19:00',
        closesAt: '06:00',
        stage: 'open',
        unit,
      }),
    ),
  };
}

/** From the middle of the site to the nearest crossing, along the roads, and to the middle of the yard. */
function spoilWay(city: City, from: readonly number[], to: readonly number[]): number[][] {
  const way = [from, ...alongRoads(city.sections, from, to), to];
  return way.map((position) => fromLattice(toLattice(position)));
}
