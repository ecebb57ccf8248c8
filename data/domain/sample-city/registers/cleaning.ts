import { placeAt } from '#domain/streets/chainage.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { Planted, PlantedFault } from '../planted-fault.ts';
import { plotGeometry } from '../settle.ts';
import { ledger, numbered, point, unitsAt } from './entry.ts';

/** Hours of each class; the day begins at the same hour everywhere. */
const hours = { startsAt: '05:30', first: '21:30', second: '19:30' } as const;

/** Sections that were left without a beat on purpose, or with one that begins late or ends early, and the hours a day that are missing. */
const badlyCleaned = [
  { road: '春晖路', from: '永晖路', beat: undefined, missing: 16 },
  { road: '引凤路', from: '永晖路', beat: { endsAt: '17:30' }, missing: 4 },
  { road: '药城大道', from: '泰州大道', beat: { startsAt: '07:30' }, missing: 2 },
] as const;

/** Stretches of cleaning: one a section of road, its class after the road's; three sections are badly cleaned on purpose. */
export function cleaningBeatFeatures(city: City): Planted<SampleFeature[]> {
  const { enter } = ledger(city, 'cleaning-beats');
  const faults: PlantedFault[] = [];
  const features = city.sections.flatMap((section, i) => {
    const first = section.key26 || section.mainCommercial;
    const bad = badlyCleaned.find(({ road, from }) => road === section.road && from === section.from);
    const number = numbered('BJD', i);
    const beat = enter(
      { type: 'LineString', coordinates: section.measured.line.map((position) => [...position]) },
      {
        number,
        road: section.road,
        ...(section.from === undefined ? {} : { from: section.from }),
        ...(section.to === undefined ? {} : { to: section.to }),
        cleaningClass: first ? 'first' : 'second',
        startsAt: hours.startsAt,
        endsAt: first ? hours.first : hours.second,
        sweepsPerDay: first ? 3 : 2,
        workers: Math.max(1, Math.round(section.measured.length / 450)),
        machine: section.halfWidth > 10,
        length: Math.round(section.measured.length * 10) / 10,
        unit: unitsAt(city, placeAt(section.measured, section.measured.length / 2).position).cleaning,
        ...bad?.beat,
      },
    );
    if (bad === undefined) return [beat];
    faults.push({
      kind: 'presence',
      collection: 'cleaning-beats',
      subjects: [`${section.road}，${section.from}—${section.to}`, ...(bad.beat === undefined ? [] : [number])],
      measured: bad.missing,
      limit: 0,
      unit: 'h',
      note: 'Hours of the day in which nobody cleans a stretch of a main road.',
    });
    return bad.beat === undefined ? [] : [beat];
  });
  return { features, faults };
}

/** Collection points: one at every estate and market, others in the middle of the blocks. */
export function collectionPointFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'collection-points');
  const { estates, markets } = city.places;
  const places = [
    ...[...estates, ...markets].map(({ name, plot }) => ({ name, at: plot.centre as readonly number[], estate: name })),
    ...city.ground.blocks.map(({ centre, index }) => {
      const { name } = city.zonePlan.orderOf[index]!;
      return { name: `${name.replace('责任区', '')}${index + 1}号`, at: fromLattice(centre), estate: undefined };
    }),
  ];
  return places.map(({ name, at, estate }, i) =>
    enter(point(at), {
      number: numbered('SJ', i),
      name: `${name}收集点`,
      kind: random.pick(['bins', 'bins', 'room', 'booth']),
      sorted: random.chance(0.6),
      bins: random.whole(4, 16),
      ...(estate === undefined ? {} : { estate }),
      liftsPerDay: random.pick([1, 1, 2]),
      latestAt: '22:00',
      state: random.chance(0.02) ? 'damaged' : 'intact',
      unit: unitsAt(city, at).cleaning,
    }),
  );
}

/** The plant and the landfill, where the projects beside them are. */
export function wasteEndFeatures(city: City): { 'incineration-plants': SampleFeature[]; landfills: SampleFeature[] } {
  const { plant, landfill } = city.places.wasteEnds;
  return {
    'incineration-plants': [
      ledger(city, 'incineration-plants').enter(plotGeometry(plant.plot), {
        name: plant.name,
        capacity: 1200,
        operator: '示意环保能源公司',
        stage: 'running',
        unit: '市容环卫处',
      }),
    ],
    landfills: [
      ledger(city, 'landfills').enter(plotGeometry(landfill.plot), {
        name: landfill.name,
        stage: 'closing',
        capacity: 1_600_000,
        operator: '示意环保能源公司',
        unit: '市容环卫处',
      }),
    ],
  };
}
