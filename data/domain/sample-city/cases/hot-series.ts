import { formatDay, startOfDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import type { PlantedFault } from '../planted-fault.ts';
import type { Section } from '../sections.ts';
import type { Setting } from '../setting.ts';
import { besideSection } from './beside-section.ts';
import { classMix, type SampleClass } from './class-mix.ts';
import type { Spot } from './spots.ts';

/** Samples below this many cases are too small beside what is planted here. */
const least = 10_000;

/** For this many cases the counts are as written; for more they grow with them. */
const writtenFor = 30_000;

const weeks = 12;

/** A stretch of street where cases come so often that chance does not explain it. */
export interface HotSeries {
  readonly name: 'intensifying' | 'new' | 'persistent' | 'diminishing' | 'market';
  readonly road: string;
  readonly from: string;
  readonly to: string;
  readonly classCode: string;
  /** Cases by week, the oldest first. */
  readonly weekly: readonly number[];
}

const byWeek = (count: (week: number) => number): number[] => Array.from({ length: weeks }, (_, week) => count(week));

/**
 * What is planted. The steady one goes up and down by turns and the same way back, so that no trend comes out of it by
 * whatever else lies around.
 */
export const hotSeries: readonly HotSeries[] = [
  {
    name: 'intensifying',
    road: '青年路',
    from: '永晖路',
    to: '凤凰路',
    classCode: '09005',
    weekly: byWeek((week) => 17 + week),
  },
  {
    name: 'diminishing',
    road: '江洲路',
    from: '凤凰路',
    to: '海军路',
    classCode: '09006',
    weekly: byWeek((week) => 28 - week),
  },
  {
    name: 'persistent',
    road: '引凤路',
    from: '梅兰路',
    to: '永晖路',
    classCode: '06012',
    weekly: [18, 22, 19, 24, 17, 21, 21, 17, 24, 19, 22, 18],
  },
  {
    name: 'new',
    road: '春兰路',
    from: '迎春路',
    to: '济川路',
    classCode: '06010',
    weekly: byWeek((week) => (week === weeks - 1 ? 24 : 0)),
  },
  { name: 'market', road: '东风路', from: '凤凰路', to: '海军路', classCode: '09001', weekly: byWeek(() => 3) },
];

/** The night market: each Saturday (0 is Monday), hours [from, to). */
export const nightMarket = { weekday: 5, from: 19, to: 21 } as const;

/** Metres between two spots of a series: about a cell, since one cell alone is soon that high by chance. */
const apart = 95;

/** Metres from the kerb. */
const frontage = 3;

/** Ordinary cases keep so far away, metres. */
const clear = 150;

/** Where each series lies; none in a small sample. */
export function hotGround(sections: readonly Section[], setting: Setting) {
  const spots = new Map<HotSeries, readonly Spot[]>();
  if (setting.cases >= least) {
    for (const series of hotSeries) {
      const section = sections.find(({ road, from }) => road === series.road && from === series.from)!;
      const middle = section.measured.length / 2;
      const places: readonly Spot[] =
        series.name === 'market'
          ? [besideSection(section, middle)]
          : [-apart, 0, apart].flatMap((along) =>
              [frontage, frontage + apart].map((away) => besideSection(section, middle + along, away)),
            );
      spots.set(series, places);
    }
  }
  return { spots, keepClear: [...spots.values()].flat().map(({ at }) => ({ at, radius: clear })) };
}

/** The cases of a day that are part of a series. @param spots as `hotGround` says */
export function hotCasesOn(
  spots: ReadonlyMap<HotSeries, readonly Spot[]>,
  day: number,
  setting: Setting,
): { at: number; item: SampleClass; spot: Spot }[] {
  const before = setting.lastDay - day;
  const week = weeks - 1 - Math.floor(before / 7);
  if (before < 0 || week < 0) return [];
  const times = Math.max(1, Math.round(setting.cases / writtenFor));
  return [...spots].flatMap(([series, own]) => {
    const item = classOf(series.classCode);
    const count = series.weekly[week]! * times;
    const isMarket = series.name === 'market';
    if (isMarket && weekdayOf(formatDay(day)) !== nightMarket.weekday) return [];
    return Array.from({ length: count }, (_, k) => k)
      .filter((k) => isMarket || k % countedDays === before % 7)
      .map((k) => {
        const share = (k + 0.5) / count;
        const hours = isMarket
          ? nightMarket.from + share * (nightMarket.to - nightMarket.from)
          : 8 + ((share * 100 + k) % 10);
        return {
          at: startOfDay(day) + Math.floor(hours * 3600) * 1000,
          item,
          spot: own[(k + week) % own.length]!,
        };
      });
  });
}

/** The first day of each week stays free, so that the series reads the same a day later, when nobody has handled the sample. */
const countedDays = 6;

const classOf = (code: string): SampleClass =>
  classMix.find(({ item: { caseClass } }) => caseClass.code === code && caseClass.kind === 'matter')!.item;

const notes: Readonly<Record<HotSeries['name'], string>> = {
  intensifying: 'High in each of twelve weeks and rising: 加剧高发.',
  diminishing: 'High in each of twelve weeks and falling: 减弱高发.',
  persistent: 'High in each of twelve weeks without a trend: 持续高发.',
  new: 'High in the last week and never before: 新增高发.',
  market: 'Hawkers each Saturday from 19 to 21 at one place: 疑似马路市场.',
};

/** What the page of high-incidence areas must say by the standard's figures, over the last twelve weeks by week. */
export function plantedHotSpots(setting: Setting): PlantedFault[] {
  if (setting.cases < least) return [];
  const times = Math.max(1, Math.round(setting.cases / writtenFor));
  return hotSeries.map(({ name, road, from, to, classCode, weekly }) => ({
    kind: 'hotspot',
    collection: 'cases',
    subjects: [`${road}，${from}—${to}`, classCode, name],
    measured: weekly.reduce((sum, count) => sum + count, 0) * times,
    limit: 0,
    unit: 'count',
    note: notes[name],
  }));
}
