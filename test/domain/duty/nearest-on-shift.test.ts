import { expect, test } from 'vitest';
import type { Assignment } from '#domain/duty/assignments.ts';
import { nearestOnShift, type PostPlace, type Sendable } from '#domain/duty/nearest-on-shift.ts';
import type { Roster } from '#domain/duty/on-shift.ts';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';

const everyDay = {
  monday: true,
  tuesday: true,
  wednesday: true,
  thursday: true,
  friday: true,
  saturday: true,
  sunday: true,
};
const day: ShiftPlan = { name: '白班', unit: '采集公司', startsAt: '08:00', endsAt: '18:00', persons: 1, ...everyDay };
const standing = (post: string, person: string): Assignment => ({ post, shift: '白班', person, from: '2026-11-01' });

const posts: readonly PostPlace[] = [
  { number: 'GW-001', at: [119.91, 32.49] },
  { number: 'GW-002', at: [119.92, 32.49] },
  { number: 'GW-003', at: [119.93, 32.49] },
];
const people: readonly Sendable[] = [
  { id: 'wang', name: '王某' },
  { id: 'li', name: '李某' },
  { id: 'zhao', name: '赵某' },
];
const roster: Roster = {
  shifts: [day],
  assignments: [standing('GW-001', '王某'), standing('GW-002', '李某'), standing('GW-003', '别人')],
  standIns: [],
};
const noon = Date.parse('2026-11-20T12:00:00+08:00');
const nearThird = [119.929, 32.49];

const sent = (from: Partial<Roster> = {}, notThese: readonly string[] = [], at = noon, place = nearThird) =>
  nearestOnShift({ ...roster, ...from }, posts, people, place, at, notThese);

test('whoever is on shift at the nearest post is sent, of those who may be', () => {
  expect(sent()).toBe('li');
  expect(sent({}, [], noon, [119.905, 32.49])).toBe('wang');
});

test('who handled it is not sent, but the next nearest', () => {
  expect(sent({}, ['li'])).toBe('wang');
  expect(sent({}, ['li', 'wang'])).toBeUndefined();
});

test('nobody is sent outside the shift, or to a post that there is not', () => {
  expect(sent({}, [], Date.parse('2026-11-20T18:00:00+08:00'))).toBeUndefined();
  expect(sent({ assignments: [standing('GW-900', '王某')] })).toBeUndefined();
});

test('who stands in is sent, who is away is not', () => {
  const standIn = { day: '2026-11-20', post: 'GW-002', shift: '白班', person: '李某', standIn: '赵某' };
  expect(sent({ standIns: [standIn] })).toBe('zhao');
  const forOther = { ...standIn, post: 'GW-003', person: '别人' };
  expect(sent({ standIns: [forOther] })).toBe('zhao');
  expect(sent({ standIns: [{ ...standIn, standIn: '外人' }] })).toBe('wang');
});

test('of two at one post it is always the same', () => {
  const both = [standing('GW-003', '赵某'), standing('GW-003', '王某')];
  expect(sent({ assignments: both })).toBe('wang');
  expect(sent({ assignments: both.toReversed() })).toBe('wang');
});
