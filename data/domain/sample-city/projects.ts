import named from '#taizhou/places.json' with { type: 'json' };
import type { SampleFeature } from './feature.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource, type Setting } from './setting.ts';

/** The year's build list (plan, section two (八)). */
export function projectFeatures(setting: Setting): SampleFeature[] {
  const random = randomFor(setting.seed, 'projects');
  return named.projects.map(({ name, kind, at, unit, stage, milestone, start, finish, planned, actual }) => ({
    id: sampleId(setting.registeredAt, random),
    geometry: { type: 'Point', coordinates: [...at] },
    properties: {
      name,
      kind,
      unit,
      stage,
      milestone,
      startOn: `${setting.year}-${start}`,
      finishOn: `${setting.year}-${finish}`,
      ...(stage === 'done' ? { finishedOn: `${setting.year}-${finish}` } : {}),
      planned,
      actual,
      validFrom: setting.validFrom,
      ...sampleSource,
    },
  }));
}
