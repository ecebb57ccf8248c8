import type { TFunction } from 'i18next';
import type { Unplanned } from '#domain/dispatch/problem.ts';
import type { Caution, WhyNot } from '#domain/dispatch/rank-crews.ts';
import { formatClock, formatSpan } from '../i18n/times.ts';

/** Why a crew is not sent, in words. */
export function whyNotWords(one: WhyNot, t: TFunction): string {
  switch (one.why) {
    case 'unit':
      return t('dispatch.whyNot.unit', { unit: one.unit });
    case 'shift-ends':
      return t('dispatch.whyNot.shiftEnds', { at: formatClock(one.at * 1000) });
    case 'licence':
      return t('dispatch.whyNot.licence', { has: one.has, needs: one.needs });
    case 'skill':
      return t('dispatch.whyNot.skill', { skills: one.lacks.join(t('listSeparator')) });
    case 'rest':
      return t('dispatch.whyNot.rest', { until: formatClock(one.until * 1000) });
    case 'off-shift':
      return t('dispatch.whyNot.offShift');
    case 'no-place':
      return t('dispatch.whyNot.noPlace');
    case 'no-way':
      return t('dispatch.whyNot.noWay');
  }
}

/** What should be known of a crew that may be sent. */
export function cautionWords(one: Caution, t: TFunction): string {
  switch (one) {
    case 'not-signed-on':
      return t('dispatch.caution.notSignedOn');
    case 'no-fix':
      return t('dispatch.caution.noFix');
    case 'late':
      return t('dispatch.caution.late');
    case 'other-unit':
      return t('dispatch.caution.otherUnit');
  }
}

/** Why a case is on nobody's route, or cannot be put on one. */
export function unplannedWords(why: Unplanned | 'unknown', t: TFunction): string {
  switch (why) {
    case 'no-crew':
      return t('dispatch.unplanned.noCrew');
    case 'licence':
      return t('dispatch.unplanned.licence');
    case 'skill':
      return t('dispatch.unplanned.skill');
    case 'rest':
      return t('dispatch.unplanned.rest');
    case 'shift-ends':
      return t('dispatch.unplanned.shiftEnds');
    case 'costs-more':
      return t('dispatch.unplanned.costsMore');
    case 'no-way':
      return t('dispatch.unplanned.noWay');
    case 'unknown':
      return t('dispatch.unplanned.unknown');
  }
}

/** A difference of seconds: "增加3分钟", "不变". */
export function differenceWords(seconds: number, t: TFunction): string {
  if (Math.abs(seconds) < 30) return t('dispatch.same');
  return t(seconds > 0 ? 'dispatch.more' : 'dispatch.less', { span: spanOf(Math.abs(seconds), t) });
}

/** A span of seconds, rounded to the minute. */
export function spanOf(seconds: number, t: TFunction): string {
  return formatSpan(Math.round(seconds / 60) * 60_000, t);
}
