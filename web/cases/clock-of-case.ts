import type { Properties } from '#domain/feature.ts';
import type { State } from '../map/state-signs.ts';
import { caseState } from './state.ts';

/** What the clock says of a case as the API gives it. @param now epoch milliseconds */
export function clockOfCase({ status, yellowAt, dueAt }: Properties, now: number): State {
  return caseState(
    {
      status: String(status),
      ...(typeof yellowAt === 'string' && { yellowAt: Date.parse(yellowAt) / 1000 }),
      ...(typeof dueAt === 'string' && { dueAt: Date.parse(dueAt) / 1000 }),
    },
    now / 1000,
  );
}
