import type { Owner } from '#domain/zones/coverage/arc.ts';
import { useDesk } from '../desk.ts';
import { bboxOf } from './ground-facts.ts';

/** Chooses grounds and brings them in sight; nobody's ground cannot be chosen. */
export function goTo(owners: readonly Owner[]): void {
  const { choose, fit, draft } = useDesk.getState();
  choose(owners);
  const bbox = draft && bboxOf(draft.coverage, owners);
  if (bbox) fit(bbox);
}
