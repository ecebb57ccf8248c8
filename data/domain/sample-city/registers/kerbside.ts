import { formatDay } from '#domain/calendar/work-calendar.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import type { Planted, PlantedFault } from '../planted-fault.ts';
import type { Section } from '../sections.ts';
import { hands, lineBeside, placeBeside, sideAt, type Hand } from './beside.ts';
import { ledger, numbered, point, unitsAt } from './entry.ts';

/** Metres kept free of everything before a crossing. */
const corner = 20;
/** Cabinets that were set on the tactile path, by their place in the list. */
const onPath = [5, 22, 41];
const cabinetCount = 56;
/** What cabinets leave of the footway, and what they have to, metres. */
const clearWidths = { bad: 1.2, good: 2, least: 1.5 };

const long = (section: Section) => section.measured.length > 3 * corner;
const walked = (section: Section) => long(section) && section.class !== 'trunk';
const shopping = (section: Section) => long(section) && section.mainCommercial;
const middle = (section: Section) => section.measured.line[Math.floor(section.measured.line.length / 2)]!;
const lengthOf = (section: Section) => Math.round((section.measured.length - 2 * corner) * 10) / 10;

/** Footways on both sides of the roads on foot. */
export function footwayFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'footways');
  return city.sections.filter(walked).flatMap((section, i) =>
    hands.map((hand, side) => {
      const width = section.class === 'primary' ? 4.5 : 3;
      return enter(lineBeside(section, hand, section.halfWidth + 3, corner, section.measured.length - corner), {
        number: numbered('RXD', i * 2 + side, 4),
        road: section.road,
        side: sideAt(section, hand),
        width,
        clearWidth: width - random.pick([0, 0.5, 1]),
        length: lengthOf(section),
        surface: random.pick(['bricks', 'bricks', 'slabs']),
        state: random.chance(0.03) ? 'damaged' : 'intact',
        unit: '市政设施管理处',
      });
    }),
  );
}

/** Tactile paths along the footways of the key roads. */
export function tactilePathFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'tactile-paths');
  const sections = city.sections.filter((section) => walked(section) && section.key26);
  return sections.flatMap((section, i) =>
    hands.map((hand, side) =>
      enter(lineBeside(section, hand, section.halfWidth + 3.8, corner, section.measured.length - corner), {
        number: numbered('MD', i * 2 + side, 4),
        road: section.road,
        side: sideAt(section, hand),
        length: lengthOf(section),
        state: random.chance(0.03) ? 'damaged' : 'intact',
        unit: '市政设施管理处',
      }),
    ),
  );
}

/** Parking bays along some sections, on one side. */
export function parkingBayFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'parking-bays');
  return city.sections
    .filter((section, i) => i % 3 === 1 && walked(section) && section.measured.length > 200)
    .map((section, i) => {
      const hand = random.pick(hands);
      const bays = random.whole(8, Math.min(40, Math.floor((section.measured.length - 80) / 6)));
      return enter(lineBeside(section, hand, section.halfWidth - 1.5, 40, 40 + bays * 6), {
        number: numbered('BW', i),
        road: section.road,
        side: sideAt(section, hand),
        bays,
        charged: random.chance(0.4),
        unit: unitsAt(city, middle(section)).order,
      });
    });
}

/** Drain inlets at both kerbs. */
export function drainInletFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'drain-inlets');
  let serial = 0;
  return city.sections.filter(long).flatMap((section) =>
    hands.flatMap((hand) => {
      const count = Math.floor(section.measured.length / 60);
      return Array.from({ length: count }, (_, i) => {
        const at = ((i + 0.5) * section.measured.length) / count;
        const { position, side } = placeBeside(section, hand, section.halfWidth - 0.4, at);
        serial += 1;
        return enter(point(position), {
          number: `32120201004${String(serial).padStart(6, '0')}`,
          road: section.road,
          side,
          state: random.chance(0.015) ? 'damaged' : 'intact',
          unit: '市政设施管理处',
        });
      });
    }),
  );
}

/** Cabinets on the footways, three of them on the tactile path. */
export function streetCabinetFeatures(city: City): Planted<SampleFeature[]> {
  const { random, enter } = ledger(city, 'street-cabinets');
  const sections = city.sections.filter((section) => walked(section) && section.key26);
  const faults: PlantedFault[] = [];
  const features = Array.from({ length: cabinetCount }, (_, i) => {
    const section = sections[(i * 7 + 3) % sections.length]!;
    const bad = onPath.includes(i);
    const at = corner + 5 + random.next() * (section.measured.length - 2 * corner - 10);
    const { position, side } = placeBeside(section, random.pick(hands), section.halfWidth + (bad ? 3.8 : 1.6), at);
    const number = numbered('SS', i);
    if (bad) {
      faults.push(
        {
          kind: 'permitted',
          collection: 'street-cabinets',
          subjects: [number],
          measured: 1,
          limit: 0,
          unit: 'count',
          note: 'A cabinet stands on the tactile path.',
        },
        {
          kind: 'permitted',
          collection: 'street-cabinets',
          subjects: [number],
          measured: clearWidths.bad,
          limit: clearWidths.least,
          unit: 'm',
          note: 'A cabinet leaves too little of the footway.',
        },
      );
    }
    return enter(point(position), {
      number,
      kind: random.pick(['power', 'weakCurrent', 'telecom', 'signal']),
      owner: random.pick(['示意供电公司', '示意通信公司', '示意广电网络公司']),
      road: section.road,
      side,
      onTactilePath: bad,
      clearWidth: bad ? clearWidths.bad : clearWidths.good,
      treatment: bad ? 'planned' : 'none',
      state: 'intact',
    });
  });
  return { features, faults };
}

/** Metres from shop sign to shop sign. */
export const signSpacing = 28;

/** Where shop signs hang along the shopping streets, on both hands. */
export function signsAlong(city: City): { readonly section: Section; readonly hand: Hand; readonly at: number }[] {
  return city.sections.filter(shopping).flatMap((section) =>
    hands.flatMap((hand) => {
      const count = Math.floor((section.measured.length - 2 * corner) / signSpacing);
      return Array.from({ length: count }, (_, i) => ({ section, hand, at: corner + (i + 0.5) * signSpacing }));
    }),
  );
}

/** Shop signs along the shopping streets. */
export function shopSignFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'shop-signs');
  return signsAlong(city).map(({ section, hand, at }, i) => {
    const { position, side } = placeBeside(section, hand, section.halfWidth + 7, at);
    const serial = i + 1;
    return enter(point(position), {
      number: `DZ-${String(serial).padStart(4, '0')}`,
      shop: `${random.pick(['便民超市', '小吃店', '服装店', '药店', '理发店', '五金店', '水果店'])}${serial}号（示意）`,
      road: section.road,
      side,
      area: random.whole(3, 14),
      stage: random.pick(['fine', 'fine', 'fine', 'done', 'underWay', 'planned']),
      state: random.chance(0.03) ? 'damaged' : 'intact',
      unit: unitsAt(city, position).order,
    });
  });
}

/** Stretches of street front to be put in order: the shopping streets. */
export function facadeFeatures(city: City): SampleFeature[] {
  const { random, enter } = ledger(city, 'facade-segments');
  return city.sections.filter(shopping).map((section, i) => {
    const hand = hands[i % 2]!;
    const stage = random.pick(['done', 'underWay', 'planned']);
    return enter(lineBeside(section, hand, section.halfWidth + 9, corner, section.measured.length - corner), {
      number: numbered('LM', i),
      road: section.road,
      side: sideAt(section, hand),
      ...(section.from === undefined ? {} : { from: section.from }),
      ...(section.to === undefined ? {} : { to: section.to }),
      length: lengthOf(section),
      stage,
      finishOn: formatDay(city.setting.lastDay + random.whole(-40, 60)),
      unit: unitsAt(city, middle(section)).order,
    });
  });
}
