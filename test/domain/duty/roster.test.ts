import { expect, test } from 'vitest';
import { assignments, type Assignment } from '#domain/duty/assignments.ts';
import { onShift, type Roster } from '#domain/duty/on-shift.ts';
import { shiftPlans, type ShiftPlan } from '#domain/duty/shift-plans.ts';
import { standIns, type StandIn } from '#domain/duty/stand-ins.ts';
import type { RecordKind, RecordsView } from '#domain/record.ts';

const workdays = { monday: true, tuesday: true, wednesday: true, thursday: true, friday: true };
const early: ShiftPlan = {
  name: '早班',
  unit: '城东市容中队',
  startsAt: '06:30',
  endsAt: '14:30',
  persons: 1,
  ...workdays,
  saturday: false,
  sunday: false,
};
const night: ShiftPlan = { ...early, name: '夜班', startsAt: '22:00', endsAt: '06:00', friday: false };
const wang: Assignment = { post: 'GW-001', shift: '早班', person: '王某', from: '2026-11-02', to: '2026-11-20' };
const li: Assignment = { post: 'GW-001', shift: '夜班', person: '李某', from: '2026-11-02' };
const forLi: StandIn = { day: '2026-11-04', post: 'GW-001', shift: '夜班', person: '李某', standIn: '赵某' };
const roster: Roster = { shifts: [early, night], assignments: [wang, li], standIns: [forLi] };

const who = (local: string, from: Roster = roster) =>
  onShift(from, Date.parse(`${local}:00+08:00`)).map(({ person, standsInFor }) => [person, standsInFor]);

test('who is assigned is on post from the first to the last minute of the shift, on its days', () => {
  expect(who('2026-11-02T06:29')).toEqual([]);
  expect(who('2026-11-02T06:30')).toEqual([['王某', undefined]]);
  expect(who('2026-11-02T14:29')).toEqual([['王某', undefined]]);
  expect(who('2026-11-02T14:30')).toEqual([]);
  expect(who('2026-11-07T08:00')).toEqual([]);
  expect(who('2026-11-20T08:00')).toEqual([['王某', undefined]]);
  expect(who('2026-11-23T08:00')).toEqual([]);
});

test('a shift over midnight belongs to the day it began on', () => {
  expect(who('2026-11-02T23:00')).toEqual([['李某', undefined]]);
  expect(who('2026-11-03T05:59')).toEqual([['李某', undefined]]);
  expect(who('2026-11-03T06:00')).toEqual([]);
  // Thursday's night shift ends on Friday; on Friday none begins.
  expect(who('2026-11-06T03:00')).toEqual([['李某', undefined]]);
  expect(who('2026-11-07T03:00')).toEqual([]);
  // Nobody had begun on Sunday.
  expect(who('2026-11-02T03:00')).toEqual([]);
});

test('a stand-in replaces for the shift that began on the day, into the next morning', () => {
  expect(who('2026-11-04T23:00')).toEqual([['赵某', '李某']]);
  expect(who('2026-11-05T05:00')).toEqual([['赵某', '李某']]);
  expect(who('2026-11-05T23:00')).toEqual([['李某', undefined]]);
});

test('a shift that ends when it begins lasts a day, one until 24:00 ends at midnight', () => {
  const all = { ...early, startsAt: '08:00', endsAt: '08:00', saturday: true, sunday: true };
  const late = { ...all, startsAt: '16:00', endsAt: '24:00' };
  expect(who('2026-11-03T07:59', { ...roster, shifts: [all] })).toEqual([['王某', undefined]]);
  expect(who('2026-11-03T08:00', { ...roster, shifts: [all] })).toHaveLength(1);
  expect(who('2026-11-03T23:59', { ...roster, shifts: [late] })).toHaveLength(1);
  expect(who('2026-11-04T00:00', { ...roster, shifts: [late] })).toHaveLength(0);
});

/** All records as they would stand. */
function standing(records: Readonly<Record<string, readonly object[]>>): RecordsView {
  const all = (kind: string) =>
    (records[kind] ?? []).map((content, i) => ({ kind, id: `${kind}-${i}`, version: 1, content: { ...content } }));
  return { all, get: (kind, id) => all(kind).find((record) => record.id === id) };
}

/** What is wrong with the i-th record of a kind. */
function faults(kind: RecordKind, records: Readonly<Record<string, readonly object[]>>, i = 0) {
  const content = records[kind.id]![i]! as Readonly<Record<string, unknown>>;
  return kind.check!(standing(records), `${kind.id}-${i}`, content).map(({ pointer }) => pointer);
}

const shifts = { 'shift-plans': [early, night] };

test('an assignment needs a shift that there is, of that post, and days in order, once', () => {
  expect(faults(assignments, { ...shifts, assignments: [wang] })).toEqual([]);
  expect(faults(assignments, { ...shifts, assignments: [{ ...wang, shift: '中班' }] })).toEqual(['/shift']);
  const bound = { 'shift-plans': [{ ...early, post: 'GW-002' }] };
  expect(faults(assignments, { ...bound, assignments: [wang] })).toEqual(['/shift']);
  expect(faults(assignments, { ...shifts, assignments: [{ ...wang, to: '2026-11-01' }] })).toEqual(['/to']);
  expect(faults(assignments, { ...shifts, assignments: [wang, { ...wang, from: '2026-11-20' }] }, 1)).toEqual([
    '/from',
  ]);
  expect(
    faults(assignments, { ...shifts, assignments: [wang, { ...wang, from: '2026-11-21', to: '2026-11-30' }] }, 1),
  ).toEqual([]);
});

test('a stand-in needs somebody who would have been there that day', () => {
  const stand = (change: Partial<StandIn>, others: readonly object[] = []) =>
    faults(standIns, { ...shifts, assignments: [wang, li], 'stand-ins': [{ ...forLi, ...change }, ...others] });
  expect(stand({})).toEqual([]);
  expect(stand({ day: '2026-11-06' })).toEqual(['/day']);
  expect(stand({ day: '2026-10-28' })).toEqual(['/person']);
  expect(stand({ person: '周某' })).toEqual(['/person']);
  expect(stand({ standIn: '李某' })).toEqual(['/standIn']);
  expect(stand({ shift: '中班' })).toEqual(['/shift', '/person']);
  expect(stand({}, [{ ...forLi, standIn: '孙某' }])).toEqual(['/person']);
});

test('a shift that somebody stands without an end stays', () => {
  const left = { 'shift-plans': [early], assignments: [wang, li] };
  expect(shiftPlans.check!(standing(left), 'shift-plans-1', null)).toEqual([
    { pointer: '', detail: '"李某" still stands the shift "夜班"; end that assignment first' },
  ]);
  expect(faults(shiftPlans, left)).toEqual(['/name']);
  expect(shiftPlans.check!(standing({ 'shift-plans': [night], assignments: [wang, li] }), 'x', null)).toEqual([]);
  expect(faults(shiftPlans, { 'shift-plans': [early, early] })).toEqual(['/name']);
});
