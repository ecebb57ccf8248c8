import type { Found } from '#domain/finding.ts';
import { ownerOf, subjectOf, textOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature, RuleCheck } from '../check.ts';
import { eachFeature } from '../each-feature.ts';
import { fulfils } from '../params.ts';
import { dayInWords, dayStretches, hoursOf, without } from './hours.ts';
import type { PresenceParams } from './kind.ts';

/** So many hours too few, a day, and it is more than slight. */
const many = 2;

/** Facilities that are closed while they have to be open; one without hours of its own is never open. */
export function openOpening(city: CheckCity, { things, startsAt, endsAt }: PresenceParams): RuleCheck {
  const { collection, where } = things!;
  const wanted = dayStretches(startsAt!, endsAt!);
  const examine = (feature: CheckFeature): Found | undefined => {
    const [opens, closes] = [textOf(feature.properties['opensAt']), textOf(feature.properties['closesAt'])];
    const missing = without(wanted, opens === undefined || closes === undefined ? [] : dayStretches(opens, closes));
    const measured = hoursOf(missing);
    if (measured === 0) return undefined;
    return {
      owner: ownerOf(feature),
      subjects: [subjectOf(feature)],
      geometry: feature.geometry,
      ...whereabouts(feature, city),
      severity: measured > many ? 'middle' : 'low',
      reason: 'closed',
      measured,
      limit: 0,
      measure: 'h',
      remedy: { do: 'fill', properties: ['opensAt', 'closesAt'] },
      details: { title: titleOf(feature), missing: dayInWords(missing), need: dayInWords(wanted) },
    };
  };
  return eachFeature(city, {
    collection,
    concerns: ({ properties }) => fulfils(properties, where),
    examine,
    load: () => undefined,
    touched: () => [],
    figures: (found) => ({ missing: [...found].reduce((sum, { measured }) => sum + (measured ?? 0), 0) }),
  });
}
