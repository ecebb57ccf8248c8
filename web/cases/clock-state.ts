import type { Properties } from '#domain/feature.ts';
import type { ClockState } from '../ui/state-shape.tsx';

/**
 * How a case stands against its clock (practice.md 4).
 * 1. Ended, or without a deadline yet: grey.
 * 2. The unit's clock stands still: suspended, or reported back and not sent again: grey.
 * 3. Past `dueAt`: red; past `yellowAt`: amber; before: green.
 * @param now epoch milliseconds
 */
export function clockState(properties: Properties, now: number): ClockState {
  const { open, status, yellowAt, dueAt } = properties;
  if (open !== true || typeof dueAt !== 'string') return 'grey';
  if (status === 'suspended') return 'grey';
  if (now >= Date.parse(dueAt)) return 'red';
  if (typeof yellowAt === 'string' && now >= Date.parse(yellowAt)) return 'amber';
  return 'green';
}
