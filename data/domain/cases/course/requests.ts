import { formatDay, dayOf, parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import { ok, refused } from '#domain/result.ts';
import { instantOf, isoSeconds } from '../clock/kept.ts';
import type { RequestKind } from '../words.ts';
import { extended, noClock, paused, runningOn } from './clock-acts.ts';
import type { Effect, Effects } from './effect.ts';
import { enter, noRequest, oneMore } from './enter.ts';
import { nobodyThere } from './street-work.ts';
import { isAssigned } from './whose.ts';
import type { ActWorld } from './world.ts';

/** Taken from whoever had it. */
const nobodysHands = { assignee: undefined, crew: undefined, assignedAt: undefined, ...nobodyThere } as const;

/** Asking: it lies with the unit's approver first. */
function asking(kind: RequestKind): Effect {
  return (p, { reason, until }, w) => {
    if (until !== undefined) {
      const fault = untilFault(until, w);
      if (fault !== undefined) return refused({ reason: 'unfit', field: 'until', detail: fault });
    }
    return ok({
      properties: {
        ...p,
        request: kind,
        requestStep: 'unit',
        requestBy: w.hand,
        requestedAt: isoSeconds(w.now),
        requestReason: reason,
        requestUntil: until,
      },
    });
  };
}

/** Deciding: by somebody else than who asked. */
function deciding(effect: Effect): Effect {
  return (p, input, w) =>
    p['requestBy'] === w.hand
      ? refused({ reason: 'own-hand', detail: 'you asked for it yourself; somebody else decides' })
      : effect(p, input, w);
}

/** What a unit or crew asks for, and what is decided on it (practice.md 1; domain.md 1.5). */
export const requestEffects: Effects<
  | 'case.request-return'
  | 'case.approve-return'
  | 'case.request-hand-back'
  | 'case.approve-hand-back'
  | 'case.request-extension'
  | 'case.approve-extension'
  | 'case.request-suspension'
  | 'case.approve-suspension'
  | 'case.resume'
  | 'case.appeal'
  | 'case.decide-appeal'
  | 'case.endorse-request'
  | 'case.refuse-request'
  | 'case.withdraw-request'
> = {
  'case.request-return': asking('return'),
  'case.request-hand-back': asking('handBack'),
  'case.request-extension': asking('extension'),
  'case.request-suspension': asking('suspension'),
  'case.appeal': asking('appeal'),

  'case.endorse-request': deciding((p) => ok({ properties: { ...p, requestStep: 'centre' } })),
  'case.refuse-request': deciding((p) =>
    ok({ properties: { ...p, ...noRequest, ...(p['request'] === 'appeal' ? { appeal: 'refused' } : {}) } }),
  ),
  'case.withdraw-request'(p, _input, w) {
    if (p['requestBy'] !== w.hand) return refused({ reason: 'own-hand', detail: 'somebody else asked for it' });
    return ok({ properties: { ...p, ...noRequest } });
  },

  'case.approve-return': deciding((p, _input, w) =>
    ok({
      properties: {
        ...enter(p, 'pendingDispatch', w),
        ...noClock,
        returns: oneMore(p, 'returns'),
        reason: p['requestReason'],
        ...nobodysHands,
        acknowledgedAt: undefined,
      },
    }),
  ),
  'case.approve-hand-back': deciding((p) => ok({ properties: { ...p, ...noRequest, ...nobodysHands } })),
  'case.approve-extension': deciding((p, _input, w) =>
    ok({ properties: { ...extended(p, w), ...noRequest, extensions: oneMore(p, 'extensions') } }),
  ),
  'case.approve-suspension': deciding((p, { until = String(p['requestUntil']) }, w) => {
    const fault = untilFault(until, w);
    if (fault !== undefined) return refused({ reason: 'unfit', field: 'until', detail: fault });
    return ok({
      properties: {
        ...enter(paused(p, w), 'suspended', w),
        // It rests through the day named.
        suspendedUntil: isoSeconds(startOfDay(parseDay(until) + 1)),
        suspensions: oneMore(p, 'suspensions'),
        reason: p['requestReason'],
      },
    });
  }),
  'case.resume'(p, _input, w) {
    // What the unit had not acknowledged it still has to.
    const back = p['acknowledgedAt'] === undefined ? 'pendingAcknowledgement' : 'handling';
    return ok({ properties: enter(runningOn(p, w), back, w) });
  },

  'case.decide-appeal': deciding((p, { upheld }) =>
    ok({ properties: { ...p, ...noRequest, appeal: upheld === true ? 'upheld' : 'refused' } }),
  ),
};

/** Why a request cannot be made of this case now, in words; undefined where it can. */
export function requestFault(
  kind: RequestKind,
  p: Properties,
  { now, figures }: Pick<ActWorld, 'now' | 'figures'>,
): string | undefined {
  const due = instantOf(p, 'dueAt');
  switch (kind) {
    case 'extension':
      if (due !== undefined && now > due) return 'an extension must be asked for before the deadline';
      if (Number(p['extensions'] ?? 0) >= figures.extensionsMost) {
        return `it was extended ${figures.extensionsMost} times already`;
      }
      return undefined;
    case 'suspension':
      return Number(p['suspensions'] ?? 0) >= figures.suspensionsMost
        ? `it was suspended ${figures.suspensionsMost} times already`
        : undefined;
    case 'appeal': {
      if (p['appeal'] !== undefined) return 'it was appealed once already';
      const back = instantOf(p, 'reportedBackAt') ?? instantOf(p, 'closedAt');
      return due === undefined || back === undefined || back <= due ? 'it was not overdue' : undefined;
    }
    case 'handBack':
      return isAssigned(p) ? undefined : 'it is assigned to nobody';
    case 'return':
      return undefined;
  }
}

function untilFault(until: string, { now, figures }: ActWorld): string | undefined {
  const day = parseDay(until);
  if (Number.isNaN(day) || formatDay(day) !== until) return 'is no day of the calendar';
  const today = dayOf(now);
  if (day < today) return 'is past';
  return day > today + figures.suspensionDaysMost
    ? `must not be more than ${figures.suspensionDaysMost} days ahead`
    : undefined;
}
