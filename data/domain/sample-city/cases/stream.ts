import type { Channel } from '#domain/cases/words.ts';
import { formatDay, isWorkday, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { randomFor, type Random } from '#domain/random.ts';
import { sampleId } from '../sample-id.ts';
import { weighted } from '../weighted.ts';
import { channels } from './channels.ts';
import { classMix, type SampleClass } from './class-mix.ts';
import type { CourseHead } from './course-head.ts';
import { drawCourse, type Course } from './course.ts';
import { dayWeight, momentOf } from './hours.ts';
import { makeCase, sourceDeadline, type CaseHead } from './make-case.ts';
import { withMerged } from './merged.ts';
import { plantedCasesOn } from './planted.ts';
import { standardRules } from './rules.ts';
import { siteAt } from './site.ts';
import { drawSpots, type Spot } from './spots.ts';

/** Mean age in days of a case that is stuck. */
const stuckAge = 25;

/** Share of reports that repeat one of the same day. */
const repeated = 0.009;
/** A report repeats one of so many before it. */
const lately = 8;

/** What a report is before anything becomes of it. */
interface Report {
  readonly at: number;
  readonly item: SampleClass;
  readonly channel: Channel;
  readonly spot: Spot;
  /** Planted cases are closed in the ordinary way and are never stuck. */
  readonly planted: boolean;
}

/** A report with all that becomes of it. */
export interface DrawnCase {
  readonly head: CaseHead;
  course: Course;
  readonly planted: boolean;
}

/** Draws reports: class by mix, channel, place by class; shared by the year's cases and the live ones. */
export function reportsFor(city: City) {
  const onWorkdays = weighted(classMix);
  const onFreeDays = weighted(
    classMix.map(({ item, weight }) => ({ item, weight: item.atWeekends ? weight * 1.6 : weight })),
  );
  const spots = drawSpots(city);
  const kinds = new Map(
    classMix.map(({ item }) => [item, weighted(item.spots.map(([kind, weight]) => ({ item: kind, weight })))]),
  );
  return {
    item: (day: number, random: Random) => (isWorkday(day) ? onWorkdays : onFreeDays).pick(random),
    spot: (item: SampleClass, random: Random) => spots[kinds.get(item)!.pick(random)].pick(random),
  };
}

/**
 * The cases of the year, in the order they were reported, one at a time: only one day is held in memory.
 * Numbers count from 0001 on each day.
 */
export function* streamCases(city: City): Generator<SampleFeature> {
  for (const { head, course } of drawCases(city)) yield makeCase(head, course, city.setting.now, standardRules);
}

/** The same cases as they are drawn: what was reported, and what becomes of it. */
export function* drawCases(city: City): Generator<DrawnCase> {
  const { setting } = city;
  const reports = reportsFor(city);
  const perDay = shareOut(setting.cases, setting.firstDay, setting.lastDay, setting.seed, city);
  const stuckNow = Math.min(0.026 * setting.cases, 2600);
  const stuckToday = setting.cases === 0 ? 0 : (stuckNow * 365) / (setting.cases * stuckAge);
  for (let day = setting.firstDay; day <= setting.lastDay; day++) {
    const random = randomFor(setting.seed, `cases ${day}`);
    const dayStart = startOfDay(day);
    const today: Report[] = plantedCasesOn(city, day).map((planted) => ({
      ...planted,
      channel: 'patrol' as const,
      planted: true,
    }));
    for (let i = perDay[day - setting.firstDay]!; i > 0; i--) {
      const item = reports.item(day, random);
      const at = dayStart + momentOf(item.hours, random);
      today.push({ at, item, channel: channels.pick(random), spot: reports.spot(item, random), planted: false });
    }
    today.sort((a, b) => a.at - b.at);
    const stuck = Math.min(0.6, stuckToday * Math.exp(-(setting.lastDay - day) / stuckAge));
    const name = formatDay(day).replaceAll('-', '');
    const drawn: DrawnCase[] = [];
    today.forEach((report, i) => {
      const number = `${name}-${String(i + 1).padStart(4, '0')}`;
      drawn.push(drawCase(city, report, number, report.planted ? 'planted' : stuck, drawn, random));
    });
    yield* drawn;
  }
}

/** Draws a case and its course; now and then it repeats one of those before it, which is told. */
function drawCase(
  city: City,
  { at, item: own, channel, spot: ownSpot, planted }: Report,
  number: string,
  stuck: CourseHead['stuck'],
  before: readonly DrawnCase[],
  random: Random,
): DrawnCase {
  const main =
    !planted && before.length > 0 && random.chance(repeated)
      ? before[random.whole(Math.max(0, before.length - lately), before.length - 1)]
      : undefined;
  const repeats = main?.planted === false ? main : undefined;
  const { item, spot } = repeats?.head ?? { item: own, spot: ownSpot };
  const site = siteAt(city, item, spot, random);
  const head: CaseHead = { id: sampleId(at, random), number, item, channel, reportedAt: at, spot, site };
  const answerBy = sourceDeadline(channel, at);
  const { unit, otherUnit } = site;
  const toDraw: CourseHead = {
    item,
    channel,
    reportedAt: at,
    unit,
    otherUnit,
    stuck,
    ...(answerBy === undefined ? {} : { answerBy }),
  };
  if (repeats !== undefined) {
    const course = drawCourse({ ...toDraw, repeats: repeats.head.number }, standardRules, random);
    const merge = course.steps.find(({ act }) => act === 'case.merge');
    const taken = merge && withMerged(repeats.course, repeats.head.number, merge.at, { number, answerBy });
    if (merge === undefined || taken !== undefined) {
      if (taken !== undefined) repeats.course = taken;
      return { head, course, planted };
    }
  }
  return { head, course: drawCourse(toDraw, standardRules, random), planted };
}

/** How many cases each day gets, planted ones left out of the count; together exactly the number asked for. */
function shareOut(cases: number, firstDay: number, lastDay: number, seed: number, city: City): number[] {
  const random = randomFor(seed, 'days');
  const weights: number[] = [];
  let planted = 0;
  for (let day = firstDay; day <= lastDay; day++) {
    weights.push(dayWeight(day, random));
    planted += plantedCasesOn(city, day).length;
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    const upTo = Math.round(((cases - planted) * sum) / total);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
