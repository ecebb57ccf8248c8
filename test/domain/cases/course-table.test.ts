import { describe, expect, it } from 'vitest';
import { allActs, ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import { coursePage, seatsOf } from '#domain/cases/course/page.ts';
import { possibleActs } from '#domain/cases/course/possible.ts';
import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import { allSeats, type Seat } from '#domain/people/seats.ts';
import { figures } from './course-world.ts';
import reviewed from './course-table.json' with { type: 'json' };

const statuses = Object.keys(caseStatuses) as CaseStatus[];

/** A case in a state, with nothing pending: what only a request, a mark or an answer opens is in the table of its own. */
function caseIn(status: CaseStatus) {
  return { status, channel: 'hotline12345', number: '20260430-0001', assignee: 'x', dueAt: '2026-05-06T02:00:00Z' };
}

describe('who may do what in which state', () => {
  it('is as the reviewed table has it, for every act, state and seat', () => {
    const found: Record<string, { from: string[]; seats: Seat[] }> = {};
    for (const act of allActs) found[act] = { from: [...ruleOf(act).from], seats: seatsOf(act) };
    expect(found).toEqual(reviewed.acts);
  });

  it('offers an act in exactly the states of its rule, where nothing else is asked of the case', () => {
    const now = Date.parse('2026-04-30T08:00:00Z');
    for (const status of statuses) {
      const possible = possibleActs(caseIn(status), { now, hand: 'person:a', figures });
      const expected = allActs.filter(
        (act) => ruleOf(act).from.includes(status) && !(reviewed.conditional as string[]).includes(act),
      );
      expect(possible.filter((act) => !(reviewed.conditional as string[]).includes(act))).toEqual(expected);
    }
  });

  it('gives every open state an act that leads out of it, and a seat that may do it', () => {
    for (const status of statuses.filter((one) => !reviewed.ends.includes(one))) {
      const out = allActs.filter((act) => {
        const { from, to } = ruleOf(act);
        return from.includes(status) && to !== 'stays' && to.some((next) => next !== status);
      });
      expect([status, out.filter((act) => seatsOf(act).length > 0).length > 0]).toEqual([status, true]);
    }
  });

  it('closes one by one, never several at once', () => {
    const oneByOne: CaseAct[] = ['case.close', 'case.force-close', 'case.inspect', 'case.verify', 'case.rework'];
    expect(oneByOne.filter((act) => ruleOf(act).several === true)).toEqual([]);
  });

  it('knows seats that only look', () => {
    const acting = new Set(allActs.flatMap(seatsOf));
    expect(allSeats.filter((seat) => !acting.has(seat))).toEqual(['assessor']);
  });

  it('is drawn in the docs as the table has it', async () => {
    await expect(coursePage()).toMatchFileSnapshot('../../../data/domain/cases/COURSE.md');
  });
});
