import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { phasesOn } from '#domain/cases/numbers/phases.ts';
import type { Figures } from '#domain/wall/figures.ts';
import type { Context } from '../../context.ts';
import { readNewIllegal } from '../../numbers/reader.ts';

/** The second row: new illegal buildings as `/api/numbers/five` has them, ground without a zone, days left. */
export function secondFigures(context: Context, at: number, noZone: Figures['second']['noZone']): Figures['second'] {
  const { n, target } = readNewIllegal(context);
  const left = phasesOn(formatDay(dayOf(at))).map(({ daysLeft }) => daysLeft);
  return {
    newIllegal: { n, target },
    noZone,
    daysLeft: left.length === 0 ? null : Math.max(...left),
  };
}
