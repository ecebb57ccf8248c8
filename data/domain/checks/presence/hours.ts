import { timeOfDay } from '#domain/calendar/work-calendar.ts';

/** Minutes of a day or a week, the end excluded. */
export type Stretch = readonly [from: number, to: number];

const dayMinutes = 1440;
const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The minutes of every day between two hours, "HH:MM"; an end at or before the start is on the next day. */
export function dayStretches(startsAt: string, endsAt: string): Stretch[] {
  const [from, to] = [timeOfDay(startsAt) / 60_000, timeOfDay(endsAt) / 60_000];
  if (from < to) return [[from, to]];
  return joined([[0, to], [from, dayMinutes]]); // prettier-ignore
}

/** The same stretches on each of seven days. */
export function everyDay(stretches: readonly Stretch[]): Stretch[] {
  const week = [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    stretches.map(([from, to]): Stretch => [from + day * dayMinutes, to + day * dayMinutes]),
  );
  return joined(week);
}

/** Stretches in order, those that meet made one, empty ones left out. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: [number, number][] = [];
  for (const [from, to] of stretches.filter(([a, b]) => a < b).sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** What of some stretches no other covers. */
export function without(stretches: readonly Stretch[], covered: readonly Stretch[]): Stretch[] {
  const taken = joined(covered);
  return joined(stretches).flatMap(([from, to]) => {
    const left: Stretch[] = [];
    let at = from;
    for (const [a, b] of taken) {
      if (b <= at || a >= to) continue;
      if (a > at) left.push([at, a]);
      at = Math.max(at, b);
    }
    if (at < to) left.push([at, to]);
    return left;
  });
}

/** How many hours stretches last. */
export function hoursOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [from, to]) => sum + to - from, 0) / 60;
}

/** Stretches of a day as they are told: “05:30–21:30、22:00–24:00”. */
export function dayInWords(stretches: readonly Stretch[], between = '、'): string {
  return stretches.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(between);
}

/** Stretches of a week as they are told; those of every day once: “每日14:00–06:00”, “周六08:00–12:00”. */
export function weekInWords(stretches: readonly Stretch[]): { readonly zh: string; readonly en: string } {
  const days = Array.from({ length: 7 }, (_, day) => {
    const [begin, end] = [day * dayMinutes, (day + 1) * dayMinutes];
    return stretches
      .map(([from, to]): Stretch => [Math.max(from, begin) - begin, Math.min(to, end) - begin])
      .filter(([from, to]) => from < to);
  });
  const [monday] = days;
  if (days.every((day) => dayInWords(day) === dayInWords(monday!))) {
    const night = overNight(monday!);
    return { zh: `每日${dayInWords(night)}`, en: `daily ${dayInWords(night, ', ')}` };
  }
  const told = days.flatMap((day, i) => (day.length === 0 ? [] : [{ day, i }]));
  return {
    zh: told.map(({ day, i }) => `周${weekdays[i]!}${dayInWords(day)}`).join('；'),
    en: told.map(({ day, i }) => `${weekdaysEn[i]!} ${dayInWords(day, ', ')}`).join('; '),
  };
}

/** What ends at midnight and begins at midnight is one night. */
function overNight(stretches: readonly Stretch[]): readonly Stretch[] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined || first === last) return stretches;
  if (first[0] !== 0 || last[1] !== dayMinutes) return stretches;
  return [...stretches.slice(1, -1), [last[0], first[1]]];
}

function clock(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
