import { placeAt } from '#domain/streets/chainage.ts';
import { communities } from '../communities.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import { officeLine, someone } from '../people.ts';
import { plotGeometry } from '../settle.ts';
import { hands, placeBeside } from './beside.ts';
import { ledger, numbered, point, unitsAt } from './entry.ts';

/** The community at a position; undefined outside the built-up area. */
function communityAt(city: City, position: readonly number[]): string | undefined {
  const index = city.communityOf[city.locator.blockAt(...toLattice(position))];
  return index === undefined ? undefined : communities[index]?.name;
}

const inCommunity = (community: string | undefined) => (community === undefined ? {} : { community });

/** Housing estates, some old and without a property company. */
export function estateFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'estates');
  return city.places.estates.map(({ name, plot }) => {
    const old = random.chance(0.35);
    return enter(plotGeometry(plot), {
      name,
      ...(old && random.chance(0.6) ? {} : { propertyCompany: `示意物业${random.whole(1, 8)}公司` }),
      households: random.whole(180, 1600),
      sorting: random.chance(0.7),
      oldEstate: old,
      ...inCommunity(communityAt(city, plot.centre)),
      unit: unitsAt(city, plot.centre).order,
    });
  });
}

/** One station of city management a sub-district quarter: in the middle of every third zone of street order. */
export function workStationFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'work-stations');
  const zones = [...new Set(city.zonePlan.orderOf)].filter((_, i) => i % 3 === 0);
  return zones.map((zone) => {
    const at = fromLattice(city.ground.blocks[city.zonePlan.orderOf.indexOf(zone)]!.centre);
    return enter(point([at[0]! + 0.0006, at[1]! + 0.0004]), {
      name: `${zone.name.replace('责任区', '')}城管工作站`,
      ...inCommunity(communityAt(city, at)),
      phone: officeLine(random),
      staff: random.whole(3, 9),
      opensAt: '08:00',
      closesAt: '20:00',
      unit: zone.unit,
    });
  });
}

/** Stations of the public bicycles along the key roads. */
export function bikeStationFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'bike-stations');
  return city.sections
    .filter((section) => section.key26 && section.measured.length > 320)
    .map((section, i) => {
      const { position } = placeBeside(section, random.pick(hands), section.halfWidth + 4, section.measured.length / 2);
      return enter(point(position), {
        number: numbered('ZXC', i),
        name: `${section.road}${section.from ?? section.to ?? ''}站`,
        docks: random.pick([20, 24, 30, 36]),
        phase: 1,
        stage: random.pick(['open', 'open', 'open', 'open', 'building', 'planned']),
        road: section.road,
        unit: '公共自行车公司',
      });
    });
}

/** Places of the test: markets, key places and some shopping streets. */
export function testPointFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'test-points');
  const kinds: Readonly<Record<string, string>> = {
    market: 'market',
    businessDistrict: 'shopping',
    park: 'park',
    square: 'park',
    school: 'school',
    station: 'station',
    other: 'public',
  };
  const places = [
    ...[...city.places.markets, ...city.places.keyPlaces].map(({ name, kind, plot }) => ({
      name,
      kind: kinds[kind]!,
      at: plot.centre as readonly number[],
    })),
    ...city.sections
      .filter((section) => section.mainCommercial)
      .map((section) => ({
        name: `${section.road}（${section.from ?? ''}—${section.to ?? ''}）`,
        kind: 'shopping',
        at: placeAt(section.measured, section.measured.length * 0.5).position as readonly number[],
      })),
  ];
  return places.map(({ name, kind, at }, i) =>
    enter(point([at[0]! + 0.0002, at[1]! - 0.0001]), {
      number: numbered('CP', i),
      name,
      kind,
      pointsAtRisk: random.pick([0.5, 1, 1, 2]),
      leader: someone(random),
      unit: unitsAt(city, at).order,
    }),
  );
}
