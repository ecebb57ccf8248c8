import { describe, expect, it } from 'vitest';
import { findingOf, intervalOf } from '../../../web/checks/strip/gap-finding.ts';
import { pointOn, stretchOn, wordsOn } from '../../../web/checks/strip/on-line.ts';
import { isChanged, planOf, reducePlan, type PlanAct, type PlanState } from '../../../web/checks/strip/plan.ts';
import { percentOf, reckonLine } from '../../../web/checks/strip/reckon-line.ts';
import { apart, panned, showing, wholeOf, zoomed } from '../../../web/checks/strip/strip-window.ts';
import { aLine, aSign, aStrip, place } from './strip-world.tsx';

const key = '青年路 1';
const crossing = { why: { crossing: '府前路' }, from: 400, to: 440 } as const;
const begun = (more: Parameters<typeof aLine>[1] = {}) =>
  planOf(aStrip([aLine(897, { proposals: [450], forbidden: [crossing], ...more })]));
const acted = (state: PlanState, ...acts: readonly PlanAct[]) => acts.reduce(reducePlan, state);
const places = ({ plan }: PlanState) => plan[key]!.map(({ at }) => at);

describe('the plan for a street', () => {
  it('begins with what was computed', () => {
    expect(places(begun())).toEqual([450]);
    expect(isChanged(begun())).toBe(false);
  });

  it('puts nothing where nothing may be put: the nearer edge is taken, and it says so', () => {
    const near = acted(begun(), { act: 'move', line: key, id: 1, to: 410 });
    expect([places(near), near.hasSnapped]).toEqual([[400], true]);
    const far = acted(begun(), { act: 'move', line: key, id: 1, to: 431 });
    expect([places(far), far.hasSnapped]).toEqual([[440], true]);
    const free = acted(begun(), { act: 'move', line: key, id: 1, to: 500 });
    expect([places(free), free.hasSnapped]).toEqual([[500], false]);
  });

  it('goes over a forbidden stretch by keys, which would otherwise never get out of it', () => {
    const back = acted(begun(), { act: 'nudge', line: key, id: 1, by: -20 });
    expect(places(back)).toEqual([400]);
    expect(places(acted(back, { act: 'nudge', line: key, id: 1, by: 10 }))).toEqual([440]);
  });

  it('stays on the street, and goes round on a loop', () => {
    expect(places(acted(begun(), { act: 'move', line: key, id: 1, to: 2000 }))).toEqual([897]);
    expect(places(acted(begun({ closed: true }), { act: 'move', line: key, id: 1, to: 900 }))).toEqual([3]);
  });

  it('stays where it is when what lies on to the end is forbidden', () => {
    const edge = begun({ proposals: [390], forbidden: [{ ...crossing, to: 897 }] });
    expect(places(acted(edge, { act: 'nudge', line: key, id: 1, by: 10 }))).toEqual([400]);
    const barred = begun({ proposals: [400], forbidden: [{ ...crossing, to: 900 }] });
    expect(acted(barred, { act: 'nudge', line: key, id: 1, by: 10 })).toBe(barred);
  });

  it('takes a drag back as one step, and none where it came back to its begin', () => {
    const drag = (to: number): PlanAct => ({ act: 'move', line: key, id: 1, to, isDrag: true });
    const dragged = acted(begun(), drag(500), drag(550), drag(600), { act: 'drop' });
    expect([places(dragged), dragged.past.length]).toEqual([[600], 1]);
    expect(places(acted(dragged, { act: 'undo' }))).toEqual([450]);
    expect(places(acted(dragged, { act: 'undo' }, { act: 'redo' }))).toEqual([600]);
    expect(acted(begun(), drag(500), drag(450), { act: 'drop' }).past).toEqual([]);
  });

  it('adds, removes and goes back to what was computed', () => {
    const added = acted(begun(), { act: 'add', line: key, at: 420 }, { act: 'add', line: key, at: 700 });
    expect(places(added)).toEqual([450, 400, 700]);
    const removed = acted(added, { act: 'remove', line: key, id: 1 });
    expect(places(removed)).toEqual([400, 700]);
    expect(places(acted(removed, { act: 'reset' }))).toEqual([450]);
    expect(places(acted(removed, { act: 'reset' }, { act: 'undo' }))).toEqual([400, 700]);
    expect(new Set(added.plan[key]!.map(({ id }) => id)).size).toBe(3);
  });

  it('is computed anew when the street changes, unless somebody made it: then it stays', () => {
    const newer = aStrip([aLine(897, { proposals: [300], things: [aSign(700, 'S-1')] })]);
    expect(places(acted(begun(), { act: 'take', strip: newer }))).toEqual([300]);
    const made = acted(begun(), { act: 'move', line: key, id: 1, to: 500 }, { act: 'take', strip: newer });
    expect([places(made), made.strip]).toEqual([[500], newer]);
    const other = acted(made, { act: 'take', strip: { ...newer, street: '济川路' } });
    expect(places(other)).toEqual([300]);
  });
});

describe('a line as it would be', () => {
  it('is read both ways: 1,200 m with signs at 100, 700 and 1,190 fails by gap and passes by block', () => {
    const line = aLine(1200, { things: [aSign(100, 'a'), aSign(700, 'b'), aSign(1190, 'c')] });
    const now = reckonLine(line, []);
    expect([now.gap.complies, now.gap.failing, Math.round(now.longest)]).toEqual([false, 1, 600]);
    expect(now.gap.percent).toBeCloseTo(50, 6);
    expect([now.block.complies, now.block.percent]).toEqual([true, 100]);
    const mended = reckonLine(line, [{ id: 1, at: 400, proposed: 400 }]);
    expect([mended.gap.complies, mended.gap.percent, mended.longest]).toEqual([true, 100, 490]);
  });

  it('counts nothing that does not count, and weighs several lines by their length', () => {
    const damaged = aLine(300, { key: 'x', things: [aSign(150, 'a', { counts: false, why: 'state' })] });
    expect(reckonLine(damaged, []).gaps).toMatchObject([{ bare: true, complies: false }]);
    const good = aLine(900, { things: [aSign(450, 'b')] });
    const both = [damaged, good].map((line) => ({ line, result: reckonLine(line, []) }));
    expect(percentOf(both, 'gap')).toBeCloseTo(75, 6);
    expect(percentOf([], 'gap')).toBeNull();
  });
});

describe('a place of a line', () => {
  it('is told from the nearer crossing, never as a chainage', () => {
    expect(wordsOn('青年路', aLine(897), 200)).toBe('青年路，人民路口向东200米');
    expect(wordsOn('青年路', aLine(897, { side: 'south' }), 700)).toBe('青年路，迎春路口向西200米，路南');
  });

  it('lies on the ground where it lies along the line, to its side where sides count apart', () => {
    const [lng, lat] = pointOn(aLine(897), 300).coordinates;
    expect([lng, lat]).toEqual([expect.closeTo(place(300)[0], 7), expect.closeTo(32.48993, 5)]);
    expect(lat).toBeLessThan(32.49);
    expect(pointOn(aLine(897, { side: 'south' }), 300).coordinates[1]).toBeLessThan(32.49);
    expect(pointOn(aLine(897, { side: 'north' }), 300).coordinates[1]).toBeGreaterThan(32.49);
  });

  it('goes on over the start of a loop', () => {
    const loop = aLine(900, {
      closed: true,
      line: [place(0), place(300), place(600), place(0)],
      at: [0, 300, 600, 900],
    });
    const { coordinates } = stretchOn(loop, { from: 700, to: 1100 });
    expect(coordinates[0]![0]).toBeCloseTo(place(400)[0], 6);
    expect(coordinates.at(-1)![0]).toBeCloseTo(place(200)[0], 6);
  });
});

describe('the finding of a gap', () => {
  const line = aLine(2000);
  const finding = (id: string, from: number, to: number) => ({ id, geometry: stretchOn(line, { from, to }) });

  it('is the one that covers most of it', () => {
    const findings = [finding('1', 0, 600), finding('2', 900, 1700)];
    expect(findingOf(findings, line, { from: 900, to: 1650 })?.id).toBe('2');
    expect(findingOf(findings, line, { from: 620, to: 880 })).toBeUndefined();
  });

  it('is of the same side, where each side counts apart', () => {
    const south = { ...finding('3', 0, 600), details: { side: 'south' } };
    expect(intervalOf(south, { ...line, side: 'north' })).toBeUndefined();
    expect(intervalOf(south, { ...line, side: 'south' })).toMatchObject({ from: expect.closeTo(0, 1) as number });
  });

  it('is none of another street', () => {
    const away = { geometry: { type: 'LineString' as const, coordinates: [place(0), [119.92, 32.5]] } };
    expect(intervalOf({ geometry: { type: 'Point', coordinates: [119.92, 32.5] } }, line)).toBeUndefined();
    expect(findingOf([away], line, { from: 0, to: 2000 })).toBeUndefined();
  });
});

describe('what is seen of a strip', () => {
  it('never leaves the street', () => {
    const whole = wholeOf(1000);
    expect(zoomed(whole, 0.5, 500, 1000)).toEqual(whole);
    const near = zoomed(whole, 4, 500, 1000);
    expect([near.span, near.from + near.span / 2]).toEqual([whole.span / 4, 500]);
    expect(panned(near, 5000, 1000).from).toBeCloseTo(whole.from + whole.span - near.span, 6);
    expect(panned(near, -5000, 1000).from).toBe(whole.from);
  });

  it('goes to a stretch that lies outside, and stays where it is seen well', () => {
    const near = { from: 0, span: 300 };
    expect(showing(near, 50, 200, 1000)).toBe(near);
    const there = showing(near, 700, 900, 1000);
    expect([there.from <= 700, there.from + there.span >= 900]).toEqual([true, true]);
  });

  it('keeps names apart', () => {
    const kept = apart(
      [0, 10, 100],
      (x) => x,
      () => 40,
    );
    expect(kept).toEqual([0, 100]);
  });
});
