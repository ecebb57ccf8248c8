import type { Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';

/** What keeps a coverage from being sent for approval: what nobody could answer for, or ask after. */
export interface ReadinessFault {
  readonly reason: 'no-zone' | 'disputed' | 'number-twice';
  /** Grounds it is about, sorted; with 'number-twice' those that share the number. */
  readonly owners: readonly Owner[];
  /** The number that stands twice. */
  readonly number?: string;
}

/**
 * Looks whether a coverage may become the scheme of a city: it has a zone, no ground is claimed by several, and each zone
 * has its number for itself. Gaps are no hindrance: the sub-district answers for them (属地兜底).
 */
export function readinessFaults(coverage: Coverage): ReadinessFault[] {
  const faults: ReadinessFault[] = [];
  const byNumber = new Map<string, Owner[]>();
  const disputed: Owner[] = [];
  for (const [id, ground] of coverage.grounds) {
    if (ground.is === 'disputed') disputed.push(id);
    if (ground.is !== 'zone') continue;
    const { number } = ground.content;
    byNumber.set(number, [...(byNumber.get(number) ?? []), id]);
  }
  if (byNumber.size === 0) faults.push({ reason: 'no-zone', owners: [] });
  if (disputed.length > 0) faults.push({ reason: 'disputed', owners: disputed.sort() });
  for (const [number, owners] of [...byNumber].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (owners.length > 1) faults.push({ reason: 'number-twice', owners: owners.sort(), number });
  }
  return faults;
}
