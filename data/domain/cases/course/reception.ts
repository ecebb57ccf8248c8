import type { Properties } from '#domain/feature.ts';
import { ok, refused } from '#domain/result.ts';
import { isoSeconds } from '../clock/kept.ts';
import { isCitizens } from '../words.ts';
import { owesAnswer } from './answers.ts';
import { earliest } from './earliest.ts';
import type { Effects } from './effect.ts';
import { enter, isLate } from './enter.ts';
import { stopped } from './clock-acts.ts';

/** Acts up to filing, and the ways a case ends before it was handled. */
export const receptionEffects: Effects<
  | 'case.accept'
  | 'case.reject'
  | 'case.verify'
  | 'case.self-handle'
  | 'case.file'
  | 'case.decline'
  | 'case.void'
  | 'case.correct'
> = {
  'case.accept'(p, _input, w) {
    const next = isCitizens(p['channel']) ? 'pendingVerification' : 'pendingFiling';
    return ok({
      properties: { ...enter(p, next, w), acceptedAt: isoSeconds(w.now), acceptedLate: isLate(p, w.now) },
    });
  },

  'case.reject'(p, { reason }, w) {
    return ok({ properties: { ...enter(p, 'notAccepted', w), reason, acceptedLate: isLate(p, w.now) } });
  },

  'case.verify'(p, { founded, photos = [] }, w) {
    return ok({
      properties: {
        ...enter(p, 'pendingFiling', w),
        founded,
        verifiedAt: isoSeconds(w.now),
        verifiedLate: isLate(p, w.now),
        photosVerified: photos,
      },
    });
  },

  'case.self-handle'(p, { photosBefore = [], photosAfter = [] }, w) {
    const photos = [...new Set([...((p['photos'] as readonly string[] | undefined) ?? []), ...photosBefore])];
    return ok({
      properties: {
        ...enter(p, 'closed', w),
        selfHandled: true,
        photos: photos.slice(-12),
        photosAfter,
        photoFlags: w.photoFlags,
        handledAt: isoSeconds(w.now),
      },
    });
  },

  'case.file'(p, { urgent, reason }, w) {
    if (p['founded'] === false && reason === undefined) return refused({ reason: 'missing', field: 'reason' });
    if (w.caseClass === undefined) {
      return refused({
        reason: 'unfit',
        detail: `the catalogue has no class ${String(p['classCode'])}; correct it first`,
      });
    }
    return ok({
      properties: {
        ...enter(p, 'pendingDispatch', w),
        urgent: urgent ?? (p['urgent'] === true || w.caseClass.urgent),
        filedAt: isoSeconds(w.now),
        filedLate: isLate(p, w.now),
        reason,
      },
    });
  },

  'case.decline'(p, { reason }, w) {
    return ok({ properties: { ...enter(p, 'notFiled', w), reason, filedLate: isLate(p, w.now) } });
  },

  'case.void'(p, { reason }, w) {
    if (Number(p['merges'] ?? 0) > 0) {
      return refused({ reason: 'unfit', detail: 'other cases are merged into it; take those merges back first' });
    }
    return ok({ properties: { ...enter(stopped(p, w), 'voided', w), reason, answerOwed: undefined } });
  },

  'case.correct'(p, { note: _note, classKind, classCode, unit, sourceDueAt, ...said }, w) {
    if (unit !== undefined && !w.isUnit(unit)) {
      return refused({ reason: 'unfit', field: 'unit', detail: `there is no unit "${unit}"` });
    }
    let properties: Properties = { ...p, ...said, ...(unit === undefined ? {} : { unit }) };
    if (classKind !== undefined || classCode !== undefined) {
      const { caseClass } = w;
      if (caseClass === undefined || caseClass.retired) {
        const detail = caseClass === undefined ? 'the catalogue has no such class' : 'the class is retired';
        return refused({ reason: 'unfit', field: 'classCode', detail });
      }
      const { standard, kind, code, zh, action } = caseClass;
      const named = { classStandard: standard, classKind: kind, classCode: code, className: zh };
      properties = { ...properties, ...named, action: said.action ?? action };
      // Another class may be another unit's, and permitted where the first was not.
      if (w.found !== undefined) {
        const { unit: answers = p['unit'], zone, permitHint } = w.found;
        properties = { ...properties, unit: unit ?? answers, zone, permitHint };
      }
      if (p['filedAt'] !== undefined && caseClass.urgent) properties = { ...properties, urgent: true };
    }
    if (sourceDueAt !== undefined) {
      properties = { ...properties, sourceDueAt, answerBy: earliest([sourceDueAt, ...(w.otherDeadlines ?? [])]) };
    }
    // Whoever sent it under a number waits to be told.
    if (said.sourceNumber !== undefined && p['answeredAt'] === undefined) {
      properties = { ...properties, answerOwed: owesAnswer(properties) ? true : undefined };
    }
    return ok({ properties });
  },
};
