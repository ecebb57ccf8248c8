import { describe, expect, it } from 'vitest';
import { standingOf } from '#domain/dispatch/standing-of.ts';
import type { CrewMember, CrewNow } from '#domain/people/crew-now.ts';
import { aTask, noon } from './crews-by-hand.ts';

const member = (id: string, more: Partial<CrewMember> = {}): CrewMember => ({
  id,
  name: id,
  licensed: false,
  skills: [],
  on: true,
  whereabouts: { state: 'unknown' },
  ...more,
});
const crew = (more: Partial<CrewNow> = {}): CrewNow => ({
  crew: { id: 'k', name: '甲', unit: '城中中队', members: ['p1', 'p2'], vehicle: 'foot', zone: 'Z1', skills: ['清洗'] },
  onShift: { from: (noon - 3600) * 1000, to: (noon + 3600) * 1000, shift: '早班' },
  members: [member('p1', { licensed: true, skills: ['拆除'] }), member('p2')],
  whereabouts: { state: 'unknown' },
  load: { tasks: 0, minutes: 0 },
  standsAt: [119.9, 32.4],
  ...more,
});
const stands = (now: CrewNow, tasks = [] as ReturnType<typeof aTask>[]) =>
  standingOf(now, tasks, { restHours: 4 }, noon);

describe('how a crew stands', () => {
  it('it is where its phone says, else where it waits', () => {
    expect(stands(crew())).toMatchObject({ place: [119.9, 32.4], isFix: false, shift: { until: noon + 3600 } });
    const fix = { person: 'p1', at: noon * 1000, lon: 119.95, lat: 32.5, accuracy: 10 };
    const known = crew({ whereabouts: { state: 'known', fix, ageSeconds: 0 } });
    expect(stands(known)).toMatchObject({ place: [119.95, 32.5], isFix: true });
    const stale = crew({ whereabouts: { state: 'unknown', last: fix, ageSeconds: 9000 } });
    expect(stands(stale)).toMatchObject({ place: [119.9, 32.4], isFix: false });
  });

  it('those who signed on count, with what they can do; where nobody did, all', () => {
    expect(stands(crew())).toMatchObject({ members: 2, licensed: 1, isSignedOn: true, skills: ['清洗', '拆除'] });
    const one = crew({ members: [member('p1', { licensed: true, skills: ['拆除'], on: false }), member('p2')] });
    expect(stands(one)).toMatchObject({ members: 1, licensed: 0, isSignedOn: true, skills: ['清洗'] });
    const none = crew({ members: [member('p1', { licensed: true, on: false }), member('p2', { on: false })] });
    expect(stands(none)).toMatchObject({ members: 2, licensed: 1, isSignedOn: false });
  });

  it('it is free, and elsewhere, when what it is at ends; what waits with it is its load', () => {
    const at = aTask({ id: 'a', crew: '甲', arrivedAt: noon - 600, place: [119.99, 32.49] });
    const waits = [aTask({ id: 'b', assignee: 'p2' }), aTask({ id: 'c', crew: '甲' }), aTask({ id: 'd', crew: '乙' })];
    expect(stands(crew(), [at, ...waits])).toMatchObject({
      freeAt: noon + 600,
      place: [119.99, 32.49],
      load: { tasks: 3, seconds: 2400 },
      atCase: 'a',
    });
  });

  it('it is at one case, where it came last in this shift', () => {
    const came = (id: string, arrivedAt: number) => aTask({ id, crew: '甲', arrivedAt });
    const twice = [came('b', noon - 300), came('a', noon - 600), came('c', noon - 90_000)];
    expect(stands(crew(), twice)).toMatchObject({ atCase: 'b', load: { tasks: 3, seconds: 2400 } });
    expect(stands(crew(), [came('c', noon - 90_000)]).atCase).toBeUndefined();
    const { onShift: _, ...off } = crew();
    expect(stands(off, twice).atCase).toBeUndefined();
  });

  it('it rests so many hours after its last work, and no longer', () => {
    const ended = (hours: number) => stands(crew({ restFrom: (noon - hours * 3600) * 1000 })).restUntil;
    expect(ended(1)).toBe(noon + 3 * 3600);
    expect(ended(4)).toBeUndefined();
  });
});
