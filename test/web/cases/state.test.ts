import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStatuses, openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import { caseState, caseStateExpression } from '../../../web/cases/state.ts';

const statuses = Object.keys(caseStatuses) as CaseStatus[];

describe('the state of a case by its clock', () => {
  it('is overdue from the deadline itself on, soon from the amber instant on', () => {
    const clock = { status: 'handling', yellowAt: 800, dueAt: 1000 };
    expect([799, 800, 999, 1000].map((now) => caseState(clock, now))).toEqual(['ok', 'soon', 'soon', 'overdue']);
  });

  it('is ended for every status that asks for nobody’s act, however late', () => {
    for (const status of statuses) {
      const ended = caseState({ status, yellowAt: 1, dueAt: 2 }, 3) === 'ended';
      expect(ended, status).toBe(!openStatuses.includes(status));
    }
  });

  it('is none for an open case without a deadline', () => {
    expect(caseState({ status: 'pendingDispatch' }, 1000)).toBe('none');
    expect(caseState({ status: 'suspended', dueAt: 0 }, 1000)).toBe('none');
  });

  it('is that of the state where the unit’s clock does not run', () => {
    const clocks = { status: 'pendingInspection', yellowAt: 5, dueAt: 10, stageYellowAt: 824, stageDueAt: 830 };
    expect([800, 824, 830].map((now) => caseState(clocks, now))).toEqual(['ok', 'soon', 'overdue']);
  });

  it('is the same on the map as on cards and in lists', () => {
    const parsed = createExpression(caseStateExpression, { type: 'string' } as never);
    if (parsed.result === 'error') throw new Error(JSON.stringify(parsed.value));
    const instant = fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.array(instant, { minLength: 4, maxLength: 4 }),
        fc.nat(50),
        (status, at, now) => {
          const [yellowAt, dueAt, stageYellowAt, stageDueAt] = at;
          const clock = {
            status,
            ...(stageYellowAt === undefined ? {} : { stageYellowAt }),
            ...(stageDueAt === undefined ? {} : { stageDueAt }),
            ...(yellowAt === undefined ? {} : { yellowAt }),
            ...(dueAt === undefined ? {} : { dueAt }),
          };
          const drawn = parsed.value.evaluate(
            { zoom: 10, globalState: { now } } as never,
            { type: 1, properties: clock } as never,
          );
          expect(drawn).toBe(caseState(clock, now));
        },
      ),
    );
  });
});
