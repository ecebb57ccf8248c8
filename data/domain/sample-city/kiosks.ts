import { metresPerDegree, placeAt } from '#domain/streets/chainage.ts';
import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource } from './setting.ts';

const count = 44;
/** Kiosks that were moved: index, and metres east and north from the permitted place. */
const moved = new Map<number, readonly [number, number]>([
  [4, [9, 12]],
  [17, [-5, 0]],
  [30, [0, -24.5]],
]);
/** The kiosk that is moved a little each time, so that it is still within tolerance: index, metres east and north so far. */
export const drifted = { index: 9, by: [1.8, -1.6] } as const;
/** Tolerance in metres beyond the survey error: a setting. */
const tolerance = 3;

const kinds = [
  { kind: 'postal', name: '报刊亭', operator: '邮政分公司', scope: '书报刊、邮政业务' },
  { kind: 'information', name: '信息亭', operator: '信息服务公司', scope: '公共信息、便民缴费' },
  { kind: 'postal', name: '报刊亭', operator: '邮政分公司', scope: '书报刊、饮料' },
  { kind: 'sales', name: '售货亭', operator: '便民服务公司', scope: '预包装食品' },
] as const;

/** Kiosks on the footways, within 0.4 m of their permitted place but for the three that were moved and the one that drifts. */
export function kioskFeatures(city: City): Planted<SampleFeature[]> {
  const random = randomFor(city.setting.seed, 'kiosks');
  const central = city.sections.filter((section) => section.measured.length > 300 && section.class !== 'trunk');
  const faults: PlantedFault[] = [];
  const features = Array.from({ length: count }, (_, i): SampleFeature => {
    const section = central[(i * 5 + 2) % central.length]!;
    const away = (section.halfWidth + 3) * (random.chance(0.5) ? 1 : -1);
    const along = section.measured.length * (0.15 + 0.7 * random.next());
    const { position: permitted } = placeAt(section.measured, along, away);
    const [perLng, perLat] = metresPerDegree(permitted[1]);
    const offset = moved.get(i) ??
      (i === drifted.index ? drifted.by : undefined) ?? [random.next() * 0.5 - 0.25, random.next() * 0.5 - 0.25];
    const surveyError = i % 3 === 0 ? 0.5 : 1;
    const number = `TP-${String(i + 1).padStart(3, '0')}`;
    const { kind, name, operator, scope } = kinds[i % kinds.length]!;
    if (moved.has(i)) {
      faults.push({
        kind: 'displacement',
        collection: 'kiosks',
        subjects: [number],
        measured: Math.round(Math.hypot(...offset) * 10) / 10,
        limit: surveyError + tolerance,
        unit: 'm',
        note: 'Surveyed away from the permitted place.',
      });
    }
    if (i === drifted.index) {
      faults.push({
        kind: 'displacement',
        collection: 'kiosks',
        subjects: [number],
        measured: Math.round(Math.hypot(...drifted.by) * 10) / 10,
        limit: 1.5,
        unit: 'm',
        note: 'Survey after survey a little further the same way, still within tolerance.',
      });
    }
    return {
      id: sampleId(city.setting.registeredAt, random),
      geometry: {
        type: 'Point',
        coordinates: [permitted[0] + offset[0]! / perLng, permitted[1] + offset[1]! / perLat],
      },
      properties: {
        number,
        name: `${section.road}${name}${i + 1}号`,
        kind,
        operator,
        scope,
        permitNumber: `XK-${city.setting.year}-${String(i + 1).padStart(3, '0')}`,
        permittedLng: permitted[0],
        permittedLat: permitted[1],
        surveyError,
        state: random.chance(0.05) ? 'damaged' : 'intact',
        road: section.road,
        validFrom: city.setting.validFrom,
        ...sampleSource,
      },
    };
  });
  return { features, faults };
}
