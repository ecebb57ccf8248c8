import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showing } from '#domain/wall/showing.ts';
import type { Push } from '#domain/wall/push.ts';
import type { Show, Wall } from '#domain/wall/wall.ts';

const shanghai = (text: string) => Date.parse(`${text}+08:00`);
const day = 86_400_000;

const plain: Wall = {
  name: '指挥大厅',
  columns: 3,
  rows: 1,
  mode: 'each',
  shows: [],
  alarmSound: true,
  alarmFly: true,
};

/** Hour and weekday (1 Monday) on a clock in Shanghai, by the calendar of the platform. */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
function shanghaiClock(now: number): { readonly weekday: number; readonly minutes: number } {
  const part = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part['weekday']!) + 1;
  return { weekday, minutes: Number(part['hour']) * 60 + Number(part['minute']) };
}

/** Whether a show's hours run, said by the clock on the wall: what began yesterday and passes midnight belongs to yesterday. */
function runs({ startsAt = '00:00', endsAt = '24:00', weekdays }: Show, now: number): boolean {
  const { weekday, minutes } = shanghaiClock(now);
  const [from, to] = [startsAt, endsAt].map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) as [
    number,
    number,
  ];
  const isOf = (one: number) => weekdays === undefined || weekdays.includes(one);
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  if (from < to) return isOf(weekday) && from <= minutes && minutes < to;
  return (isOf(weekday) && from <= minutes) || (isOf(yesterday) && minutes < to);
}

const time = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const show: fc.Arbitrary<Show> = fc.record(
  {
    scene: fc.constantFrom('a', 'b', 'c', 'd'),
    seconds: fc.oneof(fc.integer({ min: 5, max: 120 }), fc.integer({ min: 5, max: 86_400 })),
    startsAt: time,
    endsAt: fc.oneof(time, fc.constant('24:00')),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    column: fc.integer({ min: 0, max: 2 }),
    row: fc.constant(0),
  },
  { requiredKeys: ['scene', 'seconds'] },
);
const wall = fc
  .record({ mode: fc.constantFrom('each', 'across' as const), shows: fc.array(show, { maxLength: 6 }) })
  .map((drawn): Wall => ({ ...plain, ...drawn }));
const instant = fc.integer({ min: Date.parse('2025-12-01T00:00:00Z'), max: Date.parse('2027-02-01T00:00:00Z') });
const column = fc.integer({ min: 0, max: 2 });

describe('whichever wall and instant', () => {
  test('exactly one show of those whose hours it is is seen, or none where there is none', () => {
    fc.assert(
      fc.property(wall, column, instant, (drawn, at, now) => {
        const mine = drawn.shows.filter(
          (one) => runs(one, now) && (drawn.mode === 'across' || one.column === undefined || one.column === at),
        );
        const { scene, why } = showing(drawn, { column: at, row: 0 }, undefined, 's', now);
        expect(why).toBe(mine.length === 0 ? 'nothing' : 'rotation');
        if (mine.length === 0) expect(scene).toBeUndefined();
        else expect(mine.map((one) => one.scene)).toContain(scene);
      }),
      { numRuns: 400 },
    );
  });

  test('turns follow upon each other without gap or overlap, each the same whenever it is asked for', () => {
    fc.assert(
      fc.property(
        wall,
        column,
        instant,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (drawn, at, now, part) => {
          const ask = (when: number) => showing(drawn, { column: at, row: 0 }, undefined, 's', when);
          const turn = ask(now);
          const until = turn.until!;
          expect(turn.since).toBeLessThanOrEqual(now);
          expect(until).toBeGreaterThan(now);
          expect(ask(turn.since)).toEqual(turn);
          expect(ask(until - 1)).toEqual(turn);
          expect(ask(turn.since + Math.floor(part * (until - turn.since - 1)))).toEqual(turn);
          expect(ask(until).since).toBe(until);
          expect(ask(turn.since - 1).until).toBe(turn.since);
          // Nothing flashes by, and nothing outlasts the day: midnight turns everything.
          expect(until - turn.since).toBeGreaterThanOrEqual(5000);
          expect(until - turn.since).toBeLessThanOrEqual(day);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('all screens that one scene is spread over show it from the same instant to the same instant', () => {
    fc.assert(
      fc.property(wall, instant, (drawn, now) => {
        const across: Wall = { ...drawn, mode: 'across' };
        const [first, ...others] = [0, 1, 2].map((at) =>
          showing(across, { column: at, row: 0 }, undefined, `s${at}`, now),
        );
        for (const other of others) expect(other).toEqual(first);
        expect(first!.isAcross).toBe(true);
      }),
    );
  });

  test('screens of their own with shows equally long change at the same instants, though hours of others begin between', () => {
    fc.assert(
      fc.property(
        fc.array(show, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 20, max: 90 }),
        instant,
        (more, seconds, now) => {
          const own = [0, 1, 2].flatMap((at) =>
            ['x', 'y'].map((scene) => ({ scene: `${scene}${at}`, seconds, column: at })),
          );
          const drawn: Wall = { ...plain, shows: [...own, ...more.map((one) => ({ ...one, scene: 'z', column: 2 }))] };
          const [left, middle] = [0, 1].map((at) => showing(drawn, { column: at, row: 0 }, undefined, undefined, now));
          expect([middle!.since, middle!.until]).toEqual([left!.since, left!.until]);
        },
      ),
    );
  });
});

describe('a rotation', () => {
  const shows: Show[] = [
    { scene: 'overview', seconds: 60 },
    { scene: 'sites', seconds: 30 },
  ];
  const at = (drawn: Wall, text: string, slot = { column: 0, row: 0 }) => {
    const { scene, since, until } = showing(drawn, slot, undefined, undefined, shanghai(text));
    return [scene, since, until];
  };

  test('takes its scenes in turn from midnight in Shanghai, each for its seconds', () => {
    const drawn = { ...plain, shows };
    expect(at(drawn, '2026-11-23T00:00:59.999')).toEqual([
      'overview',
      shanghai('2026-11-23T00:00:00'),
      shanghai('2026-11-23T00:01:00'),
    ]);
    expect(at(drawn, '2026-11-23T00:01:00')).toEqual([
      'sites',
      shanghai('2026-11-23T00:01:00'),
      shanghai('2026-11-23T00:01:30'),
    ]);
    expect(at(drawn, '2026-11-23T10:30:00')).toEqual([
      'overview',
      shanghai('2026-11-23T10:30:00'),
      shanghai('2026-11-23T10:31:00'),
    ]);
  });

  test('begins anew where hours begin or end, and a night passes midnight with the weekday it began on', () => {
    const night: Show = { scene: 'night', seconds: 60, startsAt: '22:00', endsAt: '06:00', weekdays: [5] };
    const drawn = { ...plain, shows: [night, { ...shows[0]!, startsAt: '06:00', endsAt: '22:00' }] };
    // 2026-11-27 is a Friday.
    expect(at(drawn, '2026-11-27T21:59:59')[0]).toBe('overview');
    expect(at(drawn, '2026-11-27T22:00:00')[0]).toBe('night');
    expect(at(drawn, '2026-11-28T05:59:59')[0]).toBe('night');
    expect(at(drawn, '2026-11-28T06:00:00')[0]).toBe('overview');
    expect(at(drawn, '2026-11-28T22:00:00')[0]).toBeUndefined();
    expect(at(drawn, '2026-11-29T03:00:00')[0]).toBeUndefined();
  });

  test('rolls over at the end of a month and of a year as on any other day', () => {
    const drawn = {
      ...plain,
      shows: [
        { scene: 'old', seconds: 70 },
        { scene: 'new', seconds: 70 },
      ],
    };
    for (const midnight of ['2026-03-01T00:00:00', '2027-01-01T00:00:00', '2028-02-29T00:00:00']) {
      expect(at(drawn, midnight).slice(0, 2)).toEqual(['old', shanghai(midnight)]);
    }
  });

  test('keeps the scene before where the next would be seen for less than five seconds', () => {
    // 86,400 s are 617 rounds of 140 s and 20 s: after 17 s there is no room for the second.
    const drawn = {
      ...plain,
      shows: [
        { scene: 'a', seconds: 17 },
        { scene: 'b', seconds: 123 },
      ],
    };
    const midnight = shanghai('2026-11-24T00:00:00');
    expect(at(drawn, '2026-11-23T23:59:58')).toEqual(['a', midnight - 20_000, midnight]);
    expect(at(drawn, '2026-11-23T23:59:45')).toEqual(['a', midnight - 20_000, midnight]);
  });

  test('shows one scene twice in a row as one turn, so that its tour goes on', () => {
    const drawn = { ...plain, shows: [shows[0]!, shows[0]!, shows[1]!] };
    expect(at(drawn, '2026-11-23T00:01:10')).toEqual([
      'overview',
      shanghai('2026-11-23T00:00:00'),
      shanghai('2026-11-23T00:02:00'),
    ]);
    const alone = { ...plain, shows: [shows[0]!] };
    expect(at(alone, '2026-11-23T13:00:00')).toEqual([
      'overview',
      shanghai('2026-11-23T00:00:00'),
      shanghai('2026-11-24T00:00:00'),
    ]);
  });

  test('shows on a screen what is for its column or for any; spread over the wall, and on a screen that hangs nowhere, all', () => {
    const drawn = {
      ...plain,
      shows: [
        { scene: 'left', seconds: 60, column: 0 },
        { scene: 'right', seconds: 60, column: 2 },
        { scene: 'any', seconds: 60 },
      ],
    };
    const seen = (one: Wall, slot: { column: number; row: number } | undefined) =>
      [0, 1, 2].map(
        (minute) => showing(one, slot, undefined, undefined, shanghai(`2026-11-23T00:0${minute}:00`)).scene,
      );
    expect(seen(drawn, { column: 0, row: 0 })).toEqual(['left', 'any', 'left']);
    expect(seen(drawn, { column: 1, row: 0 })).toEqual(['any', 'any', 'any']);
    expect(seen(drawn, undefined)).toEqual(['left', 'right', 'any']);
    expect(seen({ ...drawn, mode: 'across' }, { column: 1, row: 0 })).toEqual(['left', 'right', 'any']);
  });

  test('gives way to what is pinned', () => {
    const drawn = { ...plain, shows, pinned: 'inspection' };
    const now = shanghai('2026-11-23T10:00:00');
    expect(showing(drawn, undefined, undefined, undefined, now)).toMatchObject({
      scene: 'inspection',
      why: 'pinned',
      until: undefined,
    });
    // Two screens that ask at other times count a tour from the same beginning.
    expect(showing(drawn, undefined, undefined, undefined, now + day).since).toBe(
      showing(drawn, undefined, undefined, undefined, now).since,
    );
  });
});

describe('what is pushed', () => {
  const drawn: Wall = { ...plain, mode: 'across', pinned: 'overview' };
  const now = shanghai('2026-11-23T10:00:00');
  const slot = { column: 1, row: 0 };
  const seen = (push: Push, screen: string | undefined, when = now) => showing(drawn, slot, push, screen, when);

  test('is seen on the whole wall before everything else, spread over it', () => {
    expect(seen({ scene: 'sites' }, 'left')).toMatchObject({
      scene: 'sites',
      why: 'pushed',
      isAcross: true,
      until: undefined,
    });
    expect(seen({ case: 'c1' }, 'left')).toMatchObject({ case: 'c1', why: 'pushed' });
    expect(seen({ case: 'c1' }, 'left')).not.toHaveProperty('scene');
    expect(seen({ place: { lon: 120, lat: 32, metres: 500 } }, undefined)).toMatchObject({
      place: { metres: 500 },
      why: 'pushed',
    });
  });

  test('is seen on the screens it names alone, whole on each of them', () => {
    const push: Push = { scene: 'sites', screens: ['left'] };
    expect(seen(push, 'left')).toMatchObject({ scene: 'sites', why: 'pushed', isAcross: false });
    expect(seen(push, 'right')).toMatchObject({ scene: 'overview', why: 'pinned', isAcross: true });
    expect(seen(push, undefined)).toMatchObject({ why: 'pinned' });
  });

  test('goes away by itself at the instant it was pushed until', () => {
    const push: Push = { scene: 'sites', until: '2026-11-23T02:15:00Z' };
    const until = shanghai('2026-11-23T10:15:00');
    expect(seen(push, 'left')).toMatchObject({ why: 'pushed', until });
    expect(seen(push, 'left', until - 1).why).toBe('pushed');
    expect(seen(push, 'left', until).why).toBe('pinned');
  });
});

test.each(['America/New_York', 'Pacific/Kiritimati'])('a computer whose clock is set to %s shows the same', (zone) => {
  const shows = [
    { scene: 'day', seconds: 40, startsAt: '06:30', endsAt: '22:00', weekdays: [1, 2, 3, 4, 5] },
    { scene: 'night', seconds: 50, startsAt: '22:00', endsAt: '06:30' },
    { scene: 'any', seconds: 70 },
  ];
  const drawn: Wall = { ...plain, shows };
  const instants = Array.from({ length: 200 }, (_, i) => shanghai('2026-10-29T11:22:33') + i * 5_431_777);
  const script = `import { showing } from '#domain/wall/showing.ts';
    const wall = ${JSON.stringify(drawn)};
    console.log(JSON.stringify(${JSON.stringify(instants)}.map((now) => showing(wall, undefined, undefined, undefined, now))));`;
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: zone },
  });
  expect(JSON.parse(String(told))).toEqual(instants.map((now) => showing(drawn, undefined, undefined, undefined, now)));
});
