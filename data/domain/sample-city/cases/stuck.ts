import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Random } from '#domain/random.ts';
import type { CourseHead } from './course-head.ts';
import { approver, handler, handOf } from './hands.ts';
import type { Step } from './step.ts';
import { after, between } from './timing.ts';
import { supervision, taken, type Running } from './in-hand.ts';

/** Share of stuck cases by where they rest; the others are overdue with the unit. */
const shares = { suspended: 0.4, unacknowledged: 0.05, urged: 0.5, supervised: 0.2, asked: 0.2, handBack: 0.06 };

/** What happens to a case that does not move on: suspended, not yet acknowledged, or in hand for too long. */
export function stuckSteps(head: CourseHead, sentAt: number, { dueAt }: Running, random: Random): Step[] {
  const where = random.next();
  if (where < shares.unacknowledged) return [];
  const next = between(sentAt, Math.max(dueAt, sentAt + 3_600_000), 0.3);
  const steps: Step[] = taken(head.unit, sentAt, next, random);
  if (where < shares.unacknowledged + shares.suspended) {
    const days = random.whole(10, 70);
    const pausedAt = after(next, 10, 40, random);
    const until = formatDay(dayOf(next) + days);
    steps.push(
      { act: 'case.request-suspension', at: next, hand: handler, input: { reason: '需要多部门协调', until } },
      { act: 'case.endorse-request', at: after(next, 2, 9, random), hand: approver },
      { act: 'case.approve-suspension', at: pausedAt },
    );
    return steps;
  }
  if (random.chance(shares.urged)) steps.push({ act: 'case.urge', at: after(dueAt, 30, 900, random) });
  if (random.chance(shares.supervised)) steps.push(supervision(after(dueAt, 1440, 4320, random), random));
  if (random.chance(shares.asked)) steps.push(...pending(sentAt, dueAt, random));
  else if (random.chance(shares.handBack)) {
    const input = { reason: '当事人不在现场，无法处置' };
    const hand = handOf(steps.find(({ act }) => act === 'case.assign')?.input ?? {});
    steps.push({ act: 'case.request-hand-back', at: after(dueAt, 60, 4000, random), hand, input });
  }
  return steps.sort((a, b) => a.at - b.at);
}

/** A request that nobody has decided yet: with the unit's approver, or with the centre. */
function pending(sentAt: number, dueAt: number, random: Random): Step[] {
  const kind = random.next();
  const at = kind < 0.35 ? between(sentAt, dueAt, 0.8) : after(dueAt, 60, 4000, random);
  const until = formatDay(dayOf(at) + random.whole(10, 60));
  const asked: Step =
    kind < 0.35
      ? { act: 'case.request-extension', at, hand: handler, input: { reason: '现场情况复杂，需协调处置' } }
      : kind < 0.7
        ? { act: 'case.request-suspension', at, hand: handler, input: { reason: '需要多部门协调', until } }
        : { act: 'case.request-return', at, hand: handler, input: { reason: '不属本单位管辖' } };
  const endorsed: Step = { act: 'case.endorse-request', at: after(at, 10, 90, random), hand: approver };
  return random.chance(0.6) ? [asked, endorsed] : [asked];
}
