import { startOfDay } from '#domain/calendar/work-calendar.ts';
import type { City } from '../city.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import type { PlantedFault } from '../planted-fault.ts';
import type { Place } from '../places.ts';
import type { Section } from '../sections.ts';
import type { Setting } from '../setting.ts';
import { besideSection } from './beside-section.ts';
import { classMix, type SampleClass } from './class-mix.ts';
import { hotCasesOn, hotGround, plantedHotSpots } from './hot-series.ts';
import type { Spot } from './spots.ts';

const hour = 3_600_000;

/** Weeks the planted rise lasts; in week w of 12 there are w + 1 cases. */
const weeks = 12;
/** Days before the last day on which the repeated place was reported. */
const repeatedOn = [3, 9, 16, 24];
const trendAt = { road: '春晖路', from: '永泰路' };
const repeatedAt = { road: '梅兰路', from: '青年路' };
const stalls = '莲花夜市疏导区';
/** Two hawkers in the stall zone two days before the last day: one within its hours, one not (hours since midnight). */
const hawkers = [19.5, 12];

/** Samples below this many cases are too small to hold the planted ones. */
const least = 1000;

const classOf = (code: string): SampleClass =>
  classMix.find(({ item: { caseClass } }) => caseClass.code === code && caseClass.kind === 'matter')!.item;

/** The middle of a section, on its left side. */
function middleOf(sections: readonly Section[], at: { road: string; from: string }): Spot {
  const section = sections.find((s) => s.road === at.road && s.from === at.from)!;
  return besideSection(section, section.measured.length / 2);
}

/** Where planted cases lie, and how far the ordinary ones keep away (metres). */
export function plantedGround(sections: readonly Section[], stallZones: readonly Place[], setting: Setting) {
  const zone = stallZones.find((place) => place.name === stalls)!;
  const stall: Spot = {
    at: toLattice(zone.plot.centre),
    spread: [100, 100],
    road: undefined,
    words: `${stalls}内`,
    river: undefined,
  };
  const hot = hotGround(sections, setting);
  const spots = { hot: hot.spots, trend: middleOf(sections, trendAt), repeated: middleOf(sections, repeatedAt), stall };
  return {
    spots,
    keepClear: [
      { at: spots.trend.at, radius: 150 },
      { at: spots.repeated.at, radius: 150 },
      ...stallZones.map((place) => ({ at: toLattice(place.plot.centre), radius: 70 })),
      ...hot.keepClear,
    ],
  };
}

/** The planted cases of a day: part of the number asked for, none in a small sample. */
export function plantedCasesOn(city: City, day: number): { at: number; item: SampleClass; spot: Spot }[] {
  const { setting, plantedSpots } = city;
  if (setting.cases < least) return [];
  const before = setting.lastDay - day;
  const at = (hours: number) => startOfDay(day) + hours * hour;
  const out = hotCasesOn(plantedSpots.hot, day, setting);
  const week = weeks - Math.floor(before / 7);
  if (before >= 0 && week >= 1) {
    for (let k = before % 7; k < week + 1; k += 7) {
      out.push({ at: at(9 + k / 10), item: classOf('06036'), spot: plantedSpots.trend });
    }
  }
  if (repeatedOn.includes(before)) out.push({ at: at(17.5), item: classOf('09001'), spot: plantedSpots.repeated });
  if (before === 2) {
    for (const hours of hawkers) out.push({ at: at(hours), item: classOf('09001'), spot: plantedSpots.stall });
  }
  return out;
}

/** What checks must say about the planted cases, when the last day is over. */
export function plantedCaseFaults(setting: Setting): PlantedFault[] {
  if (setting.cases < least) return [];
  return [
    {
      kind: 'trend',
      collection: 'cases',
      subjects: [`${trendAt.road}，${trendAt.from}—梅兰路`, '06036'],
      measured: weeks + 1,
      limit: 2,
      unit: 'count',
      note: 'Cases a week rise by one each week for twelve weeks: 2 in the first, 13 in the last.',
    },
    {
      kind: 'trend',
      collection: 'cases',
      subjects: [`${repeatedAt.road}，${repeatedAt.from}—海陵路`, '09001'],
      measured: repeatedOn.length,
      limit: 3,
      unit: 'count',
      note: 'Cases of one class within 50 m in the last 30 days, on four dates.',
    },
    {
      kind: 'permitted',
      collection: 'cases',
      subjects: [stalls, '09001'],
      measured: 1,
      limit: 0,
      unit: 'count',
      note: 'Two hawkers in the stall zone two days before the end: at 19:30 within its hours (a hint), at 12:00 not.',
    },
    ...plantedHotSpots(setting),
  ];
}
