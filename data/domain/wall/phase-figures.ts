import { parseDay } from '#domain/calendar/work-calendar.ts';
import { phasesOn, phasesOfYear } from '#domain/cases/numbers/phases.ts';
import type { Figures } from './figures.ts';

/**
 * The phases of a day (two from 1 to 10 May, none from January to April), the one that begins next, and the days left of
 * the year.
 * @param day "YYYY-MM-DD"
 */
export function phaseFigures(day: string): Figures['phase'] {
  const today = parseDay(day);
  const year = Number(day.slice(0, 4));
  const [next] = [...phasesOfYear(year), ...phasesOfYear(year + 1)]
    .filter(({ from }) => from > day)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    phases: phasesOn(day).map((phase) => ({ ...phase, days: parseDay(phase.to) - parseDay(phase.from) + 1 })),
    ...(next && { next: { zh: next.zh, en: next.en, inDays: parseDay(next.from) - today } }),
    yearLeft: parseDay(`${year}-12-31`) - today,
  };
}
