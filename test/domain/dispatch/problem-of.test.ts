import { describe, expect, it } from 'vitest';
import { planOf } from '#domain/dispatch/plan.ts';
import { planGround, problemOf } from '#domain/dispatch/problem-of.ts';
import { costOfMove, replan } from '#domain/dispatch/replan.ts';
import { touchedBetween } from '#domain/dispatch/touched-between.ts';
import { aCrew, aTask, noon } from './crews-by-hand.ts';

const persons: Readonly<Record<string, string>> = { p1: '甲' };
const ground = (
  crews: Parameters<typeof planGround>[0],
  tasks: Parameters<typeof planGround>[1],
  keeps = true,
  now = noon,
) => planGround(crews, tasks, (person) => persons[person], { now, keeps });
const minute = 60;
/** Ten minutes from anywhere to anywhere else. */
const travel = (_vehicle: string, from: number, to: number) => (from === to ? 0 : 10 * minute);
const problem = (...of: Parameters<typeof ground>) =>
  problemOf(ground(...of), travel, { now: of[3] ?? noon, pause: 3600 });

describe('what a plan is made of', () => {
  it('are crews and cases with their stops, in seconds', () => {
    const made = problem([aCrew('甲', { zone: 'Z1' })], [aTask({ licensed: 2, skills: ['拆除'] })]);
    expect(made).toMatchObject({
      now: noon,
      horizon: noon + 7 * 3600,
      crews: [{ id: '甲', vehicle: 'ebike', start: 0, freeAt: noon, until: noon + 6 * 3600, licensed: 1, zone: 'Z1' }],
      tasks: [{ id: 'c1', at: 1, dueAt: noon + 7200, work: 1200, licensed: 2, skills: ['拆除'], zone: 'Z1' }],
    });
    expect(made.tasks[0]!.fixed).toBeUndefined();
    expect(ground([aCrew('甲')], [aTask()]).places).toEqual([
      [119.93, 32.48],
      [119.92, 32.48],
    ]);
  });

  it('a crew without a shift or a place is on no route, and is free when its rest is over', () => {
    const { shift: _s, ...off } = aCrew('休');
    const { place: _p, ...lost } = aCrew('失');
    const made = ground([off, aCrew('歇', { restUntil: noon + 900 }), lost], [aTask()]);
    expect(made.crews.map(({ id, freeAt, start }) => [id, freeAt, start])).toEqual([['歇', noon + 900, 0]]);
  });

  it('a case stays with the crew it was put on, or with that of the person it was put on', () => {
    const tasks = [aTask({ id: 'a', crew: '甲' }), aTask({ id: 'b', assignee: 'p1' }), aTask({ id: 'c' })];
    expect(ground([aCrew('甲')], tasks).tasks.map(({ fixed }) => fixed)).toEqual(['甲', '甲', undefined]);
  });

  it('what was not signed for is let go where that is asked; what was signed for is not', () => {
    const tasks = [aTask({ id: 'a', crew: '甲' }), aTask({ id: 'b', crew: '甲', isSignedFor: true })];
    expect(ground([aCrew('甲')], tasks, false).tasks.map(({ fixed }) => fixed)).toEqual([undefined, '甲']);
  });

  it('the case that a crew is at is no stop, and ends no sooner than in a while; where it was before it goes again', () => {
    const at = (arrivedAt: number) => [
      aTask({ id: 'a', crew: '甲', arrivedAt }),
      aTask({ id: 'b', crew: '甲', arrivedAt: noon - 86_400 }),
    ];
    const made = ground([aCrew('甲', { atCase: 'a' })], at(noon - 600));
    expect(made.tasks.map(({ id }) => id)).toEqual(['b']);
    expect(made.inHand).toEqual([{ task: 'a', crew: '甲', endsAt: noon + 600 }]);
    expect(ground([aCrew('甲', { atCase: 'a' })], at(noon - 7200)).inHand).toEqual([
      { task: 'a', crew: '甲', endsAt: noon + 300 },
    ]);
  });

  it('what lies with somebody without a crew, or with another unit, is left where it is', () => {
    const tasks = [aTask({ id: 'a', assignee: 'p9' }), aTask({ id: 'b', crew: '外援组' })];
    expect(ground([aCrew('甲')], tasks)).toMatchObject({ tasks: [], elsewhere: ['a', 'b'] });
  });
});

describe('what a change touches', () => {
  const crews = [aCrew('甲'), aCrew('乙')];
  const tasks = [aTask({ id: 'a' }), aTask({ id: 'b' })];
  const before = problem(crews, tasks);
  const plan = planOf(before);
  const on = (task: string) => plan.routes.find(({ visits }) => visits.some((one) => one.task === task))!.crew;
  const touched = (next: ReturnType<typeof problem>, moved = () => false) => [
    ...touchedBetween(before, plan, next, moved),
  ];

  it('is nothing by the clock alone', () => {
    const later = noon + 200;
    const same = crews.map((crew) => ({ ...crew, freeAt: later }));
    expect(touched(problem(same, tasks, true, later))).toEqual([]);
  });

  it('is what came, and what has another deadline or place', () => {
    expect(touched(problem(crews, [...tasks, aTask({ id: 'c' })]))).toEqual(['c']);
    expect(touched(problem(crews, [tasks[0]!, aTask({ id: 'b', dueAt: noon + 60 })]))).toEqual(['b']);
    expect(touched(before, () => true)).toEqual(['a', 'b']);
  });

  it('is not what was given to the crew that the plan had it on, but what was given to another', () => {
    const other = on('a') === '甲' ? '乙' : '甲';
    expect(touched(problem(crews, [aTask({ id: 'a', crew: on('a') }), tasks[1]!]))).toEqual([]);
    expect(touched(problem(crews, [aTask({ id: 'a', crew: other }), tasks[1]!]))).toEqual(['a']);
  });

  it('are the late ones where a crew came to help', () => {
    const hurried = [aTask({ id: 'a', dueAt: noon + 1800 }), aTask({ id: 'b', dueAt: noon + 1800 })];
    const alone = problem([aCrew('甲')], hurried);
    const strained = planOf(alone);
    const helped = problem(crews, hurried);
    const late = strained.routes[0]!.visits.filter((visit) => visit.late > 0).map(({ task }) => task);
    expect(late).toHaveLength(1);
    const anew = touchedBetween(alone, strained, helped, () => false);
    expect([...anew]).toEqual(late);
    expect(replan(helped, strained, { tasks: anew }).cost.lateness).toBe(0);
  });

  it('keeps what a move cost: the plan after it is the one that was shown', () => {
    const other = on('a') === '甲' ? '乙' : '甲';
    const cost = costOfMove(before, plan, 'a', other);
    if (cost === undefined || 'why' in cost) throw new Error('the move should be possible');
    const next = problem(crews, [aTask({ id: 'a', crew: other }), tasks[1]!]);
    const after = replan(next, plan, { tasks: new Set(touched(next)) });
    expect(after.cost).toEqual({
      lateness: plan.cost.lateness + cost.lateness,
      travel: plan.cost.travel + cost.travel,
    });
    expect(after.routes).toEqual(cost.plan.routes);
  });
});
