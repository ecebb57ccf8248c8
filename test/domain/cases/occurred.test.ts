import { describe, expect, it } from 'vitest';
import { lastStepOf, whenDone } from '#domain/cases/occurred.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import { reported, worldAt } from './course-world.ts';

const minute = 60_000;
const heard = Date.parse('2026-04-27T10:00:00+08:00');
const figures = { heard, lateHours: 24 };

describe('when an act was done', () => {
  it('is as its sender says, within what can be', () => {
    expect(whenDone(heard - 20 * minute, figures)).toEqual({ ok: true, value: heard - 20 * minute });
    expect(whenDone(heard + 2 * minute, figures)).toEqual({ ok: true, value: heard });
    expect(whenDone(heard + 2 * minute + 1, figures).ok).toBe(false);
    expect(whenDone(heard - 24 * 60 * minute, figures).ok).toBe(true);
    expect(whenDone(heard - 24 * 60 * minute - 1, figures).ok).toBe(false);
  });

  it('is not before the last step of the case; a clock out by two minutes is set right', () => {
    const last = heard - 10 * minute;
    expect(whenDone(last - 2 * minute, { ...figures, last })).toEqual({ ok: true, value: last });
    expect(whenDone(last - 2 * minute - 1, { ...figures, last }).ok).toBe(false);
  });

  it('may lie before what a desk did meanwhile that is no step of the case', () => {
    const begun = reported('20260427-0001', 'patrol', heard - 60 * minute);
    const filed = performAct(begun, 'case.file', {}, worldAt(heard - 50 * minute));
    if (!filed.ok) throw new Error('not filed');
    const urged = performAct(filed.value.properties, 'case.urge', {}, worldAt(heard));
    if (!urged.ok) throw new Error('not urged');
    expect(lastStepOf(urged.value.properties)).toBe(heard - 50 * minute);
  });

  it('is what the act is judged by, while others have their limit from when they hear of it', () => {
    const begun = reported('20260427-0001', 'hotline12345', heard - 60 * minute);
    const accepted = performAct(begun, 'case.accept', {}, worldAt(heard - 58 * minute));
    if (!accepted.ok) throw new Error('not accepted');
    const input = { founded: true, photos: ['a'.repeat(64)] };
    const world = worldAt(heard - 40 * minute, { heard });
    const verified = performAct(accepted.value.properties, 'case.verify', input, world);
    if (!verified.ok) throw new Error('not verified');
    // Verified within its 30 minutes, told 40 minutes later; filing has its 15 from now.
    expect(verified.value.properties).toMatchObject({
      verifiedAt: '2026-04-27T01:20:00Z',
      verifiedLate: false,
      lateUpload: 40,
      stageDueAt: '2026-04-27T02:15:00Z',
    });
  });

  it('leaves the unit, after rework told later, all the time that it had left', () => {
    let p = reported('20260427-0001', 'patrol', heard - 100 * minute);
    const acts = [
      ['case.file', {}, 95],
      ['case.dispatch', { unit: '城中中队' }, 90],
      ['case.assign', { crew: '一班' }, 85],
      ['case.report-back', { photosAfter: ['a'.repeat(64)] }, 60],
      ['case.rework', { reason: '未清净' }, 40],
    ] as const;
    for (const [act, input, before] of acts) {
      const told = act === 'case.rework' ? { heard: heard + 400 } : {};
      const done = performAct(p, act, input, worldAt(heard - before * minute, { hand: `person:${act}`, ...told }));
      if (!done.ok) throw new Error(`${act}: ${JSON.stringify(done.error)}`);
      p = done.value.properties;
    }
    // Of four working hours half an hour was used; they run on from when the unit hears of it, at 10:00, over noon.
    expect(p).toMatchObject({ clockFrom: '2026-04-27T02:00:00Z', dueAt: '2026-04-27T07:30:00Z', lateUpload: 40 });
  });

  it('may lie before the desk put a person’s case on his own crew, and not before it was put on anybody else', () => {
    let p = reported('20260427-0001', 'patrol', heard - 100 * minute);
    const act = (name: Parameters<typeof performAct>[1], input: object, before: number) => {
      const done = performAct(p, name, input, worldAt(heard - before * minute));
      if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.error)}`);
      p = done.value.properties;
    };
    const mayBe = (before: number) => whenDone(heard - before * minute, { ...figures, last: lastStepOf(p) }).ok;
    act('case.file', {}, 95);
    act('case.dispatch', { unit: '城中中队' }, 90);
    act('case.assign', { assignee: 'a' }, 60);
    act('case.sign-for', {}, 55);
    act('case.assign', { crew: '一班' }, 5);
    expect(p).toMatchObject({
      crew: '一班',
      assignedAt: new Date(heard - 60 * minute).toISOString().replace('.000', ''),
    });
    expect(p['assignee']).toBeUndefined();
    expect(p['signedForAt']).toBeDefined();
    expect(mayBe(10)).toBe(true);
    // Told at ten what was done before; what comes before his own signature is still out of order.
    expect(mayBe(58)).toBe(false);
    act('case.arrive', {}, 10);
    expect(p['arrivedAt']).toBe(new Date(heard - 10 * minute).toISOString().replace('.000', ''));
    act('case.assign', { assignee: 'b' }, 4);
    expect(p['arrivedAt']).toBeUndefined();
    expect(mayBe(10)).toBe(false);
    // He is of no such crew: it is another's work from then on.
    act('case.assign', { crew: '一班' }, 3);
    expect(mayBe(10)).toBe(false);
  });
});
