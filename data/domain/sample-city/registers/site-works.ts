import { distance } from '#domain/geometry/measure.ts';
import { measureLine, placeAt } from '#domain/streets/chainage.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import type { Place } from '../places.ts';
import { plotGeometry } from '../settle.ts';
import { alongRoads } from './along-roads.ts';
import { ledger, numbered, point } from './entry.ts';

const gateWidth = 8;
/** Sides of a plot on which a first and a second gate lie: south, then north. */
const gateSides = [0, 2];

interface SiteWorks {
  readonly 'hoarding-faces': readonly SampleFeature[];
  readonly 'site-gates': readonly SampleFeature[];
  readonly 'wash-platforms': readonly SampleFeature[];
}

/**
 * Hoarding, gates and wash platforms round the sites, as long and as many as each site states.
 * @param sites the construction-sites collection, in the order of `city.places.sites`
 */
export function siteWorkFeatures(city: City, sites: readonly SampleFeature[]): SiteWorks {
  const faces = ledger(city, 'hoarding-faces');
  const gates = ledger(city, 'site-gates');
  const platforms = ledger(city, 'wash-platforms');
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
    const { lines, gatePlaces } = roundTheSite(place, stated.gates);
    const height = stated.hoardingArea / stated.hoardingLength;
    let length = stated.hoardingLength;
    let psa = stated.psaArea;
    lines.forEach((line, k) => {
      const last = k === lines.length - 1;
      const own = last ? length : Math.round(measureLine(line).length);
      const share = last ? psa : Math.round((own / stated.hoardingLength) * stated.psaArea * 100) / 100;
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
  return out;
}

/** The sides of a plot as lines with openings for its gates, the gates, and a place 10 m inside each. */
function roundTheSite(place: Place, gates: number) {
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
    gatePlaces.push({ gate: placeAt(measured, half).position, inside: placeAt(measured, half, 10).position });
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
