import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factColumns, factsOf, type CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Frame, NumberChoices } from '#domain/cases/numbers/frame.ts';
import { indicatorsBy } from '#domain/cases/numbers/indicators.ts';
import { allSets, isStanding, type CaseSetId } from '#domain/cases/numbers/sets.ts';
import { concerns, countedAt } from '#domain/cases/numbers/memberships.ts';
import { caseStatuses, openStatuses } from '#domain/cases/status.ts';
import type { Properties } from '#domain/feature.ts';

const standard: NumberChoices = {
  reworkBase: 'dueToClose',
  filingBase: 'valid',
  carryOver: 'no',
  suspendedOut: 'current',
  forced: 'apart',
  closeOnTime: 'closing',
};
const second = (clock: string): number => Date.parse(`2026-11-${clock}+08:00`) / 1000;

/** 16 to 22 November 2026, asked at noon of the 22nd. */
const week: Frame = {
  from: second('16T00:00:00'),
  to: second('23T00:00:00'),
  now: second('22T12:00:00'),
  choices: standard,
};

/** A case that ran its course on the 18th: due at 17:00, reported back at 16:00, closed at 16:30. */
const done: Properties = {
  status: 'closed',
  channel: 'patrol',
  unit: '海陵中队',
  reportedAt: '2026-11-18T00:30:00Z',
  filedAt: '2026-11-18T00:40:00Z',
  dispatchedAt: '2026-11-18T00:50:00Z',
  dueAt: '2026-11-18T09:00:00Z',
  reportedBackAt: '2026-11-18T08:00:00Z',
  inspectedAt: '2026-11-18T08:20:00Z',
  closedAt: '2026-11-18T08:30:00Z',
};

/** The sets that hold a case. */
function setsOf(properties: Properties, frame = week): CaseSetId[] {
  return allSets.filter((id) => countedAt(id, factsOf(properties), frame) !== 0);
}
const isIn = (set: CaseSetId, more: Properties, frame = week) => setsOf({ ...done, ...more }, frame).includes(set);

describe('A case that ran its course', () => {
  test('counts at each of its steps, and in nothing else', () => {
    expect(setsOf(done)).toEqual([
      'reported',
      'valid',
      'reportedFiled',
      'validFiled',
      'filed',
      'filedOnTime',
      'filedWithVoided',
      'filedRightly',
      'toDispatch',
      'dispatched',
      'dispatchedOnTime',
      'dispatchedRightly',
      'dueToHandle',
      'handled',
      'handledOnTime',
      'toInspect',
      'inspectedOnTime',
      'dueToClose',
      'closed',
      'closedOnTime',
      'closedInPeriod',
    ]);
  });

  test('counts in no other week', () => {
    const before = { ...week, from: week.from - 7 * 86_400, to: week.from };
    expect(setsOf(done, before)).toEqual([]);
  });
});

describe('On time', () => {
  test('is judged for the unit at 反馈, for the case at 结案', () => {
    const late = { closedAt: '2026-11-18T09:00:01Z' };
    expect([isIn('handledOnTime', late), isIn('closedOnTime', late)]).toEqual([true, false]);
    expect(isIn('closedOnTime', { closedAt: '2026-11-18T09:00:00Z' })).toBe(true);
  });

  test('may be judged for the case at 反馈, where the bureau says so', () => {
    const atBack: Frame = { ...week, choices: { ...standard, closeOnTime: 'reportBack' } };
    expect(isIn('closedOnTime', { closedAt: '2026-11-18T09:00:01Z' }, atBack)).toBe(true);
  });

  test('a report back that did not pass is none: after 返工 the case is not handled', () => {
    const again: Properties = {
      ...done,
      status: 'handling',
      reworks: 1,
      reportedBackAt: undefined,
      inspectedAt: undefined,
      closedAt: undefined,
    };
    const sets = setsOf(JSON.parse(JSON.stringify(again)) as Properties);
    expect(sets).toContain('overdue');
    expect(sets).toContain('overdueNow');
    expect(sets).toContain('reworked');
    expect(sets).not.toContain('handled');
  });
});

describe('What was due', () => {
  test.each([
    ['voided ones', { status: 'voided' }],
    ['merged ones', { status: 'merged' }],
    ['those cleared on the spot', { selfHandled: true }],
    ['those suspended now, even with a deadline of old', { status: 'suspended' }],
    ['those with an upheld appeal', { appeal: 'upheld' }],
    ['those whose deadline is still to come', { status: 'handling', dueAt: '2026-11-22T04:00:01Z' }],
    ['those without a deadline', { dueAt: '' }],
  ])('leaves out %s', (_, more) => {
    expect([isIn('dueToHandle', more), isIn('dueToClose', more)]).toEqual([false, false]);
  });

  test('keeps a refused appeal and a force-closed case, which is not closed unless the bureau counts it so', () => {
    expect(isIn('dueToHandle', { appeal: 'refused' })).toBe(true);
    const forced = { status: 'forceClosed' };
    expect([isIn('dueToClose', forced), isIn('closed', forced), isIn('forceClosed', forced)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isIn('closed', forced, { ...week, choices: { ...standard, forced: 'counted' } })).toBe(true);
  });

  test('leaves out all that ever were suspended, where the bureau says so', () => {
    const ever: Frame = { ...week, choices: { ...standard, suspendedOut: 'ever' } };
    expect([isIn('dueToHandle', { suspensions: 1 }), isIn('dueToHandle', { suspensions: 1 }, ever)]).toEqual([
      true,
      false,
    ]);
  });

  test('takes over from before the period what was not done then, where the bureau says so', () => {
    const carried: Frame = { ...week, choices: { ...standard, carryOver: 'yes' } };
    const old = { dueAt: '2026-11-13T09:00:00Z' };
    expect([isIn('dueToHandle', old), isIn('dueToHandle', old, carried)]).toEqual([false, true]);
    expect(isIn('dueToHandle', { ...old, reportedBackAt: '2026-11-13T08:00:00Z' }, carried)).toBe(false);
  });
});

describe('自行处置', () => {
  test('counts apart and in nothing else', () => {
    expect(
      setsOf({
        status: 'closed',
        selfHandled: true,
        channel: 'patrol',
        reportedAt: '2026-11-18T00:30:00Z',
        closedAt: '2026-11-18T00:50:00Z',
      }),
    ).toEqual(['selfHandled']);
  });
});

describe('Dispatch', () => {
  test('is no fault while it may still be done in time, and one afterwards', () => {
    const waiting = {
      status: 'pendingDispatch',
      dispatchedAt: '',
      dueAt: '',
      reportedBackAt: '',
      inspectedAt: '',
      closedAt: '',
    };
    expect(isIn('toDispatch', { ...waiting, stageDueAt: '2026-11-22T04:00:01Z' })).toBe(false);
    expect(isIn('toDispatch', { ...waiting, stageDueAt: '2026-11-22T04:00:00Z' })).toBe(true);
  });

  test('was right where nobody sent the case back or on', () => {
    expect([isIn('dispatchedRightly', { returns: 1 }), isIn('dispatchedRightly', { reassignments: 1 })]).toEqual([
      false,
      false,
    ]);
  });
});

/** Any case, sensible or not, with its instants in the order in which a case meets them. */
const someFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    status: fc.constantFrom(...Object.keys(caseStatuses)),
    times: fc.array(fc.integer({ min: 0, max: 30 * 86_400 }), { minLength: 8, maxLength: 8 }),
    has: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    flags: fc.array(fc.boolean(), { minLength: factColumns.flag.length, maxLength: factColumns.flag.length }),
    counts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }),
    appeal: fc.constantFrom('', 'upheld', 'refused'),
    dueAt: fc.integer({ min: 0, max: 40 * 86_400 }),
    hasDue: fc.boolean(),
  })
  .map(({ status, times, has, flags, counts, appeal, dueAt, hasDue }) => {
    const start = second('01T00:00:00');
    const [reported, ...rest] = times.toSorted((a, b) => a - b);
    const open = (openStatuses as readonly string[]).includes(status);
    const names = ['acceptedAt', 'verifiedAt', 'filedAt', 'dispatchedAt', 'reportedBackAt', 'inspectedAt', 'closedAt'];
    return {
      ...factsOf({ status, appeal }),
      ...Object.fromEntries(factColumns.flag.map((name, i) => [name, flags[i]!])),
      ...Object.fromEntries(factColumns.small.map((name, i) => [name, counts[i]!])),
      reportedAt: start + reported!,
      ...Object.fromEntries(
        names.map((name, i) => [name, has[i] === true || name === 'closedAt' ? start + rest[i]! : 0]),
      ),
      ...(open ? { closedAt: 0 } : {}),
      dueAt: hasDue ? start + dueAt : 0,
    };
  });

const someFrame: fc.Arbitrary<Frame> = fc
  .record({
    from: fc.integer({ min: 0, max: 30 * 86_400 }),
    length: fc.integer({ min: 1, max: 20 * 86_400 }),
    now: fc.integer({ min: 30 * 86_400, max: 40 * 86_400 }),
    choices: fc.record<NumberChoices>({
      reworkBase: fc.constantFrom('dueToClose', 'handled', 'filed'),
      filingBase: fc.constantFrom('reported', 'valid'),
      carryOver: fc.constantFrom('no', 'yes'),
      suspendedOut: fc.constantFrom('current', 'ever'),
      forced: fc.constantFrom('apart', 'counted'),
      closeOnTime: fc.constantFrom('closing', 'reportBack'),
    }),
  })
  .map(({ from, length, now, choices }) => {
    const start = second('01T00:00:00');
    return { from: start + from, to: start + from + length, now: start + now, choices };
  });

describe('Whatever the case, the period and the choices', () => {
  test('a rate divides by a set that holds what it counts, and 按期结案 lies in 结案, 结案 in 应结案', () => {
    fc.assert(
      fc.property(someFacts, someFrame, (facts, frame) => {
        const at = (set: CaseSetId): number => countedAt(set, facts, frame);
        for (const { set, base } of Object.values(indicatorsBy(frame.choices))) {
          if (base !== undefined && at(set) !== 0) expect([set, base, at(base)]).toEqual([set, base, at(set)]);
        }
        if (at('closedOnTime') !== 0) expect(at('closed')).not.toBe(0);
        if (at('closed') !== 0) expect(at('dueToClose')).not.toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('what is passed over quickly is in no set', () => {
    fc.assert(
      fc.property(someFacts, someFrame, (facts, frame) => {
        if (concerns(facts.open, facts.reportedAt, facts.closedAt, facts.dueAt, frame)) return;
        expect(allSets.filter((id) => countedAt(id, facts, frame) !== 0)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a set of a period counts within the period', () => {
    fc.assert(
      fc.property(someFacts, someFrame, (facts, frame) => {
        for (const id of allSets) {
          const at = countedAt(id, facts, frame);
          if (at !== 0 && !isStanding(id)) expect([id, at >= frame.from && at < frame.to]).toEqual([id, true]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
