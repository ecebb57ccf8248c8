import type { CaseStatus } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import type { Alarm } from './figures.ts';
import { wallCase } from './wall-case.ts';

/**
 * States in which nobody has an urgent case in hand yet. Once its unit signed for it (签收) somebody has, and once it is
 * voided, merged or closed nobody need.
 */
export const alarmingStatuses: readonly CaseStatus[] = [
  'pendingAcceptance',
  'pendingVerification',
  'pendingFiling',
  'pendingDispatch',
  'pendingAcknowledgement',
];

/**
 * The alarm that a case is, whether or not somebody answered it; undefined for one that is none (any longer).
 * @param feature a feature of the collection `cases`
 * @param longestMs what became urgent longer ago is no news, milliseconds
 * @param now epoch milliseconds
 */
export function openAlarm(
  feature: Pick<Feature, 'id' | 'geometry' | 'properties'>,
  longestMs: number,
  now: number,
): Alarm | undefined {
  const { status, urgent, urgentAt, reportedAt } = feature.properties;
  if (urgent !== true || !(alarmingStatuses as readonly unknown[]).includes(status)) return undefined;
  const since = String(urgentAt ?? reportedAt);
  return now - Date.parse(since) < longestMs ? { ...wallCase(feature), since } : undefined;
}
