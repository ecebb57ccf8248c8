import { expect, test } from 'vitest';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { Crew } from '#domain/people/crew.ts';
import { byCrewName } from '#domain/people/crew-order.ts';
import { crewsNow, type CrewWorld } from '#domain/people/crew-now.ts';
import { newerOf, type Fix } from '#domain/people/fix.ts';
import type { Person } from '#domain/people/person.ts';
import { presenceAtPosts, type SignedOn } from '#domain/people/presence-at-post.ts';
import { shiftFor, signOn, stretchToEnd } from '#domain/people/signing.ts';
import type { Stretch } from '#domain/people/stretch.ts';
import { rosterAhead } from '#domain/duty/roster-ahead.ts';

const minute = 60_000;
const hour = 60 * minute;
/** 22 November 2026 in Shanghai, a Sunday. */
const at = (clock: string, day = '2026-11-22') => Date.parse(`${day}T${clock}:00+08:00`);

const week = {
  monday: true,
  tuesday: true,
  wednesday: true,
  thursday: true,
  friday: true,
  saturday: true,
  sunday: true,
};
const shifts: ShiftPlan[] = [
  { name: '早班', unit: '甲中队', startsAt: '06:00', endsAt: '14:00', persons: 1, ...week },
  { name: '夜班', unit: '甲中队', startsAt: '22:00', endsAt: '06:00', persons: 1, ...week },
];
const roster = {
  shifts,
  assignments: [
    { post: 'G-1', shift: '早班', person: '张某', from: '2026-01-01' },
    { post: 'G-2', shift: '夜班', person: '李某', from: '2026-01-01' },
  ],
  standIns: [{ day: '2026-11-23', post: 'G-1', shift: '早班', person: '张某', standIn: '王某' }],
};

const crew: Crew & { id: string } = {
  id: 'c',
  name: '一组',
  unit: '甲中队',
  members: ['zhang', 'li', 'gone'],
  vehicle: 'car',
};
const people: Record<string, Person> = {
  zhang: { username: 'zhang', name: '张某', seats: [], licensed: true },
  li: { username: 'li', name: '李某', seats: [], skills: ['拆除'] },
  gone: { username: 'gone', name: '旧人', seats: [], disabled: true },
};
const stretch = (person: string, from: number, more: Partial<Stretch> = {}): Stretch => ({
  id: `${person}-${from}`,
  person,
  from,
  until: from + 8.5 * hour,
  ...more,
});
const fix = (person: string, when: number, accuracy = 10): Fix => ({
  person,
  at: when,
  lon: 119.92,
  lat: 32.48,
  accuracy,
});

function world(
  parts: { stretches?: readonly Stretch[]; fixes?: readonly Fix[]; crew?: Partial<Crew> } = {},
): CrewWorld {
  const { stretches = [], fixes = [] } = parts;
  return {
    crews: [{ ...crew, ...parts.crew }],
    person: (id) => people[id],
    roster,
    stretches: (id) => stretches.filter(({ person }) => person === id),
    latest: (id) => fixes.find(({ person }) => person === id),
    load: {
      crew: new Map([['一组', { tasks: 2, minutes: 50 }]]),
      person: new Map([['li', { tasks: 1, minutes: 30 }]]),
    },
    post: (number) => (number === 'G-1' ? [1, 1] : undefined),
    zone: (number) => (number === 'Z-1' ? [2, 2] : undefined),
    staleSeconds: 600,
    mostAccuracy: 200,
  };
}
const now = at('09:00');
const [on] = [stretch('zhang', at('06:00'))];

test('a crew has the shift of its members by the roster, or of its own plan, over midnight too', () => {
  expect(crewsNow(world(), now)[0]!.onShift).toEqual({
    from: at('06:00'),
    to: at('14:00'),
    shift: '早班',
    post: 'G-1',
  });
  expect(crewsNow(world(), at('15:00'))[0]).not.toHaveProperty('onShift');
  const night = crewsNow(world({ crew: { shift: '夜班' } }), at('02:00'))[0]!.onShift;
  expect(night).toEqual({ from: at('22:00', '2026-11-21'), to: at('06:00'), shift: '夜班' });
});

test('members who left are left out, and load is what lies with the crew and with its people', () => {
  const [standing] = crewsNow(world(), now);
  expect(standing!.members.map(({ name, licensed, skills }) => [name, licensed, skills])).toEqual([
    ['张某', true, []],
    ['李某', false, ['拆除']],
  ]);
  expect(standing!.load).toEqual({ tasks: 3, minutes: 80 });
});

test('where somebody is counts between 上岗 and 离岗 alone, fresh and exact enough', () => {
  const place = (stretches: readonly Stretch[], fixes: readonly Fix[], when = now) =>
    crewsNow(world({ stretches, fixes }), when)[0]!.whereabouts;
  expect(place([on!], [fix('zhang', now - minute)])).toMatchObject({ state: 'known', ageSeconds: 60 });
  expect(place([on!], [fix('zhang', now - 11 * minute)])).toMatchObject({ state: 'unknown', ageSeconds: 660 });
  expect(place([on!], [fix('zhang', now, 201)]).state).toBe('unknown');
  expect(place([], [fix('zhang', now)])).toEqual({ state: 'unknown' });
  expect(place([{ ...on!, to: now - 1 }], [fix('zhang', now - minute)])).toEqual({ state: 'unknown' });
  expect(place([on!], [fix('zhang', on!.until)], on!.until)).toEqual({ state: 'unknown' });
  // Of an earlier stretch.
  expect(place([stretch('zhang', now - minute)], [fix('zhang', now - 2 * minute)])).toEqual({ state: 'unknown' });
});

test('a crew is where the member is who was heard of last, a known place before an old one', () => {
  const both = [on!, stretch('li', at('06:00'))];
  const of = (fixes: readonly Fix[]) => crewsNow(world({ stretches: both, fixes }), now)[0]!.whereabouts;
  expect(of([fix('zhang', now - 3 * minute), fix('li', now - minute)])).toMatchObject({ fix: { person: 'li' } });
  expect(of([fix('zhang', now - 3 * minute), fix('li', now - minute, 500)])).toMatchObject({
    state: 'known',
    fix: { person: 'zhang' },
  });
});

test('who signed on with one of two crews is out with that one alone', () => {
  const second = { ...crew, id: 'd', name: '二组', unit: '乙中队', members: ['zhang'] };
  const on_ = (named: string | undefined) => {
    const known = world({ stretches: [{ ...on!, ...(named === undefined ? {} : { crew: named }) }] });
    return crewsNow({ ...known, crews: [...known.crews, second] }, now).map(
      ({ members }) => members.find(({ id }) => id === 'zhang')!.on,
    );
  };
  expect(on_('一组')).toEqual([true, false]);
  expect(on_('二组')).toEqual([false, true]);
  expect(on_(undefined)).toEqual([true, true]);
  expect(on_('改名前')).toEqual([true, true]);
});

test('rest counts from the end of the last work before this shift; a break within it is none', () => {
  const rest = (stretches: readonly Stretch[]) => crewsNow(world({ stretches }), now)[0]!.restFrom;
  const night = stretch('zhang', at('22:00', '2026-11-21'), { to: at('05:30') });
  const broken = stretch('zhang', at('06:00'), { to: at('08:00') });
  expect(rest([night, broken, stretch('zhang', at('08:30'))])).toBe(at('05:30'));
  expect(rest([broken])).toBeUndefined();
});

test('a crew waits at its post, else in its zone, else where its roster puts it', () => {
  const stands = (own: Partial<Crew>) => crewsNow(world({ crew: own }), now)[0]!.standsAt;
  expect(stands({ post: 'G-1', zone: 'Z-1' })).toEqual([1, 1]);
  expect(stands({ zone: 'Z-1' })).toEqual([2, 2]);
  expect(stands({})).toEqual([1, 1]);
  expect(stands({ members: ['li'] })).toBeUndefined();
});

test('a vague fix never takes the place of an exact one, whichever comes first', () => {
  const [exact, vague, later] = [fix('zhang', 0), fix('zhang', 1, 900), fix('zhang', 2)];
  expect(newerOf(exact, vague!, 200)).toBe(exact);
  expect(newerOf(vague, exact!, 200)).toBe(exact);
  expect(newerOf(exact, later!, 200)).toBe(later);
  expect(newerOf(later, exact!, 200)).toBe(later);
});

const figures = { earlyMinutes: 60, graceMinutes: 30, mostHours: 12 };

test('signing on takes the shift that runs or begins within the hour, and ends by itself after it', () => {
  const shift = shiftFor('张某', undefined, roster, at('05:10'), figures);
  expect(shift?.shift).toBe('早班');
  expect(shiftFor('张某', undefined, roster, at('04:50'), figures)).toBeUndefined();
  const made = signOn([], { person: 'zhang', at: at('05:10'), shift }, figures);
  expect(made).toMatchObject({ ok: true, value: { post: 'G-1', until: new Date(at('14:30')).toISOString() } });
  const beside = signOn([], { person: 'zhang', at: at('15:00') }, figures);
  expect(beside).toMatchObject({ ok: true, value: { until: new Date(at('15:00') + 12 * hour).toISOString() } });
});

test('nobody is on twice, also in what is told later', () => {
  const done = stretch('zhang', at('06:00'), { to: at('08:00') });
  const again = (when: number) => signOn([done, stretch('zhang', at('08:30'))], { person: 'zhang', at: when }, figures);
  expect(again(now)).toMatchObject({ ok: false, error: { fault: 'on-already' } });
  const late = signOn([done], { person: 'zhang', at: at('07:00') }, figures);
  expect(late).toMatchObject({ ok: false, error: { fault: 'overlaps' } });
  expect(signOn([done], { person: 'zhang', at: at('08:00') }, figures).ok).toBe(true);
});

test('signing off told later ends what ended by itself meanwhile, and nothing that its person had ended', () => {
  const ended = stretch('zhang', at('06:00'), { to: at('14:30') });
  expect(stretchToEnd([ended], at('13:00'), () => true)).toMatchObject({ ok: true, value: { id: ended.id } });
  expect(stretchToEnd([ended], at('13:00'), () => false).ok).toBe(false);
  expect(stretchToEnd([ended], at('15:00'), () => true).ok).toBe(false);
});

test('the roster ahead has what runs, what begins, and who stands in', () => {
  const days = (name: string) =>
    rosterAhead(name, roster, now, 3).map(({ from }) => new Date(from + 8 * hour).toISOString().slice(5, 16));
  expect(days('张某')).toEqual(['11-22T06:00', '11-24T06:00']);
  expect(days('王某')).toEqual(['11-23T06:00']);
  expect(rosterAhead('李某', roster, at('02:00'), 1).map(({ from }) => from)).toEqual([
    at('22:00', '2026-11-21'),
    at('22:00'),
  ]);
});

test('a post is as the best of those who have to be there or signed on for it', () => {
  const fence = () => ({ at: [119.92, 32.48] as const, radius: 200 });
  const signed = (lon: number | undefined, post?: string, name = '张某'): SignedOn => ({
    id: name,
    name,
    from: now - hour,
    ...(post === undefined ? {} : { post }),
    whereabouts:
      lon === undefined ? { state: 'unknown' } : { state: 'known', fix: { ...fix('zhang', now), lon }, ageSeconds: 0 },
  });
  const state = (...people: SignedOn[]) => presenceAtPosts(roster, people, fence, now).posts[0]!.state;
  expect(state()).toBe('absent');
  expect(state(signed(undefined))).toBe('lost');
  // 200 m are 0.00213 degrees of longitude here.
  expect(state(signed(119.9222))).toBe('outside');
  expect(state(signed(119.9221))).toBe('present');
  expect(state(signed(119.93), signed(119.92, 'G-1', '路人'))).toBe('present');
  expect(state(signed(119.92, undefined, '路人'))).toBe('absent');
  expect(presenceAtPosts(roster, [signed(119.92)], fence, now)).toMatchObject({ due: 1, present: 1, absent: 0 });
  expect(presenceAtPosts(roster, [], fence, at('15:00'))).toMatchObject({ due: 0, posts: [] });
  const [post] = presenceAtPosts(roster, [signed(119.93, 'G-1', '路人')], fence, now).posts;
  expect(post).toMatchObject({
    post: 'G-1',
    state: 'outside',
    shifts: [{ name: '早班', from: at('06:00'), to: at('14:00') }],
    people: [
      { name: '路人', state: 'outside', since: now - hour, heardAt: now, metres: 940 },
      { name: '张某', state: 'absent' },
    ],
  });
});

test('crews are told in the order of their numerals', () => {
  const names = ['乙中队一组', '甲中队二组', '甲中队四组', '甲中队一组', '甲中队三组'].sort(byCrewName);
  expect(names.filter((name) => name.startsWith('甲'))).toEqual([
    '甲中队一组',
    '甲中队二组',
    '甲中队三组',
    '甲中队四组',
  ]);
  const many = ['二组', '九组', '十组', '十一组', '十五组', '二十组', '二十一组'];
  expect([...many].sort().sort(byCrewName)).toEqual(many);
});
