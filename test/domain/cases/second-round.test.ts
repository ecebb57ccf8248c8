import { expect, it } from 'vitest';
import type { CaseAct } from '#domain/cases/acts.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import type { ActWorld } from '#domain/cases/course/world.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Properties } from '#domain/feature.ts';
import { refuse, reported, worldAt } from './course-world.ts';

const start = Date.parse('2026-04-27T09:00:00+08:00');
const minute = 60_000;
const photo = (n: number) => String(n).repeat(64);

type Act = Exclude<CaseAct, 'case.report'>;
type Step = readonly [act: Act, input?: ActInput, world?: Partial<ActWorld>];

/** Does the acts a minute apart, each by another hand. */
function after(begun: Properties, steps: readonly Step[]): Properties {
  return steps.reduce((p, [act, input = {}, more], i) => {
    const done = performAct(p, act, input, worldAt(start + (i + 1) * minute, { hand: `person:${i}`, ...more }));
    if (!done.ok) throw new Error(`${act}: ${JSON.stringify(done.error)}`);
    return done.value.properties;
  }, begun);
}

const sent: readonly Step[] = [['case.file'], ['case.dispatch'], ['case.acknowledge']];
const handled: readonly Step[] = [...sent, ['case.handle', { photosAfter: [photo(1)] }, { photoFlags: ['far:1'] }]];

function reportBack(p: Properties, photosAfter?: string[]) {
  return performAct(
    p,
    'case.report-back',
    photosAfter === undefined ? {} : { photosAfter },
    worldAt(start + 600 * minute),
  );
}

it('reports back with photos of its own: those of the unit before prove nothing, and are kept', () => {
  const anew: readonly Step[][] = [
    [['case.reassign', { unit: '城东中队', reason: '派错' }], ['case.acknowledge']],
    [
      ['case.request-return', { reason: '非本单位' }],
      ['case.endorse-request'],
      ['case.approve-return'],
      ['case.dispatch', { unit: '城东中队' }],
      ['case.acknowledge'],
    ],
  ];
  for (const steps of anew) {
    const p = after(reported('20260427-0001', 'patrol', start), [...handled, ...steps]);
    expect([p['photosAfter'], p['photoFlags'], p['photosEarlier']]).toEqual([undefined, undefined, [photo(1)]]);
    expect(reportBack(p)).toEqual({ ok: false, error: { reason: 'missing', field: 'photosAfter' } });
    expect(reportBack(p, [photo(2)]).ok).toBe(true);
  }
});

it('asks for new photos where a caller was not satisfied and the case is done again', () => {
  const p = after(reported('20260427-0002', 'hotline12345', start), [
    ['case.accept'],
    ['case.verify', { founded: true, photos: [photo(3)] }],
    ...handled,
    ['case.report-back'],
    ['case.inspect', { photos: [photo(4)] }],
    ['case.close'],
    ['case.answer', { answer: '已清理' }],
    ['case.follow-up', { satisfied: 'no' }],
    ['case.dispatch'],
    ['case.acknowledge'],
  ]);
  expect(reportBack(p)).toEqual({ ok: false, error: { reason: 'missing', field: 'photosAfter' } });
});

it('assigns to people of the unit or of the one that helps, and to nobody else', () => {
  const p = after(reported('20260427-0003', 'patrol', start), [
    ['case.file'],
    ['case.dispatch', { coUnit: '城西中队' }],
  ]);
  const assigned = (units: readonly string[]) =>
    performAct(
      p,
      'case.assign',
      { assignee: 'x' },
      worldAt(start + 60 * minute, { worksIn: (_, unit) => units.includes(unit) }),
    );
  expect(assigned(['城东中队'])).toMatchObject({ ok: false, error: { reason: 'unfit', field: 'assignee' } });
  expect([assigned(['城中中队']).ok, assigned(['城西中队']).ok]).toEqual([true, true]);
});

it('goes to whoever answers for the class that it is corrected to, unless a unit is named', () => {
  const begun = reported('20260427-0004', 'patrol', start, { zone: 'A-1', permitHint: '许可' });
  const other = { ...refuse, code: '05010', zh: '无照经营游商', urgent: true };
  const world = { caseClass: other, found: { unit: '城东中队', zone: 'B-2' } };
  const corrected = after(begun, [['case.correct', { classCode: '05010' }, world]]);
  expect([corrected['unit'], corrected['zone'], corrected['permitHint']]).toEqual(['城东中队', 'B-2', undefined]);
  const named = after(begun, [['case.correct', { classCode: '05010', unit: '城西中队' }, world]]);
  expect(named['unit']).toBe('城西中队');
  const filed = after(begun, [['case.file'], ['case.correct', { classCode: '05010' }, world]]);
  expect([corrected['urgent'], filed['urgent']]).toEqual([false, true]);
});

it('owes an answer once a source number is entered, and no more than once it was given', () => {
  const begun = reported('20260427-0005', 'patrol', start);
  expect(begun['answerOwed']).toBeUndefined();
  expect(after(begun, [['case.correct', { sourceNumber: 'T-1' }]])['answerOwed']).toBe(true);
});
