import { describe, expect, test } from 'vitest';
import { addWork } from '#domain/calendar/add-limit.ts';
import { calendarOf, calendars } from '#domain/calendar/calendars.ts';
import type { RecordContent, RecordsView } from '#domain/record.ts';
import { settingDeclarations, settingOf, settings } from '#domain/settings/settings.ts';

/** Records as a bureau might have set them. */
function view(content: Readonly<Record<string, Readonly<Record<string, object>>>>): RecordsView {
  const record = (kind: string, id: string) => ({
    kind,
    id,
    version: 1,
    content: content[kind]?.[id] as RecordContent,
  });
  return {
    get: (kind, id) => (content[kind]?.[id] === undefined ? undefined : record(kind, id)),
    all: (kind) => Object.keys(content[kind] ?? {}).map((id) => record(kind, id)),
  };
}

describe('a setting', () => {
  test('holds with its source: the default, or what the bureau says', () => {
    expect(settingOf(view({}), 'repeat.metres')).toEqual({
      value: 50,
      source: { zh: '数字城管通行做法', en: 'usual practice of digital city management' },
      isDefault: true,
    });
    const set = view({ settings: { 'repeat.metres': { value: 80, source: '局发〔2026〕12号' } } });
    expect(settingOf(set, 'repeat.metres')).toEqual({
      value: 80,
      source: { zh: '局发〔2026〕12号', en: '局发〔2026〕12号' },
      isDefault: false,
    });
    expect(() => settingOf(set, 'nothing')).toThrow(TypeError);
  });

  test('must fit its declaration', () => {
    const check = (id: string, value: unknown) => settings.check!(view({}), id, { value, source: 'x' });
    expect(check('repeat.metres', 80)).toEqual([]);
    expect(check('repeat.metres', 5)).toEqual([{ pointer: '/value', detail: 'must be a number from 10 to 500 m' }]);
    expect(check('clock.workday', 'sometimes')).toEqual([
      { pointer: '/value', detail: 'must be one of rolling, closing' },
    ]);
    expect(check('nothing', 1)[0]!.detail).toBe('there is no setting "nothing"');
  });

  test('has a default that fits, words in both languages and a source', () => {
    for (const { key, value, zh, en, source } of settingDeclarations) {
      expect([key, settings.check!(view({}), key, { value, source: source.zh })]).toEqual([key, []]);
      expect([key, zh !== '', en !== '', source.zh !== '', source.en !== '']).toEqual([key, true, true, true, true]);
    }
    expect(new Set(settingDeclarations.map(({ key }) => key)).size).toBe(settingDeclarations.length);
  });
});

describe('a calendar', () => {
  const office = {
    zh: '夏令机关',
    en: 'Summer office',
    hours: [
      ['08:30', '12:00'],
      ['15:00', '18:30'],
    ],
    workdaysOnly: true,
    closedOn: ['2026-11-23'],
    openOn: ['2026-11-22'],
    source: '市办通知',
  };

  test('of the bureau takes the place of the standard one', () => {
    const records = view({ calendars: { office } });
    const hour = 3_600_000;
    // Sunday 22 November 2026 is open by itself, Monday 23 is closed: 4 working hours from Sunday 17:30 end on Tuesday 11:30.
    const sent = Date.parse('2026-11-22T17:30:00+08:00');
    expect(new Date(addWork(sent, 4 * hour, calendarOf(records, 'office')!)).toISOString()).toBe(
      new Date('2026-11-24T11:30:00+08:00').toISOString(),
    );
    expect(new Date(addWork(sent, 4 * hour, calendarOf(view({}), 'office')!)).toISOString()).toBe(
      new Date('2026-11-23T12:00:00+08:00').toISOString(),
    );
    expect(calendarOf(view({}), 'nothing')).toBeUndefined();
  });

  test('must have stretches in order and days that are', () => {
    const check = (more: object) => calendars.check!(view({}), 'office', { ...office, ...more });
    expect(check({})).toEqual([]);
    expect(check({ hours: [['12:00', '08:00']] })[0]).toEqual({ pointer: '/hours/0', detail: 'ends before it begins' });
    expect(
      check({
        hours: [
          ['08:00', '12:00'],
          ['11:00', '13:00'],
        ],
      })[0]!.pointer,
    ).toBe('/hours/1');
    expect(check({ closedOn: ['2026-13-01'] })[0]!.pointer).toBe('/closedOn/0');
    expect(check({ openOn: ['2026-11-23'] })[0]!.detail).toBe('is closed and open at once');
  });
});
