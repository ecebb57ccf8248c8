import named from '#taizhou/places.json' with { type: 'json' };
import { distance } from '#domain/geometry/measure.ts';
import { metresPerDegree, placeAt } from '#domain/streets/chainage.ts';
import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleSource } from './setting.ts';
import { sampleId } from './sample-id.ts';

/** The market that has no toilet within reach: the nearest stands this many metres east of its middle. */
const outOfReach = { market: '京泰农贸市场', metres: 430 };
const reach = 300;

/** A toilet that closes early and opens late on purpose, by its place in the list, and the hours between 06:00 and 22:00 that are missing. */
const badHours = { at: 5, opensAt: '08:00', closesAt: '18:00', missing: 6 };

/**
 * Public toilets: one beside every market, park, station and square (GB 55013-2021 wants one at crowded places), others
 * along the roads; one market is left without on purpose.
 */
export function publicToiletFeatures(city: City): Planted<SampleFeature[]> {
  const random = randomFor(city.setting.seed, 'toilets');
  const planted = city.places.markets.find((market) => market.name === outOfReach.market)!;
  const [perLng, perLat] = metresPerDegree(planted.plot.centre[1]);
  const crowded = [
    ...city.places.markets,
    ...city.places.keyPlaces.filter(({ kind }) => kind !== 'school' && kind !== 'other'),
  ].filter((place) => place !== planted);
  const beside = crowded.map(({ name, plot }) => {
    const north = (plot.size[1] / 2 + 6) / perLat;
    return { name: `${name}公厕`, position: [plot.centre[0], plot.centre[1] + north] };
  });
  const onRoads = city.sections
    .filter((section, i) => i % 2 === 0 && section.measured.length > 380)
    .map((section) => ({
      name: `${section.road}${section.from ?? section.to}公厕`,
      position: placeAt(section.measured, section.measured.length * 0.4, section.halfWidth + 9).position,
    }));
  const far = [planted.plot.centre[0] + outOfReach.metres / perLng, planted.plot.centre[1]];
  const clear = [...beside, ...onRoads].filter(
    ({ position }) => distance(position, planted.plot.centre) > outOfReach.metres + 40,
  );
  const fault: PlantedFault = {
    kind: 'reach',
    collection: 'public-toilets',
    subjects: [planted.name],
    measured: outOfReach.metres,
    limit: reach,
    unit: 'm',
    note: 'Straight from the middle of the market to the nearest public toilet.',
  };
  const faults = [fault];
  const features = [...clear, { name: '京泰路东公厕', position: far }].map(({ name, position }, i): SampleFeature => {
    const number = `32120203001${String(i + 1).padStart(6, '0')}`;
    const allDay = random.chance(0.4);
    const at = toLattice(position);
    if (i === badHours.at) {
      faults.push({
        kind: 'presence',
        collection: 'public-toilets',
        subjects: [number],
        measured: badHours.missing,
        limit: 0,
        unit: 'h',
        note: 'A public toilet that is closed in the morning and in the evening.',
      });
    }
    return {
      id: number,
      geometry: { type: 'Point', coordinates: fromLattice(at) },
      properties: {
        number,
        name,
        grade: random.pick(['first', 'second', 'second', 'third']),
        opensAt: i === badHours.at ? badHours.opensAt : allDay ? '00:00' : '05:30',
        closesAt: i === badHours.at ? badHours.closesAt : allDay ? '24:00' : '22:30',
        cubicles: random.whole(6, 24),
        accessible: random.chance(0.8),
        state: random.chance(0.02) ? 'damaged' : 'intact',
        unit: city.zonePlan.cleaningOf[city.locator.blockAt(at[0], at[1])]?.unit ?? '环卫一所',
        validFrom: city.setting.validFrom,
        ...sampleSource,
      },
    };
  });
  return { features, faults };
}

/** Transfer stations at the places of the drawing. */
export function transferStationFeatures(city: City): SampleFeature[] {
  const random = randomFor(city.setting.seed, 'transfer-stations');
  return named.transferStations.map(({ name, near, capacity }) => {
    const [x, y] = toLattice(near);
    return {
      id: sampleId(city.setting.registeredAt, random),
      geometry: { type: 'Point', coordinates: [...near] },
      properties: {
        name,
        capacity,
        size: capacity < 150 ? 'small' : capacity <= 450 ? 'medium' : 'large',
        state: 'intact',
        unit: city.zonePlan.cleaningOf[city.locator.blockAt(x, y)]?.unit ?? '环卫一所',
        validFrom: city.setting.validFrom,
        ...sampleSource,
      },
    };
  });
}
