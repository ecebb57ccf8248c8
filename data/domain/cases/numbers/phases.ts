import { parseDay } from '#domain/calendar/work-calendar.ts';
import type { Words } from '#domain/collection.ts';
import campaign from '#standards/campaign-phases.json' with { type: 'json' };

/** A phase of the campaign that a day lies in. */
export interface Phase extends Words {
  readonly id: string;
  /** Its days in the year of the day asked for, both included, "YYYY-MM-DD". */
  readonly from: string;
  readonly to: string;
  /** Days after the day asked for that belong to it. */
  readonly daysLeft: number;
}

/** All phases with their days in a year, both included, "YYYY-MM-DD". */
export function phasesOfYear(year: number | string): Omit<Phase, 'daysLeft'>[] {
  return campaign.phases.map(({ id, zh, en, from, to }) => ({
    id,
    zh,
    en,
    from: `${year}-${from}`,
    to: `${year}-${to}`,
  }));
}

/** The phases that a day lies in: two from 1 to 10 May, none before May (plan 3.1-3.3). @param day "YYYY-MM-DD" */
export function phasesOn(day: string): Phase[] {
  return phasesOfYear(day.slice(0, 4))
    .filter(({ from, to }) => from <= day && day <= to)
    .map((phase) => ({ ...phase, daysLeft: parseDay(phase.to) - parseDay(day) }));
}
