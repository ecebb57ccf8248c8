import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { touchesAlarms } from '../../../web/wall/alarm/ask-alarms.ts';
import { Heard } from '../../../web/wall/alarm/heard.ts';
import { soundAt, SoundPlan } from '../../../web/wall/alarm/sound-plan.ts';
import { shortInstant } from '../../../web/wall/short-instant.ts';

const noon = Date.parse('2026-11-22T04:00:00Z');

class Kept extends Map<string, string> {
  getItem(key: string): string | null {
    return this.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.set(key, value);
  }
}

describe('what a screen has heard of', () => {
  it('is known after the page was loaded anew, and not to other screens', () => {
    const store = new Kept();
    new Heard('left', store).note(['a', 'b'], ['a', 'b']);
    expect([...new Heard('left', store).ids]).toEqual(['a', 'b']);
    expect([...new Heard('right', store).ids]).toEqual([]);
  });

  it('is forgotten with the alarm, so that the list does not grow', () => {
    const store = new Kept();
    const heard = new Heard('left', store);
    for (let at = 0; at < 1_000; at += 1) heard.note([`case-${at}`], [`case-${at}`]);
    expect([...heard.ids]).toEqual(['case-999']);
    heard.note([], []);
    expect([...store.values()]).toEqual(['[]']);
  });

  it('is begun anew where what was kept cannot be read, or nothing can be kept', () => {
    const store = new Kept([['shirong.wall.heard.left', '{']]);
    const full = {
      getItem: (key: string) => store.getItem(key),
      setItem: () => {
        throw new Error('full');
      },
    };
    const heard = new Heard('left', full);
    heard.note(['a'], ['a']);
    expect([...heard.ids]).toEqual(['a']);
  });
});

describe('the instant of a sound', () => {
  it('is the same on all screens that hear of a case in time, whenever they do', () => {
    expect([100, 600, 1_900].map((later) => soundAt(noon, 0, noon + later))).toEqual([
      noon + 2_000,
      noon + 2_000,
      noon + 2_000,
    ]);
    expect(soundAt(noon, 0, noon + 60_000)).toBe(noon + 60_000);
  });

  it('follows the one before where several come together', () => {
    expect([0, 1, 2].map((place) => soundAt(noon, place, noon) - noon)).toEqual([2_000, 3_500, 5_000]);
  });
});

describe('the sounds that are still to come', () => {
  beforeEach(() => void vi.useFakeTimers({ now: noon }));
  afterEach(() => void vi.useRealTimers());

  it('come once each, however often they are planned', () => {
    const plan = new SoundPlan(Date.now);
    const sound = vi.fn();
    plan.plan('a', noon + 2_000, sound);
    plan.plan('a', noon + 2_000, sound);
    vi.advanceTimersByTime(1_999);
    expect(sound).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(sound).toHaveBeenCalledOnce();
  });

  it('do not come for what was answered meanwhile', () => {
    const plan = new SoundPlan(Date.now);
    const [a, b] = [vi.fn(), vi.fn()];
    plan.plan('a', noon + 2_000, a);
    plan.plan('b', noon + 2_000, b);
    plan.only(new Set(['b']));
    vi.advanceTimersByTime(10_000);
    expect([a.mock.calls.length, b.mock.calls.length]).toEqual([0, 1]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a change', () => {
  const change = (kind: string, collection: string, ids: string[], records: string[] = []) => ({
    kind,
    touched: [{ collection, ids, bbox: [0, 0, 1, 1] as const }],
    records: records.map((of) => ({ kind: of, id: 'c1' })),
  });
  const known = { seq: 1, at: '', alarms: [{ id: 'c1' }] } as unknown as Parameters<typeof touchesAlarms>[1];

  it('concerns the alarms where it may make one, touches one, or answers one', () => {
    expect(touchesAlarms(change('case.report', 'cases', ['c9']), known)).toBe(true);
    expect(touchesAlarms(change('case.mark-urgent', 'cases', ['c9']), undefined)).toBe(true);
    expect(touchesAlarms(change('case.acknowledge', 'cases', ['c1']), known)).toBe(true);
    expect(touchesAlarms(change('alarm-answers.create', 'roads', [], ['alarm-answers']), known)).toBe(true);
  });

  it.each(['case.unmerge', 'case.approve-return', 'case.reassign', 'feature.replace', 'sample.catch-up'])(
    'concerns them where a case may come back from where somebody had it in hand, or by another way: %s',
    (kind) => expect(touchesAlarms(change(kind, 'cases', ['c9']), known)).toBe(true),
  );

  it('does not make every screen ask where it is about something else', () => {
    for (const kind of ['case.handle', 'case.file', 'case.dispatch', 'case.arrive', 'case.close', 'clock'])
      expect(touchesAlarms(change(kind, 'cases', ['c9']), known)).toBe(false);
    expect(touchesAlarms(change('case.report', 'roads', ['c1']), known)).toBe(false);
  });
});

describe('an instant on a wall', () => {
  it('has its day where that is another one in Shanghai', () => {
    expect(shortInstant(noon - 60_000, noon)).toBe('11:59');
    expect(shortInstant(noon - 13 * 3_600_000, noon)).toBe('11-21 23:00');
  });
});
