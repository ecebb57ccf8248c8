import { workCalendars } from '#domain/calendar/work-calendar.ts';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { newCase } from '#domain/cases/course/report.ts';
import type { ActWorld, CourseFigures } from '#domain/cases/course/world.ts';
import type { Channel } from '#domain/cases/words.ts';
import type { Properties } from '#domain/feature.ts';

/** Figures as the settings have them by default. */
export const figures: CourseFigures = {
  amberShare: 0.8,
  workday: 'rolling',
  acceptMinutes: 15,
  verifyMinutes: 30,
  fileMinutes: 15,
  dispatchMinutes: 15,
  inspectMinutes: 30,
  closeMinutes: 15,
  extensionsMost: 2,
  suspensionsMost: 1,
  suspensionDaysMost: 365,
  lateMinutes: 10,
};

/** 暴露垃圾, 4 工作时 by the office calendar. */
export const refuse: CaseClass = {
  standard: 'GB/T 47678.5-2026',
  kind: 'matter',
  code: '06010',
  zh: '暴露垃圾',
  en: 'exposed refuse',
  action: 3,
  responsibilityKind: 'cleaning',
  calendar: 'office',
  limit: { amount: 4, unit: 'workHour' },
  urgent: false,
  source: 'test',
  retired: false,
};

/** A world at an instant ("2026-04-30T14:00+08:00") as somebody sees it. */
export function worldAt(instant: string | number, more: Partial<ActWorld> = {}): ActWorld {
  return {
    now: typeof instant === 'number' ? instant : Date.parse(instant),
    hand: 'person:a',
    figures,
    calendarOf: (id) => (workCalendars as Readonly<Record<string, (typeof workCalendars)['office']>>)[id],
    calendarIdOf: () => undefined,
    caseClass: refuse,
    isLicensed: (person) => person.startsWith('licensed'),
    isUnit: (name) => name.endsWith('中队'),
    worksIn: (person) => !person.startsWith('stranger'),
    crewNamed: (name) => (name === '一班' ? { unit: '城中中队', members: ['a'] } : undefined),
    photoFlags: [],
    ...more,
  };
}

/** A case just reported. */
export function reported(number: string, channel: Channel, now: number, facts: Properties = {}): Properties {
  return newCase(
    {
      number,
      caseClass: refuse,
      channel,
      place: '坡子街，人民路口',
      unit: '城中中队',
      source: 'test',
      sourceDatum: 'wgs84',
      facts,
    },
    { now, figures },
  );
}
