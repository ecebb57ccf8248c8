import { startClock, stopClock } from '#domain/cases/clock/clock.ts';
import { instantOf, isoSeconds, keptClock } from '#domain/cases/clock/kept.ts';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { Properties } from '#domain/feature.ts';
import type { Rules } from './rules.ts';
import type { Step } from './step.ts';

/**
 * What the plain course makes of a report, reckoned in one go: most cases of a year take it, and a million of them done act
 * by act would take minutes. A test holds it against `play`.
 * @param steps perhaps accept and verify; file, dispatch, acknowledge, assign, sign for, arrive, report back, inspect, close; perhaps answer
 *   and follow up: each once, all of them done
 */
export function closedPlainly(
  begun: Properties,
  steps: readonly Step[],
  caseClass: CaseClass,
  rules: Rules,
): Properties {
  const of = new Map(steps.map((step) => [step.act, step]));
  const the = (act: Step['act']) => of.get(act)!;
  const [dispatch, assign, back] = [the('case.dispatch'), the('case.assign'), the('case.report-back')];
  const { stageYellowAt: _, stageDueAt: __, answerOwed: ___, ...kept } = begun;
  const closedAt = isoSeconds(the('case.close').at);
  return {
    ...kept,
    ...beforeDispatch(begun, of, caseClass, rules),
    ...whileWithUnit(begun, dispatch, back, caseClass, rules),
    ...assign.input,
    assignedAt: isoSeconds(assign.at),
    signedForAt: isoSeconds(the('case.sign-for').at),
    arrivedAt: isoSeconds(the('case.arrive').at),
    ...back.input,
    acknowledgedAt: isoSeconds(the('case.acknowledge').at),
    inspectedAt: isoSeconds(the('case.inspect').at),
    inspectedLate: isLate(back, the('case.inspect'), rules.figures.inspectMinutes),
    photosInspected: the('case.inspect').input?.photos,
    status: 'closed',
    open: false,
    enteredAt: closedAt,
    closedAt,
    ...answered(of),
  };
}

type Steps = ReadonlyMap<Step['act'], Step>;

function isLate(from: Pick<Step, 'at'>, to: Step, minutes: number): boolean {
  return to.at > from.at + minutes * 60_000;
}

function beforeDispatch(begun: Properties, of: Steps, caseClass: CaseClass, { figures }: Rules): Properties {
  const reported = { at: instantOf(begun, 'reportedAt')! };
  const accept = of.get('case.accept');
  const verify = of.get('case.verify');
  const file = of.get('case.file')!;
  const dispatch = of.get('case.dispatch')!;
  const urgent = file.input?.urgent ?? (begun['urgent'] === true || caseClass.urgent);
  return {
    ...(accept && { acceptedAt: isoSeconds(accept.at), acceptedLate: isLate(reported, accept, figures.acceptMinutes) }),
    ...(verify && {
      founded: verify.input?.founded,
      verifiedAt: isoSeconds(verify.at),
      verifiedLate: isLate(accept!, verify, figures.verifyMinutes),
      photosVerified: verify.input?.photos,
    }),
    urgent,
    ...(urgent && begun['urgent'] !== true ? { urgentAt: isoSeconds(file.at) } : {}),
    filedAt: isoSeconds(file.at),
    filedLate: isLate(verify ?? accept ?? reported, file, figures.fileMinutes),
    dispatchedAt: isoSeconds(dispatch.at),
    dispatchedLate: isLate(file, dispatch, figures.dispatchMinutes),
  };
}

/** The clock started at dispatch and stopped when the unit reported back. */
function whileWithUnit(begun: Properties, dispatch: Step, back: Step, caseClass: CaseClass, rules: Rules): Properties {
  const { figures } = rules;
  const calendar = rules.calendarOf(rules.calendarIdOf(String(begun['unit'])) ?? caseClass.calendar)!;
  const keep = { calendar, amberShare: figures.amberShare, answerBy: instantOf(begun, 'answerBy') };
  const started = startClock(dispatch.at, caseClass.limit, calendar, figures.workday);
  const { dueAt, yellowAt } = keptClock(started, keep);
  const { clockFrom: _, ...stopped } = keptClock(stopClock(started, back.at, calendar), keep);
  return { ...stopped, yellowAt, dueAt, handledAt: isoSeconds(back.at), reportedBackAt: isoSeconds(back.at) };
}

function answered(of: Steps): Properties {
  const answer = of.get('case.answer');
  const call = of.get('case.follow-up');
  if (answer === undefined || call === undefined) return {};
  return {
    answer: answer.input?.answer,
    answeredAt: isoSeconds(answer.at),
    followedUpAt: isoSeconds(call.at),
    satisfied: call.input?.satisfied,
  };
}
