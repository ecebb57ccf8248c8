import { formatDay } from '#domain/calendar/work-calendar.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource } from './setting.ts';

/** The road whose ads are public-service far below 20 %, by count and by area alike. */
const planted = { road: '凤凰路', every: 12 };
const themes = ['chineseDream', 'civility', 'minors'] as const;
const media = ['billboard', 'lightBox', 'busShelter', 'lightBox', 'led', 'busShelter', 'buildingTv'] as const;
const areas = { billboard: 54, lightBox: 6, busShelter: 8, led: 40, buildingTv: 2 };

/**
 * Ads along the roads, in fours of one medium and size of which one is public-service: 25 % by count and by area on every
 * road, but for the planted one. A few are not permitted, or not in the plan either.
 */
export function outdoorAdFeatures(city: City): Planted<SampleFeature[]> {
  const random = randomFor(city.setting.seed, 'ads');
  const features: SampleFeature[] = [];
  const faults: PlantedFault[] = [];
  for (const road of new Set(city.sections.map((section) => section.road))) {
    const sections = city.sections.filter((section) => section.road === road);
    const length = sections.reduce((sum, section) => sum + section.measured.length, 0);
    const every = road === planted.road ? planted.every : 4;
    const count = Math.max(1, Math.round(length / 330 / every)) * every;
    if (road === planted.road) {
      faults.push({
        kind: 'share',
        collection: 'outdoor-ads',
        subjects: [road],
        measured: Math.round(1000 / every) / 10,
        limit: 20,
        unit: '%',
        note: `One public-service ad in ${every}, all of one size.`,
      });
    }
    for (let i = 0; i < count; i++) {
      const section = sections[Math.floor((i * sections.length) / count)]!;
      const medium = media[Math.floor(i / every) % media.length]!;
      const psa = i % every === 1;
      const along = section.measured.length * (0.12 + 0.76 * random.next());
      const away = (section.halfWidth + 4 + 6 * random.next()) * (random.chance(0.5) ? 1 : -1);
      const unlawful = random.chance(0.06);
      features.push({
        id: sampleId(city.setting.registeredAt, random),
        geometry: { type: 'Point', coordinates: placeAt(section.measured, along, away).position },
        properties: {
          number: `GG-${String(features.length + 1).padStart(4, '0')}`,
          medium,
          area: areas[medium],
          psa,
          ...(psa ? { psaTheme: random.pick(themes) } : {}),
          ...(medium === 'led' ? { psaTimeShare: psa ? 100 : 10 } : {}),
          inPlan: !unlawful || random.chance(0.5),
          permitted: !unlawful,
          ...(unlawful ? {} : { permitUntil: formatDay(city.setting.lastDay + random.whole(30, 700)) }),
          owner: `${random.pick(['苏中', '凤城', '海天', '新视界', '城市之光'])}传媒`,
          road,
          validFrom: city.setting.validFrom,
          ...sampleSource,
        },
      });
      if (unlawful) faults.push(unlawfulAd(features.at(-1)!));
    }
  }
  return { features, faults };
}

function unlawfulAd({ properties }: SampleFeature): PlantedFault {
  return {
    kind: 'completeness',
    collection: 'outdoor-ads',
    subjects: [String(properties['number'])],
    measured: properties['inPlan'] === true ? 1 : 2,
    limit: 0,
    unit: 'missing',
    note: properties['inPlan'] === true ? 'Not permitted.' : 'Neither in the plan nor permitted.',
  };
}
