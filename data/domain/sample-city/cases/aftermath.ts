import { isCitizens, type Satisfaction } from '#domain/cases/words.ts';
import type { Random } from '#domain/random.ts';
import { weighted } from '../weighted.ts';
import type { CourseHead } from './course-head.ts';
import { approver, handler } from './hands.ts';
import type { Step } from './step.ts';
import { after, afterWork } from './timing.ts';

const satisfied = weighted<Satisfaction>([
  { item: 'yes', weight: 88 },
  { item: 'unreached', weight: 8 },
  { item: 'no', weight: 4 },
]);

/** Share of late cases whose unit appeals. */
const appealed = 0.06;

/**
 * What whoever reported from outside is told after the end, and what he says when called back.
 * @param says what he says; drawn where absent
 */
export function answerSteps(
  { channel }: Pick<CourseHead, 'channel'>,
  endedAt: number,
  random: Random,
  says: Satisfaction = satisfied.pick(random),
): Step[] {
  if (!isCitizens(channel)) return [];
  const answeredAt = afterWork(endedAt, 20, 700, random);
  return [
    { act: 'case.answer', at: answeredAt, input: { answer: '您反映的问题已办理，感谢您对城市管理工作的支持。' } },
    { act: 'case.follow-up', at: afterWork(answeredAt, 60, 1400, random), input: { satisfied: says } },
  ];
}

/** A unit's appeal against a closing that was late, and the centre's word on it; most do not appeal. */
export function appealSteps(closedAt: number, random: Random): Step[] {
  if (!random.chance(appealed)) return [];
  const askedAt = afterWork(closedAt, 60, 2000, random);
  const endorsedAt = afterWork(askedAt, 30, 1500, random);
  const input = { reason: '需上级部门先行处置，非本单位原因超期' };
  return [
    { act: 'case.appeal', at: askedAt, hand: handler, input },
    { act: 'case.endorse-request', at: endorsedAt, hand: approver },
    { act: 'case.decide-appeal', at: after(endorsedAt, 120, 2880, random), input: { upheld: random.chance(0.4) } },
  ];
}
