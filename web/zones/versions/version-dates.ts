import type { TFunction } from 'i18next';
import { formatInstant } from '../../i18n/times.ts';
import type { StandingVersion } from './standing.ts';

/** The day of an instant in Shanghai, with the hour where it is not midnight. */
export function dayWords(instant: number): string {
  return formatInstant(instant).replace(/ 00:00$/, '');
}

/** When a version answers for the ground, in words; undefined where it never did and no day is set. */
export function termWords({ standing, from, until }: StandingVersion, t: TFunction): string | undefined {
  if (from === undefined) return undefined;
  if (standing === 'announced') return t('schemes.willTakeEffect', { day: dayWords(from) });
  return until === undefined
    ? t('schemes.since', { day: dayWords(from) })
    : t('schemes.fromUntil', { from: dayWords(from), until: dayWords(until) });
}
