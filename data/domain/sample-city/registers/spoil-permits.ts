import type { RecordRequestLine } from '#domain/change.ts';
import { formatDay } from '#domain/calendar/work-calendar.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import type { Planted, PlantedFault } from '../planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from '../sample-id.ts';
import { numbered } from './entry.ts';

/**
 * A transport permit 准运证 for each site that digs, by its approved route to its yard; that of the first one has run out.
 * @param sites the collection `excavation-sites`
 * @param routes the collection `spoil-routes`, one a site
 */
export function spoilPermitRecords(
  { setting }: City,
  sites: readonly SampleFeature[],
  routes: readonly SampleFeature[],
): Planted<RecordRequestLine[]> {
  const random = randomFor(setting.seed, 'spoil permits');
  const digging = sites.filter(({ properties }) => properties['stage'] === 'digging');
  const features = digging.map(({ properties }, i): RecordRequestLine => {
    const excavation = String(properties['number']);
    const route = routes.find((one) => one.properties['excavation'] === excavation)!;
    return {
      kind: 'transport-permits',
      id: sampleId(setting.registeredAt, random),
      base: null,
      after: {
        number: `${numbered('ZY', i)}-${setting.year}`,
        plate: `示意${numbered('ZT', i)}`,
        excavation,
        route: route.properties['number'],
        yard: properties['yard'],
        validFrom: formatDay(setting.lastDay - 200),
        validTo: formatDay(i === 0 ? setting.lastDay - 12 : setting.lastDay + random.whole(30, 160)),
        opensAt: properties['opensAt'],
        closesAt: properties['closesAt'],
        state: 'inForce',
      },
    };
  });
  const faults = digging.slice(0, 1).map(({ properties }): PlantedFault => ({
    kind: 'completeness',
    collection: 'excavation-sites',
    subjects: [String(properties['number'])],
    measured: 1,
    limit: 0,
    unit: 'missing',
    note: 'It digs, and its transport permit has run out.',
  }));
  return { features, faults };
}
