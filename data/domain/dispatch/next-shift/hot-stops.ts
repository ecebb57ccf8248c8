import { dayOf, formatDay, startOfDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import { emergingClasses, type HotPlace } from '#domain/hotspots/hotspot.ts';
import { stopKinds, type RoundStop } from './round.ts';

/** A shift on a day. Epoch seconds. */
export interface ShiftSpan {
  readonly from: number;
  readonly until: number;
}

/** The figures that stops are made by; settings. */
export interface NextShiftFigures {
  /** Minutes before the onset at which a crew shall be there. */
  readonly leadMinutes: number;
  readonly stayMinutes: number;
  /** Hours after the end of the shift: what is due until then is the shift's. */
  readonly dueAheadHours: number;
  /** What a case counts for that cannot be in time any more. */
  readonly overdueWeight: number;
  /** What a kilometre that was not patrolled counts for, in cases. */
  readonly kmWeight: number;
  /** Metres around a fix that count as patrolled, and around a stop that count as visited. */
  readonly trackMetres: number;
  readonly visitMetres: number;
  readonly unpatrolledDays: number;
  readonly hotPlaces: number;
}

/** Less than this is expected in the shift: nobody is sent, cases. */
const least = 0.02;

/** An hour belongs to the peak where it has at least this share of the busiest one. */
const ofPeak = 0.5;

/**
 * The high-incidence places as stops of a shift: what is to be expected there in its hours, and a crew there before it begins.
 * @param days over which the places were counted
 */
export function hotStops(
  places: readonly HotPlace[],
  days: number,
  shift: ShiftSpan,
  { leadMinutes, stayMinutes }: Pick<NextShiftFigures, 'leadMinutes' | 'stayMinutes'>,
): RoundStop[] {
  return places.flatMap((hot) => {
    const hours = hoursWithin(shift);
    const all = sum(hot.hours);
    if (all === 0 || days <= 0) return [];
    const weekday = weekdayOf(formatDay(dayOf(shift.from * 1000)));
    const ofDay = sum(hot.weekdays) === 0 ? 1 : ((hot.weekdays[weekday] ?? 0) * 7) / sum(hot.weekdays);
    // A single weekday of a small place says little: half of it is believed.
    const perDay = (hot.cell.count / days) * (0.5 + 0.5 * ofDay);
    const weight = perDay * (sum(hours.map(({ hour, share }) => (hot.hours[hour] ?? 0) * share)) / all);
    if (weight < least) return [];
    const peak = peakOf(hot, hours);
    const lead = leadMinutes * 60;
    const stay = stayMinutes * 60;
    // Where it has begun before the shift does, one comes as soon as one can.
    const until = peak.from > shift.from ? peak.from : peak.until - stay;
    const latest = Math.min(Math.max(until, shift.from + lead), shift.until - stay);
    if (latest < shift.from) return [];
    const stop: RoundStop = {
      id: `hot:${hot.cell.id}`,
      kind: 'hotspot',
      lon: hot.cell.lon,
      lat: hot.cell.lat,
      place: hot.place,
      why: whyHot(hot, peak),
      weight,
      from: Math.max(shift.from, Math.min(peak.from - lead, latest)),
      until: latest,
      stay,
    };
    return [stop];
  });
}

interface HourOfShift {
  /** 0 to 23, Asia/Shanghai. */
  readonly hour: number;
  /** Its beginning, epoch seconds, and how much of it the shift has, 0 to 1. */
  readonly at: number;
  readonly share: number;
}

function hoursWithin({ from, until }: ShiftSpan): HourOfShift[] {
  const midnight = startOfDay(dayOf(from * 1000)) / 1000;
  const first = Math.floor((from - midnight) / 3600);
  const last = Math.ceil((until - midnight) / 3600);
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => {
    const at = midnight + (first + i) * 3600;
    const share = (Math.min(until, at + 3600) - Math.max(from, at)) / 3600;
    return { hour: (first + i) % 24, at, share };
  });
}

/** The stretch of busy hours around the busiest one of the shift. */
function peakOf(hot: HotPlace, hours: readonly HourOfShift[]): ShiftSpan {
  const counts = hours.map(({ hour, share }) => (hot.hours[hour] ?? 0) * share);
  const top = counts.indexOf(Math.max(...counts));
  const isBusy = (i: number): boolean => (counts[i] ?? 0) > 0 && counts[i]! >= counts[top]! * ofPeak;
  let [first, last] = [top, top];
  while (isBusy(first - 1)) first--;
  while (isBusy(last + 1)) last++;
  return { from: hours[first]!.at, until: hours[last]!.at + 3600 };
}

/** What it is mostly stands in the place's own sentence, where there is evidence for it. */
function whyHot({ cell, why }: HotPlace, peak: ShiftSpan): RoundStop['why'] {
  const [from, until] = [clock(peak.from), clock(peak.until)];
  // High over the whole period and of no class is not "not a hotspot".
  const kind = cell.emerging === 'none' ? stopKinds.hotspot : emergingClasses[cell.emerging];
  return {
    zh: `${kind.zh}：${why.zh}${why.zh.endsWith('。') ? '' : '。'}本班${from}—${until}易发，提前到场。`,
    en: `${kind.en}: ${why.en}${why.en.endsWith('.') ? '' : '.'} Likely ${from} to ${until} in this shift; be there before.`,
  };
}

function clock(seconds: number): string {
  return new Date(seconds * 1000 + 8 * 3_600_000).toISOString().slice(11, 16);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
