import type { Properties } from '#domain/feature.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { isoSeconds } from '../clock/kept.ts';
import type { ActInput } from '../fields.ts';
import { runningOn, started, stopped } from './clock-acts.ts';
import type { Effects } from './effect.ts';
import { enter, isLate, oneMore } from './enter.ts';
import { nobodyThere } from './street-work.ts';
import { isAssigned } from './whose.ts';
import type { ActRefusal, ActWorld } from './world.ts';

/** Nobody is on it: another unit begins with a clean sheet. */
const nobodysWork = {
  assignee: undefined,
  crew: undefined,
  assignedAt: undefined,
  ...nobodyThere,
  acknowledgedAt: undefined,
  handledAt: undefined,
  measure: undefined,
  officers: undefined,
} as const;

/** Acts from dispatch to closing. */
export const unitWorkEffects: Effects<
  | 'case.dispatch'
  | 'case.reassign'
  | 'case.acknowledge'
  | 'case.assign'
  | 'case.handle'
  | 'case.report-back'
  | 'case.inspect'
  | 'case.rework'
  | 'case.close'
  | 'case.force-close'
> = {
  'case.dispatch'(p, { unit = String(p['unit']), coUnit, reason }, w) {
    // The zone in force named the unit as the case came in; whoever sends it elsewhere says why (practice.md 2), unless
    // that unit itself gave the case back and said why.
    const isElsewhere = unit !== p['unit'] && w.isUnit(String(p['unit'])) && w.isUnit(unit);
    if (isElsewhere && p['returns'] === undefined && reason === undefined) {
      return refused({ reason: 'missing', field: 'reason' });
    }
    return sent(p, unit, coUnit, { dispatchedLate: isLate(p, w.now) }, w);
  },

  'case.reassign'(p, { unit = '', coUnit }, w) {
    if (unit === p['unit']) {
      return refused({ reason: 'unfit', field: 'unit', detail: 'the case is with this unit already' });
    }
    return sent(p, unit, coUnit, { reassignments: oneMore(p, 'reassignments') }, w);
  },

  'case.acknowledge'(p, _input, w) {
    return ok({ properties: { ...enter(p, 'handling', w), acknowledgedAt: isoSeconds(w.now) } });
  },

  'case.assign'(p, { assignee, crew }, w) {
    if (assignee === undefined && crew === undefined) return refused({ reason: 'missing', field: 'assignee' });
    const units = [p['unit'], p['coUnit']].filter((unit) => typeof unit === 'string');
    if (assignee !== undefined && !units.some((unit) => w.worksIn(assignee, unit))) {
      return refused({ reason: 'unfit', field: 'assignee', detail: `nobody of ${units.join('、')} has this id` });
    }
    const known = crew === undefined ? undefined : w.crewNamed(crew);
    const isTheirs =
      known === undefined ||
      units.some((unit) => unit === known.unit || known.members.some((member) => w.worksIn(member, unit)));
    if (!isTheirs) {
      const detail = `is of ${known.unit}; where another unit is to help, the shift lead calls it first (case.involve)`;
      return refused({ reason: 'unfit', field: 'crew', detail });
    }
    const stays = p['assignedAt'] !== undefined && staysInHand(p, assignee, known?.members ?? [], crew);
    const anew = stays ? {} : { assignedAt: isoSeconds(w.now), ...nobodyThere };
    const acknowledged = p['acknowledgedAt'] ?? isoSeconds(w.now);
    const inHand = p['status'] === 'handling' ? p : enter(p, 'handling', w);
    return ok({ properties: { ...inHand, ...anew, assignee, crew, acknowledgedAt: acknowledged } });
  },

  'case.handle'(p, input, w) {
    const done = doneBy(p, input, w);
    return done.ok ? ok({ properties: { ...done.value, handledAt: isoSeconds(w.now) } }) : done;
  },

  'case.report-back'(p, input, w) {
    const done = doneBy(p, input, w);
    if (!done.ok) return done;
    const { photosAfter = [] } = done.value as { photosAfter?: readonly string[] };
    if (photosAfter.length === 0) return refused({ reason: 'missing', field: 'photosAfter' });
    const at = isoSeconds(w.now);
    return ok({
      properties: {
        ...enter(stopped(done.value, w), 'pendingInspection', w),
        handledAt: p['handledAt'] ?? at,
        reportedBackAt: at,
      },
    });
  },

  'case.inspect'(p, { photos = [] }, w) {
    return ok({
      properties: {
        ...enter(p, 'pendingClosing', w),
        inspectedAt: isoSeconds(w.now),
        inspectedLate: isLate(p, w.now),
        photosInspected: photos,
      },
    });
  },

  'case.rework'(p, { photos, reason }, w) {
    const inspected = p['status'] === 'pendingInspection' ? { inspectedLate: isLate(p, w.now) } : {};
    return ok({
      properties: {
        ...enter(runningOn(p, w), 'handling', w),
        ...inspected,
        reworks: oneMore(p, 'reworks'),
        reason,
        reportedBackAt: undefined,
        inspectedAt: undefined,
        handledAt: undefined,
        // Whoever has it is to go there once more.
        ...nobodyThere,
        assignedAt: isAssigned(p) ? isoSeconds(w.heard ?? w.now) : undefined,
        ...setAside(p),
        photosInspected: photos ?? p['photosInspected'],
      },
    });
  },

  'case.close'(p, _input, w) {
    return ok({ properties: enter(p, 'closed', w) });
  },

  'case.force-close'(p, { reason }, w) {
    return ok({ properties: { ...enter(stopped(p, w), 'forceClosed', w), reason } });
  },
};

/**
 * Whether whoever has a case has it after an assignment too: put on the same again, or from a person on his own crew. It is
 * no new step then, so that what he did before he heard of it still counts from when he did it.
 */
function staysInHand(
  { assignee: before, crew: crewBefore }: Properties,
  assignee: string | undefined,
  members: readonly string[],
  crew: string | undefined,
): boolean {
  if (before === assignee && crewBefore === crew) return true;
  const isOnesOwn = typeof before === 'string' && crewBefore === undefined;
  return isOnesOwn && (assignee === undefined || assignee === before) && members.includes(before);
}

/** With a unit, its clock started (practice.md 4.1). */
function sent(p: Properties, unit: string, coUnit: string | undefined, more: Properties, w: ActWorld) {
  for (const [field, name] of [
    ['unit', unit],
    ['coUnit', coUnit],
  ] as const) {
    if (name !== undefined && !w.isUnit(name)) {
      return refused<ActRefusal>({ reason: 'unfit', field, detail: `there is no unit "${name}"` });
    }
  }
  const clocked = started({ ...p, unit, ...(coUnit === undefined ? {} : { coUnit }) }, w);
  if (!clocked.ok) return clocked;
  const at = isoSeconds(w.now);
  return ok({
    properties: {
      ...enter(clocked.value, 'pendingAcknowledgement', w),
      ...nobodysWork,
      ...setAside(p),
      ...more,
      dispatchedAt: at,
      reportedBackAt: undefined,
      inspectedAt: undefined,
    },
  });
}

/** The photos of what was done before, which prove nothing of what is to be done from now on. */
function setAside({ photosEarlier, photosAfter }: Properties): Properties {
  const earlier = [photosEarlier, photosAfter].flatMap((list) => (list as readonly string[] | undefined) ?? []);
  return {
    photosEarlier: earlier.length === 0 ? undefined : [...new Set(earlier)].slice(-12),
    photosAfter: undefined,
    photoFlags: undefined,
    lateUpload: undefined,
  };
}

/** What was done about it, and its photos. A penalty needs two licensed officers (practice.md 1). */
function doneBy(
  p: Properties,
  { measure, officers, photosAfter }: ActInput,
  w: ActWorld,
): Result<Properties, ActRefusal> {
  const who = officers ?? (p['officers'] as readonly string[] | undefined) ?? [];
  if ((measure ?? p['measure']) === 'penalised' && new Set(who.filter((person) => w.isLicensed(person))).size < 2) {
    return refused({ reason: 'unfit', field: 'officers', detail: 'a penalty needs at least two licensed officers' });
  }
  const flags = [...((p['photoFlags'] as readonly string[] | undefined) ?? []), ...w.photoFlags];
  return ok({
    ...p,
    ...(measure === undefined ? {} : { measure }),
    ...(who.length === 0 ? {} : { officers: who }),
    ...(photosAfter === undefined ? {} : { photosAfter }),
    photoFlags: flags.length === 0 ? undefined : [...new Set(flags)].slice(-50),
  });
}
