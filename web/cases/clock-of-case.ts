import type { Properties } from '#domain/feature.ts';
import type { State } from '../map/state-signs.ts';
import { caseState } from './state.ts';

/** What the clock says of a case as the API gives it. @param now epoch milliseconds */
export function clockOfCase(properties: Properties, now: number): State {
  const seconds = (name: string): number => {
    const value = properties[name];
    return typeof value === 'string' ? Date.parse(value) / 1000 : 0;
  };
  return caseState(
    {
      status: String(properties['status']),
      yellowAt: seconds('yellowAt'),
      dueAt: seconds('dueAt'),
      stageYellowAt: seconds('stageYellowAt'),
      stageDueAt: seconds('stageDueAt'),
    },
    now / 1000,
  );
}
