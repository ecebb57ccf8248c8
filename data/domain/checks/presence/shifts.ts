import type { Found } from '#domain/finding.ts';
import { rosterOf } from '#domain/zones/whole-city/shift-test.ts';
import { ownerOf, subjectOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, RuleCheck } from '../check.ts';
import { wholeCheck, type Outcome } from '../whole-check.ts';
import { dayStretches, everyDay, hoursOf, weekInWords, without, type Stretch } from './hours.ts';
import type { PresenceParams } from './kind.ts';
import { rostersOf, touchesRoster } from './roster.ts';

/** 错时工作制: hours of the week in which nobody is planned to be on shift in a zone that has posts. */
export function openShifts(city: CheckCity, params: PresenceParams): RuleCheck {
  return wholeCheck(() => checkShifts(city, params), touchesRoster);
}

function* checkShifts(city: CheckCity, params: PresenceParams): Generator<number, Outcome> {
  const wanted = everyDay(dayStretches(params.startsAt!, params.endsAt!));
  const found: Found[] = [];
  let count = 0;
  for (const { ground, zones, posts } of rostersOf(city, params)) {
    const onShift = rosterOf(posts, ground);
    for (const zone of zones.filter(({ id }) => posts.has(id))) {
      count += 1;
      const missing = without(wanted, onShift(zone));
      if (missing.length > 0) found.push(foundOf(city, zone.id, missing, hoursOf(wanted)));
      if (count % 100 === 0) yield 0.5;
    }
  }
  const hours = hoursOf(wanted) * count;
  const missing = found.reduce((sum, { measured }) => sum + (measured ?? 0), 0);
  return {
    found,
    state: {
      percent: hours === 0 ? null : (100 * (hours - missing)) / hours,
      base: { amount: count, measure: 'count' },
      figures: { missing },
    },
  };
}

function foundOf(city: CheckCity, zone: string, missing: readonly Stretch[], wanted: number): Found {
  const feature = city.features('zones').get(zone)!;
  const { zh, en } = weekInWords(missing);
  const measured = hoursOf(missing);
  return {
    owner: ownerOf(feature),
    subjects: [subjectOf(feature)],
    geometry: feature.geometry,
    ...whereabouts(feature, city),
    severity: measured >= wanted / 2 ? 'high' : 'middle',
    reason: 'no-shift',
    measured,
    limit: 0,
    measure: 'h',
    remedy: { do: 'amount', amount: measured, measure: 'h', way: 'more' },
    details: { title: titleOf(feature), when: zh, whenEn: en },
  };
}
