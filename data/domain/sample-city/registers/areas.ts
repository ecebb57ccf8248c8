import { formatDay } from '#domain/calendar/work-calendar.ts';
import { metresPerDegree, placeAt } from '#domain/streets/chainage.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import { someone } from '../people.ts';
import { plotGeometry } from '../settle.ts';
import { ledger, numbered, unitsAt } from './entry.ts';

/** The built-up area as one outline; the plan's other extents are not drawn. */
export function cityExtentFeatures(city: City): SampleFeature[] {
  const outline = { type: 'Polygon', coordinates: [city.ground.outline.map(fromLattice)] } as const;
  return [
    ledger(city, 'city-extents').enter(
      { type: outline.type, coordinates: [...outline.coordinates] },
      {
        name: '城区（示意）',
        kind: 'builtUp',
        basis: '示意数据',
      },
    ),
  ].map(({ properties: { district: _district, ...properties }, ...rest }) => ({ ...rest, properties }));
}

/** Areas of the nine clean-ups: blocks at the fringe and in the quarters, and the old estates. */
export function remediationFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'remediation-areas');
  const blocks = city.ground.blocks.filter(({ index }) => index % 11 === 4);
  const places = [
    ...blocks.map((block) => {
      const fringe = city.zonePlan.orderOf[block.index]!.kindOfPlace === 'fringe';
      return {
        kind: fringe ? 'fringe' : random.pick(['urbanVillage', 'shanty', 'backLane']),
        name: city.zonePlan.orderOf[block.index]!.name.replace('责任区', ''),
        at: fromLattice(block.centre),
        geometry: { type: 'Polygon', coordinates: [block.ring.map(fromLattice)] } as SampleFeature['geometry'],
      };
    }),
    ...city.places.estates
      .filter((_, i) => i % 5 === 0)
      .map(({ name, plot }) => ({ kind: 'oldEstate', name, at: plot.centre, geometry: plotGeometry(plot) })),
  ];
  return places.map(({ kind, name, at, geometry }, i) => {
    const stage = random.pick(['planned', 'underWay', 'underWay', 'accepted']);
    const { lastDay } = city.setting;
    return enter(geometry, {
      number: numbered('ZZ', i),
      name: `${name}整治片区`,
      kind,
      stage,
      leader: someone(random),
      propertyManaged: kind === 'oldEstate' && random.chance(0.5),
      ...(stage === 'planned' ? {} : { startedOn: formatDay(lastDay - random.whole(60, 180)) }),
      dueOn: formatDay(lastDay + random.whole(-20, 60)),
      ...(stage === 'accepted' ? { acceptedOn: formatDay(lastDay - random.whole(1, 40)) } : {}),
      unit: unitsAt(city, at).order,
    });
  });
}

/** Low ground beside the roads, as rounded patches. */
export function floodProneFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'flood-prone-areas');
  return city.sections
    .filter((section, i) => i % 17 === 6 && section.measured.length > 200)
    .map((section, i) => {
      const { position } = placeAt(section.measured, section.measured.length * 0.3);
      return enter(disc(position, random.whole(60, 130)), {
        number: numbered('YL', i),
        name: `${section.road}${section.from ?? section.to ?? ''}易涝片区`,
        road: section.road,
        deepest: random.whole(15, 45),
        lastFloodedOn: formatDay(city.setting.lastDay - random.whole(40, 200)),
        pumps: random.whole(0, 2),
        unit: '市政设施管理处',
      });
    });
}

/** The outermost blocks, where most illegal building begins. */
export function controlAreaFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'control-areas');
  return city.ground.blocks
    .filter(({ index }) => index % 5 === 2 && city.zonePlan.orderOf[index]!.kindOfPlace === 'fringe')
    .map((block, i) =>
      enter(
        { type: 'Polygon', coordinates: [block.ring.map(fromLattice)] },
        {
          number: numbered('GK', i),
          name: `${city.zonePlan.orderOf[block.index]!.name.replace('责任区', '')}管控区${i + 1}`,
          level: 'key',
          patrolsPerWeek: random.pick([3, 5, 7]),
          unit: city.zonePlan.orderOf[block.index]!.unit,
        },
      ),
    );
}

/** A ring of twelve points, counter-clockwise; radius in metres. */
function disc(centre: readonly number[], radius: number) {
  const [perLng, perLat] = metresPerDegree(centre[1]!);
  const ring = Array.from({ length: 12 }, (_, i) => {
    const angle = (i * Math.PI) / 6;
    const position = [
      centre[0]! + (radius * Math.cos(angle)) / perLng,
      centre[1]! + (radius * Math.sin(angle) * 0.7) / perLat,
    ];
    return fromLattice(toLattice(position));
  });
  return { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] };
}
