import { isCitizens } from '#domain/cases/words.ts';
import type { Random } from '#domain/random.ts';
import { answerSteps } from './aftermath.ts';
import type { CourseHead } from './course-head.ts';
import { supervisorSent } from './hands.ts';
import { samplePhotos } from './photos.ts';
import type { Rules } from './rules.ts';
import type { Step } from './step.ts';
import { after } from './timing.ts';
import { unitCourse } from './unit-course.ts';

/** All that becomes of a case, whenever that is. */
export interface Course {
  readonly steps: readonly Step[];
  /** The ordinary course and nothing else: filed, handled once, closed, answered where somebody waits for it. */
  readonly plain: boolean;
}

/** Share of cases by how they end, of those not cleared on the spot. */
const shares = {
  selfHandled: 0.17,
  notAccepted: 0.025,
  unfounded: 0.05,
  notFiled: 0.006,
  voided: 0.004,
  urgent: 0.08,
};

/**
 * Draws the course of a case from its report on, as acts of the table of acts.
 *
 * Rules:
 * 1. What a supervisor can clear on the spot may be closed at once and is never filed (自行处置).
 * 2. A supervisor's own report waits for filing; all others are accepted first, and a citizen's is verified.
 * 3. The unit's clock runs from dispatch to report back, on the class's calendar.
 * 4. Some cases are stuck with the unit: overdue, suspended, or not yet acknowledged.
 * 5. Whoever reported from outside is answered and called back.
 */
export function drawCourse(head: CourseHead, rules: Rules, random: Random): Course {
  const { channel, reportedAt, item, stuck, repeats } = head;
  const planted = stuck === 'planted';
  const citizen = isCitizens(channel);
  const steps: Step[] = [];
  const step = (act: Step['act'], at: number, more: Omit<Step, 'act' | 'at'> = {}) => steps.push({ act, at, ...more });
  const ended = (): Course => ({ steps: [...steps, ...answerSteps(head, steps.at(-1)!.at, random)], plain: false });

  if (!planted && channel === 'patrol' && item.light && random.chance(shares.selfHandled)) {
    const input = { photosBefore: samplePhotos.before, photosAfter: samplePhotos.after };
    step('case.self-handle', after(reportedAt, 4, 25, random), { input }); // rule 1
    return { steps, plain: false };
  }
  let at = reportedAt;
  if (channel !== 'patrol') {
    at = after(at, 1, 16, random);
    if (citizen && random.chance(shares.notAccepted)) {
      step('case.reject', at, { input: { reason: '不属于受理范围' } });
      return ended();
    }
    step('case.accept', at, supervisorSent(random)); // rule 2
  }
  if (!planted && random.chance(shares.voided)) {
    step('case.void', after(at, 1, 5, random), { input: { reason: '误报' } });
    return { steps, plain: false };
  }
  if (repeats !== undefined) {
    const main = { number: repeats, status: 'pendingDispatch' };
    step('case.merge', after(at, 1, 4, random), { input: { into: repeats, note: '同一问题重复上报' }, main });
    return ended();
  }
  let founded = true;
  if (citizen) {
    at = after(at, 6, 34, random);
    founded = !random.chance(shares.unfounded);
    step('case.verify', at, { input: { founded, photos: samplePhotos.verified } });
  }
  at = after(at, 2, 16, random);
  if (!founded || (!planted && random.chance(shares.notFiled))) {
    step('case.decline', at, { input: { reason: founded ? '不符合立案条件' : '现场核实不属实' } });
    return ended();
  }
  const { limit } = item.caseClass;
  const urgent = limit.unit === 'urgentHour' && limit.amount <= 2 && random.chance(shares.urgent);
  step('case.file', at, urgent ? { input: { urgent } } : {});
  at = after(at, 2, 16, random);
  step('case.dispatch', at);
  const course = unitCourse(head, at, rules, random); // rules 3 and 4
  steps.push(...course.steps);
  if (!course.closed) return { steps, plain: false };
  const answers = answerSteps(head, steps.at(-1)!.at, random); // rule 5
  const reopened = answers.at(-1)?.input?.satisfied === 'no' ? again(head, answers.at(-1)!.at, rules, random) : [];
  steps.push(...answers, ...reopened);
  return { steps, plain: course.plain && reopened.length === 0 };
}

/** The same case once more, since the caller is not satisfied. */
function again(head: CourseHead, from: number, rules: Rules, random: Random): Step[] {
  const at = after(from, 2, 16, random);
  const { steps } = unitCourse({ ...head, stuck: 'planted' }, at, rules, random);
  return [{ act: 'case.dispatch', at }, ...steps, ...answerSteps(head, steps.at(-1)!.at, random, 'yes')];
}
