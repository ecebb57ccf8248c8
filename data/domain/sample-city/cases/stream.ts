import { formatDay, isWorkday, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { randomFor, type Random } from '../random.ts';
import { sampleId } from '../sample-id.ts';
import { weighted } from '../weighted.ts';
import { channels } from './channels.ts';
import { classMix, type CaseClass } from './class-mix.ts';
import { runCourse } from './course.ts';
import { dayWeight, momentOf } from './hours.ts';
import { makeCase } from './make-case.ts';
import { plantedCasesOn } from './planted.ts';
import { drawSpots, type Spot } from './spots.ts';

/** Mean age in days of a case that is stuck. */
const stuckAge = 25;

/** What a report is before anything becomes of it. */
interface Report {
  readonly at: number;
  readonly item: CaseClass;
  readonly channel: string;
  readonly spot: Spot;
  /** Planted cases are closed in the ordinary way and are never stuck. */
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
    spot: (item: CaseClass, random: Random) => spots[kinds.get(item)!.pick(random)].pick(random),
  };
}

/**
 * The cases of the year, in the order they were reported, one at a time: only one day is held in memory.
 * Numbers count from 0001 on each day.
 */
export function* streamCases(city: City): Generator<SampleFeature> {
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
      channel: 'patrol',
      planted: true,
    }));
    for (let i = perDay[day - setting.firstDay]!; i > 0; i--) {
      const item = reports.item(day, random);
      const at = dayStart + momentOf(item.hours, random);
      today.push({ at, item, channel: channels.pick(random), spot: reports.spot(item, random), planted: false });
    }
    today.sort((a, b) => a.at - b.at);
    const stuck = stuckToday * Math.exp(-(setting.lastDay - day) / stuckAge);
    const name = formatDay(day).replaceAll('-', '');
    const numberOf = (i: number) => `${name}-${String(i + 1).padStart(4, '0')}`;
    for (let i = 0; i < today.length; i++) {
      const { at, item, channel, spot, planted } = today[i]!;
      const citizen = channel !== 'patrol' && channel !== 'video';
      const course = runCourse(item, citizen, at, setting.now, planted ? 'plain' : Math.min(0.6, stuck), random);
      const mergedInto = i > 0 ? numberOf(random.whole(0, i - 1)) : undefined;
      const head = { id: sampleId(at, random), number: numberOf(i), item, channel, reportedAt: at };
      yield makeCase(city, mergedInto === undefined ? head : { ...head, mergedInto }, spot, course, random);
    }
  }
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
