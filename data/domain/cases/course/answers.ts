import type { Properties } from '#domain/feature.ts';
import { ok } from '#domain/result.ts';
import { isoSeconds } from '../clock/kept.ts';
import { openStatuses } from '../status.ts';
import { isCitizens } from '../words.ts';
import { noClock } from './clock-acts.ts';
import type { Effects } from './effect.ts';
import { enter, oneMore } from './enter.ts';
import { nobodyThere } from './street-work.ts';
import type { ActWorld } from './world.ts';

/** Whether somebody outside waits to be told what became of it. */
export function owesAnswer(p: Properties): boolean {
  return isCitizens(p['channel']) || p['sourceNumber'] !== undefined;
}

/** 答复 and 回访: to each caller, the merged ones' too (practice.md 3). */
export const answerEffects: Effects<'case.answer' | 'case.follow-up'> = {
  'case.answer': (p, { answer }, w) =>
    ok({ properties: { ...p, answer, answeredAt: isoSeconds(w.now), answerOwed: undefined } }),

  'case.follow-up'(p, { satisfied }, w) {
    const told: Properties = { ...p, followedUpAt: isoSeconds(w.now), satisfied };
    if (satisfied !== 'no') return ok({ properties: told });
    // Whoever is not satisfied waits for another answer.
    const waits: Properties = { ...told, answerOwed: true };
    if (p['status'] !== 'merged') return ok({ properties: reopened(waits, w) });
    const { main } = w;
    const isEnded = main !== undefined && !(openStatuses as readonly unknown[]).includes(main['status']);
    return ok({ properties: waits, ...(isEnded ? { main: reopened(main, w) } : {}) });
  },
};

/** The same case again: to be dispatched anew where it was filed, otherwise to be filed. */
function reopened(p: Properties, w: ActWorld): Properties {
  const wasFiled = p['filedAt'] !== undefined && p['selfHandled'] !== true;
  return {
    ...enter(p, wasFiled ? 'pendingDispatch' : 'pendingFiling', w),
    ...noClock,
    // The source's deadline was for the first answer: bound by it, the second round would be overdue before it began.
    answerBy: undefined,
    selfHandled: false,
    reopenings: oneMore(p, 'reopenings'),
    answerOwed: owesAnswer(p) ? true : undefined,
    reportedBackAt: undefined,
    inspectedAt: undefined,
    handledAt: undefined,
    acknowledgedAt: undefined,
    assignee: undefined,
    crew: undefined,
    assignedAt: undefined,
    ...nobodyThere,
    lateUpload: undefined,
    appeal: undefined,
  };
}
