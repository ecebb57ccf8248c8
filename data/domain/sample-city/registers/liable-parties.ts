import { formatDay } from '#domain/calendar/work-calendar.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import type { Planted, PlantedFault } from '../planted-fault.ts';
import { hands, placeBeside } from './beside.ts';
import { ledger, numbered, point } from './entry.ts';
import { shopSignFeatures, signSpacing, signsAlong } from './kerbside.ts';

/** Beyond the kerb, where the doors are, in metres. */
const toDoor = 8;

/**
 * The shops along the shopping streets that answer for the ground before their door 门前责任人, one under each shop sign.
 * Most have a letter of responsibility; those without one, and a few whose letter has run out, are the planted faults.
 */
export function liablePartyFeatures(city: City): Planted<SampleFeature[]> {
  const { random, enter } = ledger(city, 'liable-parties');
  const { lastDay, year } = city.setting;
  const shops = shopSignFeatures(city).map(({ properties }) => String(properties['shop']));
  const doors = new Map<string, number>();
  const lacking = new Map<string, string[]>();
  const features = signsAlong(city).map(({ section, hand, at }, i) => {
    const { position, side } = placeBeside(section, hand, section.halfWidth + toDoor, at);
    const zone = city.zonePlan.orderOf[city.locator.blockAt(...toLattice(position))]!;
    const number = numbered('MQ', i, 4);
    // Odd numbers on the left hand, even ones on the right, counted along the road.
    const street = `${section.road} ${hand}`;
    const door = (doors.get(street) ?? 0) + 1;
    doors.set(street, door);
    const standing = random.next();
    const letter = standing < 0.07 ? 'none' : standing < 0.09 ? 'runOut' : 'holds';
    const signed = letter === 'runOut' ? lastDay - random.whole(380, 600) : lastDay - random.whole(20, 330);
    if (letter !== 'holds') lacking.set(zone.number, [...(lacking.get(zone.number) ?? []), number]);
    return enter(point(position), {
      number,
      name: shops[i]!,
      kind: random.chance(0.06) ? 'institution' : 'shop',
      road: section.road,
      doorNumber: `${door * 2 - (hand === hands[0] ? 1 : 0)}号`,
      side,
      frontageMetres: random.whole(4, signSpacing - 2),
      zone: zone.number,
      ...(letter === 'none'
        ? {}
        : {
            letterNumber: `ZRS-MQ-${year}-${String(i + 1).padStart(4, '0')}`,
            letterSigned: formatDay(signed),
            letterUntil: formatDay(signed + 365),
          }),
      unit: zone.unit,
    });
  });
  const byZone = [...lacking].map(([zone, numbers]): PlantedFault => ({
    kind: 'letter',
    collection: 'liable-parties',
    subjects: [zone, ...numbers],
    measured: numbers.length,
    limit: 0,
    unit: 'count',
    note: 'Liable parties of a zone without a letter of responsibility, or with one that has run out.',
  }));
  const each = [...lacking.values()].flat().map((number): PlantedFault => ({
    kind: 'completeness',
    collection: 'liable-parties',
    subjects: [number],
    measured: 1,
    limit: 0,
    unit: 'missing',
    note: 'No letter of responsibility that holds.',
  }));
  return { features, faults: [...byZone, ...each] };
}
