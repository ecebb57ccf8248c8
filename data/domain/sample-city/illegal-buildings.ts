import named from '#taizhou/places.json' with { type: 'json' };
import { formatDay, parseDay } from '#domain/calendar/work-calendar.ts';
import type { City } from './city.ts';
import { communities } from './communities.ts';
import type { SampleFeature } from './feature.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { plotGeometry } from './settle.ts';
import { sampleSource } from './setting.ts';

/** How many new buildings still stand: the plan wants none. */
const newStanding = 3;

/**
 * The two ledgers. New buildings are stopped and taken down, all but three. The stock falls month by month, but in the last
 * full month nothing was taken down: the plan wants it to fall.
 */
export function illegalBuildingFeatures(city: City): Planted<SampleFeature[]> {
  const { setting } = city;
  const random = randomFor(setting.seed, 'illegal');
  const thisMonth = parseDay(`${formatDay(setting.lastDay).slice(0, 7)}-01`);
  const lastMonth = parseDay(`${formatDay(thisMonth - 1).slice(0, 7)}-01`);
  const faults: PlantedFault[] = [];
  const features = city.places.illegal.map(({ name, kind, plot }, i): SampleFeature => {
    const floors = random.whole(1, 3);
    const floorArea = Math.round(plot.size[0] * plot.size[1] * floors);
    const isNew = kind === 'new';
    const foundOn = isNew ? setting.lastDay - 20 - random.whole(0, 250) : setting.firstDay - random.whole(100, 2400);
    const standing = isNew ? i < newStanding : i % 3 !== 0;
    const takenDown = isNew ? foundOn + random.whole(4, 18) : setting.firstDay + random.whole(5, 320);
    const demolishedOn = !isNew && takenDown >= lastMonth ? lastMonth - random.whole(3, 40) : takenDown;
    if (isNew && standing) faults.push(newBuilding(name, floorArea));
    const block = city.locator.blockAt(...toLattice(plot.centre));
    return {
      id: sampleId(setting.registeredAt, random),
      geometry: plotGeometry(plot),
      properties: {
        number: name,
        kind,
        stage: standing ? (isNew ? 'stopped' : random.pick(['filed', 'decided', 'found'])) : 'demolished',
        use: random.pick(named.buildingUses),
        floors,
        floorArea,
        place: `${communities[city.communityOf[block]!]!.name}内`,
        foundBy: random.pick(['patrol', 'patrol', 'imagery', 'complaint']),
        ...(isNew ? { startedOn: formatDay(foundOn - random.whole(1, 9)) } : {}),
        foundOn: formatDay(foundOn),
        ...(isNew ? { stoppedOn: formatDay(foundOn) } : {}),
        ...(standing ? {} : { demolishedOn: formatDay(demolishedOn) }),
        validFrom: setting.validFrom,
        ...sampleSource,
      },
    };
  });
  faults.push({
    kind: 'trend',
    collection: 'illegal-buildings',
    subjects: [formatDay(lastMonth).slice(0, 7)],
    measured: 0,
    limit: 0,
    unit: 'm²',
    note: 'The stock did not fall in the last full month: the change must be below the limit.',
  });
  return { features, faults };
}

function newBuilding(number: string, floorArea: number): PlantedFault {
  return {
    kind: 'trend',
    collection: 'illegal-buildings',
    subjects: [number],
    measured: floorArea,
    limit: 0,
    unit: 'm²',
    note: 'A new illegal building that still stands.',
  };
}
