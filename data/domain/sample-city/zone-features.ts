import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import { officeLine, someone } from './people.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource } from './setting.ts';
import { shapeOf } from './zone-plan.ts';

/** What plan 5.1.2 wants filled in for each zone. */
const wanted = ['leader', 'officer', 'standardOfWork', 'timeLimit'] as const;

/** Fields left empty on purpose, by zone number. */
const leftEmpty: Readonly<Record<string, readonly (typeof wanted)[number][]>> = {
  'SR-012': ['officer'],
  'SR-037': ['leader', 'timeLimit'],
  'BJ-005': ['standardOfWork'],
};

const standards = {
  order: '无店外经营、流动摊点、乱张贴；非机动车停放有序；发现问题2小时内处置',
  cleaning: '路面无积存垃圾、污水；垃圾箱不满溢；全天候保洁',
  river: '水面漂浮物每5000平方米不超过1平方米，岸坡无垃圾',
  patrol: '每日巡查不少于两遍，问题即时上报',
} as const;

/** The zones collection; in three zones a field is missing on purpose, and the borders are without fault. */
export function zoneFeatures(city: City): Planted<SampleFeature[]> {
  const random = randomFor(city.setting.seed, 'zones');
  const faults: PlantedFault[] = [];
  const features = city.zonePlan.zones.map((zone): SampleFeature => {
    const { geometry, area } = shapeOf(zone);
    const people = {
      leader: someone(random),
      officer: someone(random),
      standardOfWork: standards[zone.kind],
      timeLimit: `${city.setting.year}-12-31`,
    };
    const empty = leftEmpty[zone.number] ?? [];
    if (empty.length > 0) {
      faults.push({
        kind: 'completeness',
        collection: 'zones',
        subjects: [zone.number],
        measured: empty.length,
        limit: 0,
        unit: 'missing',
        note: `Empty: ${empty.join(', ')}.`,
      });
    }
    return {
      id: sampleId(city.setting.registeredAt, random),
      geometry,
      properties: {
        number: zone.number,
        name: zone.name,
        responsibilityKind: zone.kind,
        kindOfPlace: zone.kindOfPlace,
        unit: zone.unit,
        ...Object.fromEntries(wanted.filter((field) => !empty.includes(field)).map((field) => [field, people[field]])),
        phone: officeLine(random),
        ...(zone.street === '' ? {} : { street: zone.street }),
        area,
        validFrom: city.setting.validFrom,
        ...sampleSource,
      },
    };
  });
  return { features, faults };
}
