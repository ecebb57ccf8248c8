import { describe, expect, it } from 'vitest';
import { performAct } from '#domain/cases/course/perform.ts';
import { fitsHand, rightsFor } from '#domain/cases/course/possible.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { flagsOf } from '#domain/cases/photo-flags.ts';
import { factsOf } from '#domain/cases/numbers/facts.ts';
import { makeView } from '#domain/cases/views.ts';
import type { Properties } from '#domain/feature.ts';
import type { Caller } from '#domain/people/caller.ts';
import { reported, worldAt } from './course-world.ts';

const start = Date.parse('2026-04-27T08:00:00+08:00');
const minute = 60_000;
const photo = 'a'.repeat(64);
type Act = Parameters<typeof performAct>[1];

/** Does acts ten minutes apart; person a is of 一班, nobody else is. */
function after(p: Properties, steps: ReadonlyArray<readonly [Act, ActInput?, string?]>): Properties {
  return steps.reduce((now, [act, input = {}, hand = 'person:z'], i) => {
    const done = performAct(now, act, input, worldAt(start + (i + 1) * 10 * minute, { hand }));
    if (!done.ok) throw new Error(`${act}: ${JSON.stringify(done.error)}`);
    return done.value.properties;
  }, p);
}

const sent = [['case.file'], ['case.dispatch', { unit: '城中中队' }]] as const;
function assignedTo(input: ActInput, ...more: Parameters<typeof after>[1]): Properties {
  return after(reported('20260427-0001', 'patrol', start), [...sent, ['case.assign', input], ...more]);
}
const worlds = (hand: string) => worldAt(start + 600 * minute, { hand });
function refusal(p: Properties, act: Act, hand: string, input: ActInput = {}) {
  const done = performAct(p, act, input, worlds(hand));
  return done.ok ? undefined : done.error.reason;
}

describe('whose work a case is', () => {
  it('is that of the members of its crew, of the person named, and of everybody where nobody is named or known', () => {
    const crew = assignedTo({ crew: '一班' });
    expect([refusal(crew, 'case.sign-for', 'person:a'), refusal(crew, 'case.sign-for', 'person:b')]).toEqual([
      undefined,
      'own-hand',
    ]);
    const person = assignedTo({ assignee: 'b' });
    expect([refusal(person, 'case.arrive', 'person:b'), refusal(person, 'case.arrive', 'person:a')]).toEqual([
      undefined,
      'own-hand',
    ]);
    const both = assignedTo({ assignee: 'b', crew: '一班' });
    expect(['a', 'b', 'c'].map((one) => refusal(both, 'case.arrive', `person:${one}`))).toEqual([
      undefined,
      undefined,
      'own-hand',
    ]);
    expect(refusal(assignedTo({ crew: '临时组' }), 'case.arrive', 'person:c')).toBeUndefined();
    const unassigned = after(reported('20260427-0001', 'patrol', start), [...sent, ['case.acknowledge']]);
    expect(refusal(unassigned, 'case.handle', 'person:c', { photosAfter: [photo] })).toBeUndefined();
    expect(refusal(unassigned, 'case.sign-for', 'person:c')).toBe('wrong-state');
  });

  it('lets whoever has it report back by the right of the street, and nobody else', () => {
    const crew = assignedTo({ crew: '一班' });
    expect(rightsFor('case.report-back', crew, worlds('person:a'))).toEqual(['case.respond', 'case.handle']);
    expect(rightsFor('case.report-back', crew, worlds('person:b'))).toEqual(['case.respond']);
    expect(fitsHand('case.request-hand-back', crew, worlds('person:b'))).toBe(false);
  });

  it('stands in the list of what is mine', () => {
    const caller: Caller = {
      ...{ kind: 'person', id: 'a', name: 'a', by: 'person:a', collections: 'all' },
      grants: [{ rights: ['case.handle'] }],
    };
    const facts = factsOf(assignedTo({ crew: '一班' }));
    const isMine = (crews: readonly string[]) =>
      makeView('mine', { caller, now: 0, dayEnd: 0, crews: new Set(crews) })(facts);
    expect([isMine(['一班']), isMine(['二班']), isMine([])]).toEqual([true, false, false]);
  });
});

describe('an assignment', () => {
  it('keeps its steps while it is the same, and begins anew with another, or with rework', () => {
    const there = assignedTo({ crew: '一班' }, ['case.sign-for', {}, 'person:a'], ['case.arrive', {}, 'person:a']);
    expect(there).toMatchObject({
      assignedAt: '2026-04-27T00:30:00Z',
      signedForAt: '2026-04-27T00:40:00Z',
      arrivedAt: '2026-04-27T00:50:00Z',
    });
    expect(after(there, [['case.assign', { crew: '一班' }]])).toMatchObject({ arrivedAt: '2026-04-27T00:50:00Z' });
    const other = after(there, [['case.assign', { assignee: 'b' }]]);
    expect(other['assignedAt']).toBe('2026-04-27T00:10:00Z');
    expect([other['signedForAt'], other['arrivedAt'], other['crew']]).toEqual([undefined, undefined, undefined]);
    const again = after(there, [
      ['case.report-back', { photosAfter: [photo] }],
      ['case.rework', { reason: '未清净' }],
    ]);
    expect(again).toMatchObject({ crew: '一班', assignedAt: '2026-04-27T00:20:00Z' });
    expect([again['signedForAt'], again['arrivedAt']]).toEqual([undefined, undefined]);
  });

  it('is signed for by arriving, and says how far from the case that was', () => {
    const world = worldAt(start + 60 * minute, { hand: 'person:a', place: [119.92, 32.48] });
    const done = performAct(assignedTo({ crew: '一班' }), 'case.arrive', { lon: 119.92, lat: 32.481 }, world);
    expect(done.ok && done.value.properties).toMatchObject({
      signedForAt: '2026-04-27T01:00:00Z',
      arrivedMetres: 111,
    });
    const half = performAct(assignedTo({ crew: '一班' }), 'case.arrive', { lon: 119.92 }, world);
    expect(half).toMatchObject({ ok: false, error: { reason: 'missing', field: 'lat' } });
  });

  it('calls for support until that is ended or the case moves on', () => {
    const asked = assignedTo({ crew: '一班' }, ['case.ask-support', { reason: '当事人不配合' }, 'person:a']);
    expect(asked).toMatchObject({ supportAsked: true, supportReason: '当事人不配合' });
    expect(refusal(asked, 'case.ask-support', 'person:a', { reason: '再次' })).toBe('wrong-state');
    expect(after(asked, [['case.end-support']])['supportAsked']).toBeUndefined();
    expect(after(asked, [['case.report-back', { photosAfter: [photo] }]])['supportAsked']).toBeUndefined();
  });
});

it('marks a photo that was taken after the act it is said to show', () => {
  const taken = (at: string) => ({ sha256: 'x', takenAt: at, takenLon: 119.92, takenLat: 32.48 });
  const of = { lon: 119.92, lat: 32.48, doneAt: start };
  const flags = (at: string) => flagsOf([taken(at)], of, new Set(), { metres: 100 });
  expect(flags('2026-04-27T08:02:00+08:00')).toEqual([]);
  expect(flags('2026-04-27T08:02:01+08:00')).toEqual(['afterAct:x']);
});
