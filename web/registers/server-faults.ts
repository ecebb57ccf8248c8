import type { ProblemFault } from '../state/request.ts';

/** Where a fault named by the server belongs on the page. */
export interface PlacedFaults {
  /** Field -> what the server says of it. */
  readonly fields: ReadonlyMap<string, string>;
  readonly geometry: readonly string[];
  /** What concerns no single field. */
  readonly others: readonly string[];
}

/** `/lines/0/after/properties/road`, `/records/0/after/name`, `/lines/0/after/geometry/...`. */
const pointer = /^\/(?:lines|records)\/\d+(?:\/after)?(?:\/properties)?(?:\/([^/]+))?/;

/** Sorts the server's faults by the field they point at; of several for one field the first. */
export function placeFaults(faults: readonly ProblemFault[], known: ReadonlySet<string>): PlacedFaults {
  const fields = new Map<string, string>();
  const geometry: string[] = [];
  const others: string[] = [];
  for (const fault of faults) {
    const name = pointer
      .exec(fault.pointer ?? '')?.[1]
      ?.replaceAll('~1', '/')
      .replaceAll('~0', '~');
    if (name === 'geometry') geometry.push(fault.detail);
    else if (name !== undefined && known.has(name)) {
      if (!fields.has(name)) fields.set(name, fault.detail);
    } else others.push(fault.detail);
  }
  return { fields, geometry, others };
}
