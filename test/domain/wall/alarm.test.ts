import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isQuiet, rings } from '#domain/wall/alarm.ts';
import type { Alarm } from '#domain/wall/figures.ts';

const shanghai = (text: string) => Date.parse(`${text}+08:00`);
const now = shanghai('2026-11-23T10:00:00');
const minute = 60_000;

function alarm(id: string, since: number): Alarm {
  return {
    id,
    number: `20261123-${id}`,
    className: '道路塌陷',
    place: '坡子街',
    status: 'pendingDispatch',
    urgent: true,
    lon: 119.9,
    lat: 32.5,
    reportedAt: new Date(since).toISOString(),
    since: new Date(since).toISOString(),
  };
}

const loud = { alarmSound: true, alarmFly: true };
const first = alarm('0001', now - 10 * minute);
const second = alarm('0002', now - 10_000);
const none = new Set<string>();

describe('urgent cases on a wall', () => {
  test('sound once each, are all shown, and the newest is flown to for a minute', () => {
    const told = rings([first, second], none, loud, minute, now);
    expect(told.shown.map(({ id }) => id)).toEqual(['0002', '0001']);
    expect(told.sounding).toEqual(['0002', '0001']);
    expect(told.newest).toBe(second);
    expect(told.flight).toEqual({ alarm: second, until: now + 50_000 });
    expect(told.until).toBe(now + 50_000);
    const heard = rings([first, second], new Set(told.news), loud, minute, now + 1);
    expect(heard.sounding).toEqual([]);
    expect(heard.shown).toHaveLength(2);
  });

  test('are silent and out of sight where there are none', () => {
    expect(rings([], none, loud, minute, now)).toEqual({ shown: [], news: [], sounding: [], until: undefined });
  });

  test('are flown to by the time since which they are urgent, so that all screens return together', () => {
    const at = (when: number) => rings([second], none, loud, minute, when).flight?.until;
    const until = now + 50_000;
    expect([at(now - 20_000), at(now), at(until - 1), at(until)]).toEqual([until, until, until, undefined]);
    expect(rings([second], none, { ...loud, alarmFly: false }, minute, now).flight).toBeUndefined();
  });

  test('make no sound where the wall makes none, and none in quiet hours, nor afterwards for what came then', () => {
    expect(rings([second], none, { ...loud, alarmSound: false }, minute, now).sounding).toEqual([]);
    const quiet = { ...loud, quietFrom: '22:00', quietUntil: '06:00' };
    const night = shanghai('2026-11-23T23:30:00');
    const came = alarm('0003', night - 1000);
    const told = rings([came], none, quiet, minute, night);
    expect(told.sounding).toEqual([]);
    expect(told.shown).toEqual([came]);
    expect(told.news).toEqual(['0003']);
    expect(rings([came], new Set(told.news), quiet, minute, shanghai('2026-11-24T06:00:00')).sounding).toEqual([]);
  });

  test('however they come, each sounds once at most on a screen', () => {
    const events = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        hour: fc.integer({ min: 0, max: 47 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(events, (all) => {
        const [heard, sounds] = [new Set<string>(), [] as string[]];
        const start = shanghai('2026-11-23T00:00:00');
        for (const event of [...all].sort((a, b) => a.hour - b.hour)) {
          const when = start + event.hour * 60 * minute;
          const told = rings(
            [alarm(event.id, when)],
            heard,
            { ...loud, quietFrom: '12:00', quietUntil: '14:00' },
            minute,
            when,
          );
          if (event.hour % 24 === 12 || event.hour % 24 === 13) expect(told.sounding).toEqual([]);
          sounds.push(...told.sounding);
          for (const id of told.news) heard.add(id);
        }
        expect(new Set(sounds).size).toBe(sounds.length);
      }),
    );
  });
});

describe('quiet hours', () => {
  const at = (text: string, from: string, until: string) =>
    isQuiet({ quietFrom: from, quietUntil: until }, shanghai(`2026-12-31T${text}:00`));

  test('begin and end on the minute in Shanghai, over midnight and the new year too', () => {
    expect(['21:59', '22:00', '23:59'].map((text) => at(text, '22:00', '06:00'))).toEqual([false, true, true]);
    const after = (text: string) =>
      isQuiet({ quietFrom: '22:00', quietUntil: '06:00' }, shanghai(`2027-01-01T${text}`));
    expect([after('00:00:00'), after('05:59:59.999'), after('06:00:00')]).toEqual([true, true, false]);
    expect(['12:29', '12:30', '13:59', '14:00'].map((text) => at(text, '12:30', '14:00'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('are none where the wall has none', () => {
    expect(isQuiet({}, now)).toBe(false);
  });
});
