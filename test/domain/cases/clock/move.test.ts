import { describe, expect, test } from 'vitest';
import { calendarOf, standardCalendars, type CalendarContent } from '#domain/calendar/calendars.ts';
import { movedCase as movedAt, type MoveRules } from '#domain/cases/clock/move.ts';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import { newCase } from '#domain/cases/course/report.ts';
import type { CourseFigures } from '#domain/cases/course/world.ts';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { Properties } from '#domain/feature.ts';
import type { RecordContent, RecordsView } from '#domain/record.ts';
import { standardRules, worldOf, type Rules } from '#domain/sample-city/cases/rules.ts';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const utc = (text: string) => new Date(at(text)).toISOString().replace('.000Z', 'Z');
const photo = 'a'.repeat(64);
/** As things stand in the evening of 30 April. */
const movedCase = (properties: Properties, rules: MoveRules, now = '2026-04-30T20:00') =>
  movedAt(properties, rules, at(now));

const caseClass: CaseClass = {
  ...standardRules.classOf({ standard: 'GB/T 47678.5-2026', kind: 'matter', code: '06010' })!,
  calendar: 'office',
  limit: { amount: 4, unit: 'workHour' },
};

/** The rules of a bureau whose office calendar is so. */
function rulesWith(office: Partial<CalendarContent>, figures: Partial<CourseFigures> = {}): Rules {
  const content = { ...standardCalendars.office, source: '通知', ...office } as unknown as RecordContent;
  const record = { kind: 'calendars', id: 'office', version: 1, content };
  const records: RecordsView = {
    get: (kind, id) => (kind === 'calendars' && id === 'office' ? record : undefined),
    all: () => [],
  };
  return {
    ...standardRules,
    figures: { ...standardRules.figures, ...figures },
    calendarOf: (id) => calendarOf(records, id),
  };
}

/** A case after some acts, each with its time; it was reported and filed at 13:00 on 30 April. */
function after(
  acts: readonly (readonly [Exclude<CaseAct, 'case.report'>, string, ActInput?, string?])[],
  rules: Rules = standardRules,
  of: CaseClass = caseClass,
): Properties {
  const report = {
    number: '20260430-0001',
    caseClass: of,
    channel: 'patrol',
    place: '坡子街',
    unit: '甲',
    source: '测试',
    sourceDatum: 'wgs84',
  } as const;
  const begun = newCase(report, { now: at('2026-04-30T13:00'), figures: rules.figures });
  return [['case.file', '2026-04-30T13:00'] as const, ...acts].reduce<Properties>(
    (properties, [act, when, input = {}, hand = 'person:a']) => {
      const done = performAct(properties, act, input, worldOf(rules, of, at(when), { hand }));
      if (!done.ok) throw new Error(`${act}: ${JSON.stringify(done.error)}`);
      return done.value.properties;
    },
    begun,
  );
}

const sent = [
  ['case.dispatch', '2026-04-30T16:30'],
  ['case.acknowledge', '2026-04-30T16:40'],
] as const;
const suspended = [
  ...sent,
  ['case.request-suspension', '2026-04-30T17:00', { reason: '协调', until: '2026-05-20' }],
  ['case.endorse-request', '2026-04-30T17:10', {}, 'person:b'],
  ['case.approve-suspension', '2026-04-30T17:30', {}, 'person:c'],
] as const;
const back = [...sent, ['case.report-back', '2026-04-30T17:30', { photosAfter: [photo] }]] as const;

describe('when a calendar changes', () => {
  // 4 h from Thursday 30 April 16:30: 1.5 h until 18:00; the holiday ends on 5 May; 2.5 h on Wednesday 6 May: 10:30.
  const running = after(sent);
  // The bureau closes on 6 May as well: 2.5 h on Thursday 7 May.
  const closed = rulesWith({ closedOn: ['2026-05-06'] });

  test('a running clock is laid out over it anew, what was left staying as it was', () => {
    expect(running['dueAt']).toBe(utc('2026-05-06T10:30'));
    const moved = movedCase(running, closed)!;
    expect(moved['dueAt']).toBe(utc('2026-05-07T10:30'));
    // Amber at 80 % of 4 h: 3 h 12 min used, of them 1 h 30 min on 30 April: 1 h 42 min into the next open day.
    expect(running['yellowAt']).toBe(utc('2026-05-06T09:42'));
    expect(moved['yellowAt']).toBe(utc('2026-05-07T09:42'));
    const { dueAt: _due, yellowAt: _amber, ...rest } = moved;
    expect(running).toMatchObject(rest);
  });

  test('and once more nothing, nor by the calendar that it was reckoned by', () => {
    expect(movedCase(movedCase(running, closed)!, closed)).toBeUndefined();
    expect(movedCase(running, standardRules)).toBeUndefined();
  });

  test('and back again it is due when it was', () => {
    expect(movedCase(movedCase(running, closed)!, standardRules)).toEqual(running);
  });

  test('hours of the same length at other times move it too', () => {
    // From 09:00 to 13:00 and 14:00 to 18:00: 1.5 h on 30 April, 2.5 h from 09:00 on 6 May.
    const later = rulesWith({
      hours: [
        ['09:00', '13:00'],
        ['14:00', '18:00'],
      ],
    });
    expect(movedCase(running, later)!['dueAt']).toBe(utc('2026-05-06T11:30'));
  });

  test('a source that wants it earlier still binds', () => {
    const bound = { ...running, answerBy: utc('2026-05-06T09:00') };
    const reckoned = movedCase(bound, standardRules)!;
    expect(reckoned['dueAt']).toBe(utc('2026-05-06T09:00'));
    expect(movedCase(reckoned, closed)!['dueAt']).toBe(utc('2026-05-06T09:00'));
  });

  test('a paused case keeps what is left, and is due by the new calendar once it runs on', () => {
    const paused = after(suspended);
    expect(paused['clockLeft']).toBe(3 * 3600);
    expect(movedCase(paused, closed)).toBeUndefined();
    const resumed = after([...suspended, ['case.resume', '2026-05-06T08:00']], closed);
    expect(resumed['dueAt']).toBe(utc('2026-05-07T11:00'));
  });

  test('what was reported back keeps the deadline that it is judged by, and what ended too', () => {
    expect(movedCase(after(back), closed)).toBeUndefined();
    const ended = after([
      ...back,
      ['case.inspect', '2026-04-30T17:40', { photos: [photo] }, 'person:d'],
      ['case.close', '2026-04-30T17:45', {}, 'person:e'],
    ]);
    expect(movedCase(ended, closed)).toBeUndefined();
    expect(movedCase({ ...running, open: false }, closed)).toBeUndefined();
  });

  test('a reworked case with nothing left stays due when it was', () => {
    const late = after([
      ...sent,
      ['case.report-back', '2026-05-06T17:00', { photosAfter: [photo] }],
      ['case.rework', '2026-05-06T17:30', { reason: '残留' }, 'person:d'],
    ]);
    expect(late).toMatchObject({ clockLeft: 0, dueAt: utc('2026-05-06T10:30'), status: 'handling' });
    expect(movedCase(late, closed)).toBeUndefined();
  });

  test('紧急工作时 runs round the clock and is not moved', () => {
    const urgent = after(sent, standardRules, { ...caseClass, limit: { amount: 24, unit: 'urgentHour' } });
    expect(urgent['dueAt']).toBe(utc('2026-05-01T16:30'));
    expect(movedCase(urgent, closed)).toBeUndefined();
  });

  test('working days that are counted to closing time are counted anew', () => {
    const toClosing = { workday: 'closing' } as const;
    const twoDays: CaseClass = { ...caseClass, limit: { amount: 2, unit: 'workDay' } };
    // Sent on 30 April: the two working days after it are 6 and 7 May; the second ends at 18:00.
    const counted = after(sent, rulesWith({}, toClosing), twoDays);
    expect(counted['dueAt']).toBe(utc('2026-05-07T18:00'));
    // 6 May closed: 7 and 8 May.
    expect(movedCase(counted, rulesWith({ closedOn: ['2026-05-06'] }, toClosing))!['dueAt']).toBe(
      utc('2026-05-08T18:00'),
    );
    // Days that end at 17:00: the whole limit is an hour shorter a day.
    const shorter = movedCase(
      counted,
      rulesWith(
        {
          hours: [
            ['08:00', '12:00'],
            ['14:00', '17:00'],
          ],
        },
        toClosing,
      ),
    )!;
    expect(shorter).toMatchObject({ dueAt: utc('2026-05-07T17:00'), clockTotal: 14 * 3600 });
    // What was sent while days rolled goes on rolling.
    const rolling = after(sent, standardRules, twoDays);
    expect(movedCase(rolling, rulesWith({}, toClosing))).toBeUndefined();
  });

  test('a case that is overdue by both calendars is so since when it was; one that is no longer is moved', () => {
    expect(movedCase(running, closed, '2026-05-08T09:00')).toBeUndefined();
    expect(movedCase(running, closed, '2026-05-06T15:00')!['dueAt']).toBe(utc('2026-05-07T10:30'));
  });

  test('a calendar that is gone moves nothing', () => {
    expect(movedCase(running, { ...closed, calendarOf: () => undefined })).toBeUndefined();
  });
});
