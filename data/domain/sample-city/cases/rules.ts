import { calendarOf } from '#domain/calendar/calendars.ts';
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import { classOf } from '#domain/catalogue/classes.ts';
import { courseFigures } from '#domain/cases/course/figures.ts';
import type { ActWorld, CourseFigures } from '#domain/cases/course/world.ts';
import type { RecordsView } from '#domain/record.ts';

/** What the cases of the sample go by: figures, calendars and classes. */
export interface Rules {
  readonly figures: CourseFigures;
  calendarOf(id: string): WorkCalendar | undefined;
  calendarIdOf(unit: string): string | undefined;
  classOf(key: ClassKey): CaseClass | undefined;
}

/** The rules that a bureau's records give. */
export function rulesOf(records: RecordsView): Rules {
  const units = new Map(records.all('units').map(({ content }) => [content['name'], content['calendar']]));
  return {
    figures: courseFigures(records),
    calendarOf: (id) => calendarOf(records, id),
    calendarIdOf: (unit) => units.get(unit) as string | undefined,
    classOf: (key) => classOf(records, key),
  };
}

/** The rules of a bureau that set nothing itself. */
export const standardRules: Rules = rulesOf({ get: () => undefined, all: () => [] });

/** The world that an act of the sample is done in. All its people are licensed, and all units and people that it names are there. */
export function worldOf(
  rules: Rules,
  caseClass: CaseClass | undefined,
  now: number,
  { hand, task, main }: Pick<Partial<ActWorld>, 'hand' | 'task' | 'main'> = {},
): ActWorld {
  return {
    now,
    hand: hand ?? 'sample',
    figures: rules.figures,
    calendarOf: rules.calendarOf,
    calendarIdOf: rules.calendarIdOf,
    caseClass,
    isLicensed: () => true,
    isUnit: () => true,
    worksIn: () => true,
    crewNamed: () => undefined,
    photoFlags: [],
    ...(task === undefined ? {} : { task }),
    ...(main === undefined ? {} : { main }),
  };
}
