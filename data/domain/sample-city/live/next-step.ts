import type { CaseStatus } from '#domain/cases/status.ts';
import type { RequestKind } from '#domain/cases/words.ts';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import { approver, assigned, handler, handOf, supervisorSent } from '../cases/hands.ts';
import { supervision } from '../cases/in-hand.ts';
import { samplePhotos } from '../cases/photos.ts';
import type { Step } from '../cases/step.ts';
import { day } from '../cases/timing.ts';
import type { Random } from '#domain/random.ts';

const granting: Readonly<Record<RequestKind, Step['act']>> = {
  return: 'case.approve-return',
  handBack: 'case.approve-hand-back',
  extension: 'case.approve-extension',
  suspension: 'case.approve-suspension',
  appeal: 'case.decide-appeal',
};

/**
 * What is done next about a case that waits.
 * @param now epoch milliseconds
 * @returns undefined where nothing is
 */
export function nextStep(properties: Properties, now: number, random: Random): Step | undefined {
  const { status, open, request } = properties;
  const step = (act: Step['act'], more: Omit<Step, 'act' | 'at'> = {}): Step => ({ act, at: now, ...more });
  if (open !== true) {
    return step('case.answer', { input: { answer: '您反映的问题已办理，感谢您对城市管理工作的支持。' } });
  }
  if (request !== undefined) return decision(properties, step, random);
  switch (status as CaseStatus) {
    case 'pendingAcceptance':
      return step('case.accept', supervisorSent(random));
    case 'pendingVerification':
      return step('case.verify', { input: { founded: !random.chance(0.06), photos: samplePhotos.verified } });
    case 'pendingFiling':
      return properties['founded'] === false
        ? step('case.decline', { input: { reason: '现场核实不属实' } })
        : step('case.file');
    case 'pendingDispatch':
      return step('case.dispatch');
    case 'pendingAcknowledgement':
      return step('case.acknowledge');
    case 'handling':
      return withUnit(properties, step, now, random);
    case 'suspended':
      return step('case.resume');
    case 'pendingInspection':
      return random.chance(0.04)
        ? step('case.rework', { input: { reason: '现场仍有残留，未处置到位' } })
        : step('case.inspect', { input: { photos: samplePhotos.inspected } });
    default:
      return step('case.close');
  }
}

type MakeStep = (act: Step['act'], more?: Omit<Step, 'act' | 'at'>) => Step;

/** A request goes to the centre, is granted, or is refused; by somebody else than who asked. */
function decision({ request, requestStep, requestBy }: Properties, step: MakeStep, random: Random): Step {
  const hand = requestBy === approver ? 'sample' : approver;
  if (random.chance(0.12)) return step('case.refuse-request', { hand, input: { reason: '理由不充分' } });
  if (request !== 'handBack' && requestStep === 'unit') return step('case.endorse-request', { hand });
  return step(granting[request as RequestKind], { hand: requestBy === 'sample' ? approver : 'sample' });
}

function withUnit(properties: Properties, step: MakeStep, now: number, random: Random): Step {
  const { unit, assignee, crew, dueAt, urges, supervised } = properties;
  if (assignee === undefined && crew === undefined) {
    return step('case.assign', { input: assigned(String(unit), now, random) });
  }
  const hand = handOf(properties);
  if (properties['signedForAt'] === undefined) return step('case.sign-for', { hand });
  if (properties['arrivedAt'] === undefined) return step('case.arrive', { hand });
  const overdue = typeof dueAt === 'string' ? now - Date.parse(dueAt) : 0;
  if (overdue > 3 * day && supervised !== true && random.chance(0.2)) return supervision(now, random);
  if (overdue > 0 && Number(urges ?? 0) < 2 && random.chance(0.25)) return step('case.urge');
  const asks = random.next();
  const until = formatDay(dayOf(now) + random.whole(10, 40));
  if (asks < 0.02) return step('case.request-return', { hand: handler, input: { reason: '不属本单位管辖' } });
  if (asks < 0.03) {
    return step('case.request-suspension', { hand: handler, input: { reason: '需要多部门协调', until } });
  }
  if (asks < 0.05 && overdue < 0) {
    return step('case.request-extension', { hand: handler, input: { reason: '现场情况复杂，需协调处置' } });
  }
  const input = { photosAfter: samplePhotos.after, measure: 'cleared' as const };
  return step('case.report-back', { input, ...supervisorSent(random) });
}
