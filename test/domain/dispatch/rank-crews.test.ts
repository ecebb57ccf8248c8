import { describe, expect, it } from 'vitest';
import type { CrewStanding } from '#domain/dispatch/crew-standing.ts';
import type { DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import { rankCrews } from '#domain/dispatch/rank-crews.ts';
import { aCrew, aTask, noon } from './crews-by-hand.ts';

const rank = (
  task: DispatchTask,
  crews: readonly CrewStanding[],
  travel: Readonly<Record<string, number>> = {},
  homeSeconds = 300,
) => rankCrews(task, crews, ({ name }) => travel[name] ?? 600, { now: noon, homeSeconds });
const only = (task: DispatchTask, crew: CrewStanding, travel = 600) => rank(task, [crew], { [crew.name]: travel })[0]!;

describe('the crews for a case', () => {
  it('come by how soon they can be there', () => {
    const ranked = rank(aTask(), [aCrew('远'), aCrew('近')], { 远: 900, 近: 120 });
    expect(ranked.map(({ crew, travel, arriveAt, late, fits }) => [crew, travel, arriveAt, late, fits])).toEqual([
      ['近', 120, noon + 120, 0, true],
      ['远', 900, noon + 900, 0, true],
    ]);
  });

  it('have what lies with them already done before, so that a nearer crew with much to do comes later', () => {
    const busy = aCrew('忙', { load: { tasks: 2, seconds: 2400 } });
    expect(rank(aTask(), [busy, aCrew('闲')], { 忙: 60, 闲: 900 }).map(({ crew }) => crew)).toEqual(['闲', '忙']);
    expect(only(aTask(), busy, 60).arriveAt).toBe(noon + 2460);
  });

  it('drop what they have for an urgent case, but not what they are at', () => {
    const busy = aCrew('忙', { load: { tasks: 2, seconds: 2400 }, freeAt: noon + 500 });
    expect(only(aTask({ urgent: true }), busy, 60).arriveAt).toBe(noon + 560);
  });

  it('do not wait for the case itself where it lies with them', () => {
    const crew = aCrew('甲', { load: { tasks: 1, seconds: 1200 }, waiting: ['c1'] });
    expect(only(aTask({ crew: '甲' }), crew, 60).arriveAt).toBe(noon + 60);
    // Also where it lies with one of them.
    expect(only(aTask({ assignee: 'p1' }), crew, 60).arriveAt).toBe(noon + 60);
    // What they are at is not among what waits: the others are done before all the same.
    const there = aCrew('甲', { load: { tasks: 2, seconds: 1200 }, waiting: ['c2'], atCase: 'c1', freeAt: noon + 500 });
    expect(only(aTask({ crew: '甲' }), there, 60).arriveAt).toBe(noon + 1760);
  });

  it('count as nearer at home in the zone, by so much and no more', () => {
    const home = aCrew('本区', { zone: 'Z1' });
    const other = aCrew('外区', { zone: 'Z2' });
    const first = (travel: Readonly<Record<string, number>>) => rank(aTask(), [other, home], travel)[0]!;
    expect(first({ 本区: 599, 外区: 300 })).toMatchObject({ crew: '本区', isHome: true });
    expect(first({ 本区: 601, 外区: 300 })).toMatchObject({ crew: '外区', isHome: false });
  });

  it('that are in time come before any that is not', () => {
    const late = aCrew('迟', { zone: 'Z1' });
    const ranked = rank(aTask({ dueAt: noon + 1500 }), [late, aCrew('准')], { 迟: 400, 准: 290 });
    expect(ranked.map(({ crew, late, cautions }) => [crew, late, cautions])).toEqual([
      ['准', 0, []],
      ['迟', 100, ['late']],
    ]);
  });
});

describe('why not a crew', () => {
  it.each([
    ['of another unit', {}, { unit: '城东中队' }, { why: 'unit', unit: '城东中队' }],
    ['off shift', {}, { shift: undefined }, { why: 'off-shift' }],
    ['too few licensed for a penalty', { licensed: 2 }, {}, { why: 'licence', has: 1, needs: 2 }],
    ['lacks a skill', { skills: ['拆除', '清洗'] }, { skills: ['清洗'] }, { why: 'skill', lacks: ['拆除'] }],
    ['rests', {}, { restUntil: noon + 60 }, { why: 'rest', until: noon + 60 }],
    ['nobody knows where it is', {}, { place: undefined }, { why: 'no-place' }],
    [
      'its shift ends before it would be done',
      {},
      { shift: { from: noon, until: noon + 1799 } },
      { why: 'shift-ends', at: noon + 1799 },
    ],
  ] as const)('%s', (_why, task, crew, expected) => {
    const standing = Object.fromEntries(
      Object.entries(aCrew('甲', crew as Partial<CrewStanding>)).filter(([, value]) => value !== undefined),
    ) as unknown as CrewStanding;
    const ranked = only(aTask(task as Partial<DispatchTask>), standing);
    expect(ranked).toMatchObject({ fits: false, whyNot: [expected] });
  });

  it('has no way there', () => {
    const ranked = only(aTask(), aCrew('甲'), Infinity);
    expect(ranked).toMatchObject({ fits: false, whyNot: [{ why: 'no-way' }] });
    expect(ranked.travel).toBeUndefined();
  });

  it('is told whole, all that speaks against it, and it stands behind all that fit', () => {
    const worst = aCrew('甲', { unit: '城东中队', licensed: 0, restUntil: noon + 600 });
    const ranked = rank(aTask({ licensed: 2 }), [worst, aCrew('乙', { licensed: 2 })], { 甲: 1, 乙: 3000 });
    expect(ranked.map(({ crew }) => crew)).toEqual(['乙', '甲']);
    expect(ranked[1]!.whyNot.map(({ why }) => why)).toEqual(['unit', 'licence', 'rest']);
  });

  it('rest that is over and a shift that just suffices speak against nobody', () => {
    const crew = aCrew('甲', { restUntil: noon, shift: { from: noon, until: noon + 1800 } });
    expect(only(aTask(), crew).whyNot).toEqual([]);
  });

  it('the unit that helps is no other unit, and is named as such', () => {
    const helper = aCrew('援', { unit: '城东中队' });
    expect(only(aTask({ coUnit: '城东中队' }), helper)).toMatchObject({ fits: true, cautions: ['other-unit'] });
  });

  it('nobody signed on and no position are said, but forbid nothing', () => {
    const crew = aCrew('甲', { isSignedOn: false, isFix: false });
    expect(only(aTask(), crew)).toMatchObject({ fits: true, cautions: ['not-signed-on', 'no-fix'] });
  });
});
