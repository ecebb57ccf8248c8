import { formatDay } from '#domain/calendar/work-calendar.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import { distance } from '#domain/geometry/measure.ts';
import { metresPerDegree, placeAt } from '#domain/streets/chainage.ts';
import { sides } from '#domain/streets/side.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import type { Planted, PlantedFault } from '../planted-fault.ts';
import type { Section } from '../sections.ts';
import { sideAt } from './beside.ts';
import { ledger, numbered, unitsAt } from './entry.ts';

/** Metres along the road and across it. */
const size = [6, 5] as const;
/** From the kerb to the near edge of what is permitted, metres: behind the footway. */
const behindFootway = 5.5;
/** So many permits are in order, all of them far from schools and stations (metres). */
const ordinary = 16;
const farOff = 400;
/** The one near a school lies so far from its ground, metres. */
const metresOff = 30;

interface PlannedPermit {
  readonly geometry: SampleFeature['geometry'];
  readonly place: string;
  readonly at: readonly number[];
  /** What is different from a permit in order. */
  readonly more?: SampleFeature['properties'];
  readonly faults?: readonly Pick<PlantedFault, 'measured' | 'limit' | 'unit' | 'note'>[];
  /** The permit it lies on, by place in the list. */
  readonly on?: number;
}

/** Permits to occupy the street, of which some exceed what is permitted on purpose, each in another way. */
export function occupationPermitFeatures(city: City): Planted<SampleFeature[]> {
  const { random, enter } = ledger(city, 'occupation-permits');
  const faults: PlantedFault[] = [];
  const planned = plan(city);
  const number = (i: number) => numbered('ZD', i);
  const features = planned.map(({ geometry, place, at, more }, i) => {
    const kind = random.pick(['works', 'works', 'promotion', 'publicity']);
    return enter(geometry, {
      number: number(i),
      kind,
      holder: `示意单位${i + 1}`,
      place,
      area: size[0] * size[1],
      permitUntil: formatDay(city.setting.lastDay + random.whole(5, 60)),
      ...(kind === 'works' ? {} : { opensAt: '08:30', closesAt: '20:30' }),
      footwayLeft: random.pick([1.5, 2, 2.5]),
      unit: unitsAt(city, at).order,
      ...more,
    });
  });
  planned.forEach((permit, i) => {
    const subjects = permit.on === undefined ? [number(i)] : [number(permit.on), number(i)];
    for (const fault of permit.faults ?? []) {
      faults.push({ kind: 'permitted', collection: 'occupation-permits', subjects, ...fault });
    }
  });
  return { features, faults };
}

function plan(city: City): PlannedPermit[] {
  const guarded = city.places.keyPlaces.filter(({ kind }) => kind === 'school' || kind === 'station');
  const sections = city.sections.filter(({ class: roadClass, measured }) => {
    const middle = placeAt(measured, measured.length / 2).position;
    return (
      (roadClass === 'primary' || roadClass === 'secondary') &&
      measured.length > 300 &&
      guarded.every(({ plot }) => distance(plot.centre, middle) > farOff)
    );
  });
  const step = Math.floor(sections.length / (ordinary + 6));
  const section = (i: number): Section => sections[i * step]!;
  const beside = (i: number, at = section(i).measured.length / 2) => permitBeside(section(i), at, behindFootway);
  const first = ordinary;
  const crossing = sections.find(({ class: roadClass, from }) => roadClass === 'secondary' && from !== undefined)!;
  // The nearest corner is so far from the crossing, along the road and from its kerb: short of where the footways begin.
  const fromCrossing = { along: 12, across: 0.5 };
  const narrowed = [...sections].sort((a, b) => bend(a) - bend(b))[0]!;
  const footway = narrowed.class === 'primary' ? 4.5 : 3;
  return [
    ...Array.from({ length: ordinary }, (_, i): PlannedPermit => beside(i)),
    {
      ...beside(first),
      more: { area: 18 },
      faults: [{ measured: 30, limit: 18, unit: 'm²', note: 'More is drawn than was permitted.' }],
    },
    {
      ...beside(first + 1),
      more: { permitUntil: formatDay(city.setting.lastDay - 12) },
      faults: [{ measured: 1, limit: 0, unit: 'count', note: 'The permit ended, what was permitted still stands.' }],
    },
    {
      ...beside(first + 2),
      more: { footwayLeft: 0.6 },
      faults: [{ measured: 0.6, limit: 1, unit: 'm', note: 'The permit leaves too little of the footway.' }],
    },
    {
      ...permitBeside(crossing, fromCrossing.along + size[0] / 2, fromCrossing.across),
      faults: [
        {
          measured: Math.hypot(fromCrossing.along, crossing.halfWidth + fromCrossing.across),
          limit: 25,
          unit: 'm',
          note: 'At a crossing.',
        },
      ],
    },
    {
      // The footway's middle is 3 m from the kerb; 0.7 m beside the kerb are left.
      ...permitBeside(narrowed, narrowed.measured.length / 2, 3 - footway / 2 + 0.7),
      faults: [{ measured: 0.7, limit: 1, unit: 'm', note: 'Drawn over most of the footway.' }],
    },
    {
      ...beside(first - 1, section(first - 1).measured.length / 2 + size[0] / 2),
      on: first - 1,
      more: { kind: 'works', opensAt: undefined, closesAt: undefined },
      faults: [{ measured: 15, limit: 1, unit: 'm²', note: 'Two permits share half of their ground.' }],
    },
    ...northOfSchool(city),
  ];
}

/** How much longer a section is than the way straight through, metres. */
function bend({ measured: { line, length } }: Section): number {
  return length - distance(line[0]!, line.at(-1)!);
}

/** A rectangle beside a road, on the left hand; `from` metres from the kerb. */
function permitBeside(section: Section, at: number, from: number): PlannedPermit {
  const near = section.halfWidth + from;
  const corners = [
    [at - size[0] / 2, near],
    [at + size[0] / 2, near],
    [at + size[0] / 2, near + size[1]],
    [at - size[0] / 2, near + size[1]],
  ] as const;
  const ring = corners.map(([along, left]) => fromLattice(toLattice(placeAt(section.measured, along, left).position)));
  return {
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
    place: `${section.road}${sides[sideAt(section, 'left')].zh}`,
    at: placeAt(section.measured, at, near).position,
  };
}

/** A rectangle so many metres north of a school's ground. */
function northOfSchool(city: City): PlannedPermit[] {
  const school = city.places.keyPlaces.find(({ kind }) => kind === 'school')!;
  const [perLng, perLat] = metresPerDegree(school.plot.centre[1]);
  const [lng, north] = [school.plot.centre[0], school.plot.centre[1] + (school.plot.size[1] / 2 + metresOff) / perLat];
  const [east, up] = [size[0] / 2 / perLng, size[1] / perLat];
  const ring = [
    [lng - east, north],
    [lng + east, north],
    [lng + east, north + up],
    [lng - east, north + up],
    [lng - east, north],
  ].map((place) => fromLattice(toLattice(place)));
  return [
    {
      geometry: { type: 'Polygon', coordinates: [ring] },
      place: `${school.name}北侧`,
      at: [lng, north],
      faults: [{ measured: metresOff, limit: 50, unit: 'm', note: 'Near a school.' }],
    },
  ];
}
