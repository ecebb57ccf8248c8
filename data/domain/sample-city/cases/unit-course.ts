import { extendClock, runOn, stopClock } from '#domain/cases/clock/clock.ts';
import type { Measure } from '#domain/cases/words.ts';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Random } from '#domain/random.ts';
import { appealSteps } from './aftermath.ts';
import type { CourseHead } from './course-head.ts';
import { approver, handler, supervisorSent } from './hands.ts';
import { read, startRunning, supervision, taken, type Running } from './in-hand.ts';
import { samplePhotos } from './photos.ts';
import type { Rules } from './rules.ts';
import type { Step } from './step.ts';
import { stuckSteps } from './stuck.ts';
import { after, afterWork, between, beyondLimit, day, hour, minute, withinLimit } from './timing.ts';

/** What becomes of a case once it is dispatched. */
export interface UnitCourse {
  readonly steps: readonly Step[];
  readonly closed: boolean;
  /** Handled once, and nothing asked for. */
  readonly plain: boolean;
}

/** Share of cases by what happens while they are with the unit. */
const shares = {
  return: 0.012,
  reassign: 0.01,
  extension: 0.02,
  suspension: 0.008,
  rework: 0.035,
  onTime: 0.83,
  urged: 0.25,
  supervised: 0.4,
  forced: 0.015,
};

/** Draws what becomes of a case that was dispatched. @param sentAt epoch milliseconds */
export function unitCourse(head: CourseHead, sentAt: number, rules: Rules, random: Random): UnitCourse {
  if (head.stuck === 'planted') return handled(head, head.unit, sentAt, rules, random, false);
  if (random.chance(head.stuck)) {
    const running = startRunning(head, head.unit, sentAt, rules);
    return { steps: stuckSteps(head, sentAt, running, random), closed: false, plain: false };
  }
  const before: Step[] = [];
  let { unit } = head;
  let at = sentAt;
  if (random.chance(shares.return)) {
    const asked = after(at, 20, 90, random);
    const endorsed = after(asked, 5, 40, random);
    const approved = after(endorsed, 5, 40, random);
    at = after(approved, 2, 16, random);
    unit = head.otherUnit;
    before.push(
      { act: 'case.request-return', at: asked, hand: handler, input: { reason: '不属本单位管辖' } },
      { act: 'case.endorse-request', at: endorsed, hand: approver },
      { act: 'case.approve-return', at: approved },
      { act: 'case.dispatch', at, input: { unit } },
    );
  } else if (head.unit !== head.otherUnit && random.chance(shares.reassign)) {
    at = after(at, 5, 60, random);
    unit = head.otherUnit;
    before.push({ act: 'case.reassign', at, input: { unit, reason: '责任单位派遣有误' } });
  }
  const course = handled(head, unit, at, rules, random, true);
  return before.length === 0 ? course : { ...course, steps: [...before, ...course.steps], plain: false };
}

/** Taken in hand, handled, inspected and closed by one unit. */
function handled(
  head: CourseHead,
  unit: string,
  sentAt: number,
  rules: Rules,
  random: Random,
  varied: boolean,
): UnitCourse {
  const first = startRunning(head, unit, sentAt, rules);
  const asked = varied ? asking(head, sentAt, first, rules, random) : undefined;
  const { dueAt } = asked?.running ?? first;
  const from = asked?.from ?? sentAt;
  const isInTime = dueAt - from > 20 * minute && random.chance(shares.onTime);
  const backAt = isInTime ? withinLimit(from, dueAt, random) : beyondLimit(Math.max(dueAt, from), random);
  const handed = taken(unit, sentAt, asked?.steps[0]?.at ?? backAt, random);
  const steps: Step[] = [...handed, ...(asked?.steps ?? [])];
  let plain = asked === undefined;
  if (!isInTime && varied) {
    const pressed = pressing(dueAt, backAt, random);
    plain &&= pressed.length === 0;
    steps.push(...pressed);
    if (random.chance(shares.forced)) {
      steps.push({ act: 'case.force-close', at: backAt, input: { reason: '客观条件不具备，值班长批准强制结案' } });
      return { steps, closed: true, plain: false };
    }
  }
  const input = { photosAfter: samplePhotos.after, measure: measureOf(head) };
  steps.push({ act: 'case.report-back', at: backAt, input, ...supervisorSent(random) });
  let inspectedAt = afterWork(backAt, 6, 36, random);
  if (varied && random.chance(shares.rework)) {
    plain = false;
    const again = after(inspectedAt, 120, 540, random);
    steps.push({ act: 'case.rework', at: inspectedAt, input: { reason: '现场仍有残留，未处置到位' } });
    steps.push({ act: 'case.report-back', at: again, input, ...supervisorSent(random) });
    inspectedAt = afterWork(again, 6, 36, random);
  }
  const closedAt = after(inspectedAt, 2, 17, random);
  steps.push({ act: 'case.inspect', at: inspectedAt, input: { photos: samplePhotos.inspected } });
  steps.push({ act: 'case.close', at: closedAt });
  const appeals = varied && backAt > dueAt ? appealSteps(closedAt, random) : [];
  return { steps: [...steps, ...appeals], closed: true, plain: plain && appeals.length === 0 };
}

/** An extension or a suspension asked for and granted; undefined for most cases. */
function asking(head: CourseHead, sentAt: number, { clock, calendar, dueAt }: Running, rules: Rules, random: Random) {
  if (dueAt - sentAt < 2 * hour) return undefined;
  const kind = random.next();
  if (kind < shares.extension) {
    const askedAt = between(sentAt, dueAt, 0.6);
    const endorsedAt = after(askedAt, 3, 25, random);
    const grantedAt = after(endorsedAt, 3, 30, random);
    const steps: Step[] = [
      { act: 'case.request-extension', at: askedAt, hand: handler, input: { reason: '现场情况复杂，需协调处置' } },
      { act: 'case.endorse-request', at: endorsedAt, hand: approver },
      { act: 'case.approve-extension', at: grantedAt },
    ];
    return { steps, from: grantedAt, running: read(head, extendClock(clock), calendar, rules) };
  }
  if (kind < shares.extension + shares.suspension) {
    const askedAt = between(sentAt, dueAt, 0.4);
    const endorsedAt = after(askedAt, 3, 15, random);
    const pausedAt = after(endorsedAt, 3, 15, random);
    const days = random.whole(5, 40);
    const resumedAt = pausedAt + random.whole(3, days) * day;
    const until = formatDay(dayOf(askedAt) + days);
    const steps: Step[] = [
      { act: 'case.request-suspension', at: askedAt, hand: handler, input: { reason: '需多部门协调', until } },
      { act: 'case.endorse-request', at: endorsedAt, hand: approver },
      { act: 'case.approve-suspension', at: pausedAt },
      { act: 'case.resume', at: resumedAt },
    ];
    const resumed = runOn(stopClock(clock, pausedAt, calendar), resumedAt);
    return { steps, from: resumedAt, running: read(head, resumed, calendar, rules) };
  }
  return undefined;
}

/** Urged, and where it takes long put under supervision. */
function pressing(dueAt: number, backAt: number, random: Random): Step[] {
  const steps: Step[] = [];
  const urgedAt = after(dueAt, 20, 600, random);
  if (urgedAt < backAt && random.chance(shares.urged)) steps.push({ act: 'case.urge', at: urgedAt });
  const supervisedAt = after(dueAt, 24 * 60, 48 * 60, random);
  if (supervisedAt < backAt && random.chance(shares.supervised)) steps.push(supervision(supervisedAt, random));
  return steps;
}

/** What the unit does about it: who put something where it must not be is persuaded, all else is cleared or mended. */
function measureOf({ item }: CourseHead): Measure {
  const { kind, code } = item.caseClass;
  return kind === 'matter' && code.startsWith('09') ? 'persuaded' : 'cleared';
}
