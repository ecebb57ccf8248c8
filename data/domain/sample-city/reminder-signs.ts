import { formatDay } from '#domain/calendar/work-calendar.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import { sideOf } from '#domain/streets/compass.ts';
import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource } from './setting.ts';
import { alongStretch, shoppingStretches } from './streets.ts';

const limit = 500;
/** The street without any sign, and the one whose middle sign is damaged and so does not count (practice.md 6). */
const bare = '青年路';
const damaged = '济川路';

/** Signs along the shopping streets, evenly and never more than 450 m apart, but for two planted streets. */
export function reminderSignFeatures(city: City): Planted<SampleFeature[]> {
  const random = randomFor(city.setting.seed, 'signs');
  const features: SampleFeature[] = [];
  const faults: PlantedFault[] = [];
  for (const stretch of shoppingStretches(city.sections)) {
    const name = `${stretch.road}，${stretch.from}—${stretch.to}`;
    const count = Math.ceil(stretch.length / 450);
    const gap = stretch.length / count;
    if (stretch.road === bare) {
      faults.push(spacing(name, stretch.length, 'A shopping street without any sign.'));
      continue;
    }
    const broken = stretch.road === damaged ? Math.floor(count / 2) : -1;
    if (broken !== -1)
      faults.push(spacing(name, 2 * gap, 'A damaged sign does not count, so that two gaps become one.'));
    for (let i = 0; i < count; i++) {
      const { section, chainage } = alongStretch(stretch, (i + 0.5) * gap);
      const away = section.halfWidth + 2;
      const hand = i % 2 === 0 ? 'left' : 'right';
      const { position, bearing } = placeAt(section.measured, chainage, hand === 'left' ? away : -away);
      features.push({
        id: sampleId(city.setting.registeredAt, random),
        geometry: { type: 'Point', coordinates: position },
        properties: {
          number: `TSP-${String(features.length + 1).padStart(3, '0')}`,
          road: stretch.road,
          side: sideOf(bearing, hand),
          state: i === broken ? 'damaged' : 'intact',
          surveyedOn: formatDay(city.setting.lastDay - random.whole(10, 120)),
          validFrom: city.setting.validFrom,
          ...sampleSource,
        },
      });
    }
  }
  return { features, faults };
}

function spacing(subject: string, measured: number, note: string): PlantedFault {
  return {
    kind: 'spacing',
    collection: 'reminder-signs',
    subjects: [subject],
    measured: Math.round(measured * 10) / 10,
    limit,
    unit: 'm',
    note,
  };
}
