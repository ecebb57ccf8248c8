import { describe, expect, test } from 'vitest';
import { addWork } from '#domain/calendar/add-limit.ts';
import { calendarOf, calendars, type CalendarContent } from '#domain/calendar/calendars.ts';
import { parseDay } from '#domain/calendar/work-calendar.ts';
import type { RecordContent, RecordsView } from '#domain/record.ts';

const hour = 3_600_000;
const shanghai = (text: string) => Date.parse(`${text}:00+08:00`);

/** Office hours with an afternoon from 15:00 to 18:30 in summer, and short days around the new year. */
const seasonal: CalendarContent = {
  zh: '机关',
  en: 'Office',
  hours: [
    ['08:00', '12:00'],
    ['14:00', '18:00'],
  ],
  seasons: [
    {
      from: '06-01',
      to: '09-30',
      hours: [
        ['08:00', '12:00'],
        ['15:00', '18:30'],
      ],
    },
    { from: '12-15', to: '02-29', hours: [['09:00', '16:00']] },
  ],
  workdaysOnly: true,
  source: '作息通知',
};

function view(office: CalendarContent): RecordsView {
  const record = { kind: 'calendars', id: 'office', version: 1, content: office as unknown as RecordContent };
  return {
    get: (kind, id) => (kind === 'calendars' && id === 'office' ? record : undefined),
    all: (kind) => (kind === 'calendars' ? [record] : []),
  };
}

const office = calendarOf(view(seasonal), 'office')!;
const hoursOn = (day: string) =>
  office.stretchesOn(parseDay(day)).map(([from, to]) => [from / hour, to / hour] as const);

describe('a season', () => {
  test('has its own hours from its first day to its last, both included', () => {
    const usual = [
      [8, 12],
      [14, 18],
    ];
    const summer = [
      [8, 12],
      [15, 18.5],
    ];
    expect(hoursOn('2026-05-29')).toEqual(usual); // a Friday
    expect(hoursOn('2026-06-01')).toEqual(summer); // a Monday
    expect(hoursOn('2026-09-30')).toEqual(summer); // a Wednesday
    expect(hoursOn('2026-10-08')).toEqual(usual); // the first working day after the National Day week
  });

  test('may pass the new year, and ends with February in a leap year too', () => {
    const short = [[9, 16]];
    expect(hoursOn('2026-12-15')).toEqual(short); // a Tuesday
    expect(hoursOn('2027-01-04')).toEqual(short); // a Monday
    expect(hoursOn('2028-02-29')).toEqual(short); // a Tuesday
    expect(hoursOn('2027-02-26')).toEqual(short); // a Friday
    expect(hoursOn('2027-03-01')).not.toEqual(short); // a Monday
  });

  test('opens no day that is closed', () => {
    expect(hoursOn('2026-06-20')).toEqual([]); // a Saturday in the Dragon Boat holiday
    expect(office.isOpenOn(parseDay('2026-06-20'))).toBe(false);
  });

  test('counts with its hours where a limit runs across its border', () => {
    // Friday 29 May 16:00 to 18:00 is 2 h; Monday 1 June 08:00 to 12:00 is 4 h: 6 h; 2 h more from 15:00 end at 17:00.
    expect(addWork(shanghai('2026-05-29T16:00'), 8 * hour, office)).toBe(shanghai('2026-06-01T17:00'));
  });
});

describe('seasons are checked', () => {
  const check = (seasons: CalendarContent['seasons']) =>
    calendars.check!(view(seasonal), 'office', { ...seasonal, seasons } as unknown as RecordContent);
  const day = [['08:00', '12:00']];

  test('and sound ones pass', () => {
    expect(check(seasonal.seasons)).toEqual([]);
    expect(check([])).toEqual([]);
  });

  test('for days that are', () => {
    expect(check([{ from: '02-30', to: '03-31', hours: day }])).toEqual([
      { pointer: '/seasons/0', detail: 'is no day of the year' },
    ]);
    expect(check([{ from: '02-29', to: '13-01', hours: day }])[0]!.pointer).toBe('/seasons/0');
  });

  test('for two on one day, across the new year too', () => {
    expect(
      check([
        { from: '11-01', to: '01-31', hours: day },
        { from: '01-31', to: '03-01', hours: day },
      ]),
    ).toEqual([{ pointer: '/seasons/1', detail: 'shares 01-31 with one above' }]);
    expect(
      check([
        { from: '11-01', to: '01-31', hours: day },
        { from: '02-01', to: '10-31', hours: day },
      ]),
    ).toEqual([]);
  });

  test('for hours in order', () => {
    expect(check([{ from: '06-01', to: '09-30', hours: [['12:00', '08:00']] }])).toEqual([
      { pointer: '/seasons/0/hours/0', detail: 'ends before it begins' },
    ]);
  });
});
