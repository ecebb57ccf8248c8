import { describe, expect, it } from 'vitest';
import { workCalendars, type WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import { readClock } from '../../../web/cases/clock-says.ts';
import { clockInFull, clockWords, limitSpan } from '../../../web/cases/clock-words.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';

const { t } = createI18n('zh');
const calendarOf = (id: string) => (workCalendars as Readonly<Record<string, WorkCalendar>>)[id];
const at = (shanghai: string) => Date.parse(`${shanghai}:00+08:00`);
const iso = (shanghai: string) => new Date(at(shanghai)).toISOString();

const office: Properties = {
  status: 'handling',
  limitAmount: 4,
  limitUnit: 'workHour',
  calendar: 'office',
  clockTotal: 14_400,
  clockLeft: 14_400,
  yellowAt: iso('2026-05-06T09:30'),
  dueAt: iso('2026-05-06T10:30'),
};
const said = (properties: Properties, now: string) => clockWords(readClock(properties, at(now), calendarOf), t);
const state = (properties: Properties, now: string) => readClock(properties, at(now), calendarOf).state;

describe('the clock of a case with its unit', () => {
  // 4 working hours sent on Thursday 30 April at 16:30, the office closes at 18:00; the May holiday lies between.
  it('says working time that is left: a night and a holiday take nothing away', () => {
    expect(said(office, '2026-04-30T16:30')).toBe('剩4工作时');
    expect(said(office, '2026-04-30T20:00')).toBe('剩2工作时30分');
    expect(said(office, '2026-05-03T12:00')).toBe('剩2工作时30分');
    expect(said(office, '2026-05-06T10:05')).toBe('剩25分');
  });

  it('turns amber and red with its instants, and then says how long people have waited, nights included', () => {
    expect(state(office, '2026-05-06T09:29')).toBe('ok');
    expect(state(office, '2026-05-06T09:30')).toBe('soon');
    expect([state(office, '2026-05-06T10:30'), said(office, '2026-05-06T10:30')]).toEqual(['overdue', '超期不足1分']);
    expect(said(office, '2026-05-07T13:30')).toBe('超期1天3小时');
  });

  it('runs round the clock for urgent hours, and in days of eight hours for working days', () => {
    const urgent = { ...office, limitUnit: 'urgentHour' };
    expect(said(urgent, '2026-05-06T08:20')).toBe('剩2小时10分');
    const days = { ...office, limitUnit: 'workDay', dueAt: iso('2026-05-08T11:00') };
    // From Wednesday 16:00: two hours, a whole Thursday, three hours of Friday.
    expect(said(days, '2026-05-06T16:00')).toBe('剩1工作日5工作时');
    expect(said(days, '2026-05-08T08:00')).toBe('剩3工作时');
  });

  it('is told in full with its deadline, in Shanghai wherever the reader is', () => {
    expect(clockInFull(readClock(office, at('2026-05-06T10:05'), calendarOf), t)).toBe(
      '剩25分 · 处置截止时间2026-05-06 10:30',
    );
  });

  it('is read round the clock where its calendar is not known', () => {
    expect(said({ ...office, calendar: 'unheard-of' }, '2026-05-06T08:20')).toBe('剩2小时10分');
  });
});

describe('the clock of a case elsewhere', () => {
  it('counts the minutes of the centre, amber from the instant that the case keeps', () => {
    const waiting: Properties = {
      status: 'pendingAcceptance',
      enteredAt: iso('2026-05-06T10:00'),
      stageYellowAt: iso('2026-05-06T10:10'),
      stageDueAt: iso('2026-05-06T10:15'),
    };
    expect([state(waiting, '2026-05-06T10:03'), said(waiting, '2026-05-06T10:03')]).toEqual(['ok', '本环节剩12分']);
    expect(state(waiting, '2026-05-06T10:11')).toBe('soon');
    expect([state(waiting, '2026-05-06T10:20'), said(waiting, '2026-05-06T10:20')]).toEqual([
      'overdue',
      '本环节超时5分',
    ]);
  });

  it('judges the unit by its report, not by how long the inspection takes', () => {
    const back = {
      ...office,
      status: 'pendingInspection',
      reportedBackAt: iso('2026-05-06T10:29'),
      stageDueAt: iso('2026-05-06T11:00'),
      enteredAt: iso('2026-05-06T10:29'),
    };
    const reading = readClock(back, at('2026-05-06T10:50'), calendarOf);
    expect([reading.unitWasInTime, clockWords(reading, t)]).toEqual([true, '本环节剩10分']);
    expect(
      readClock({ ...back, reportedBackAt: iso('2026-05-06T10:31') }, at('2026-05-06T10:50'), calendarOf).unitWasInTime,
    ).toBe(false);
  });

  it('says until which day it is suspended: the midnight after belongs to that day', () => {
    const suspended = { status: 'suspended', suspendedUntil: iso('2026-05-07T00:00') };
    expect([state(suspended, '2026-05-01T00:00'), said(suspended, '2026-05-01T00:00')]).toEqual([
      'none',
      '挂账至2026-05-06',
    ]);
  });

  it('says that none runs, or that it is over', () => {
    expect(said({ status: 'pendingDispatch' }, '2026-05-01T00:00')).toBe('未计时');
    expect([
      state({ ...office, status: 'closed' }, '2026-06-01T00:00'),
      said({ ...office, status: 'closed' }, '2026-06-01T00:00'),
    ]).toEqual(['ended', '已结束']);
  });
});

it('says an amount of less than an hour in minutes in every unit', () => {
  expect((['urgentHour', 'workHour', 'workDay'] as const).map((unit) => limitSpan(1_500_000, unit, t))).toEqual([
    '25分',
    '25分',
    '25分',
  ]);
});
