import type { Severity } from '#domain/finding.ts';
import type { MapFinding } from './api.ts';

/** What a list can be narrowed to, each value with how many findings have it; the most first. */
export interface Facets {
  readonly severity: ReadonlyMap<Severity, number>;
  readonly unit: ReadonlyMap<string, number>;
  readonly district: ReadonlyMap<string, number>;
  /** What a place's words begin with. */
  readonly street: ReadonlyMap<string, number>;
}

/** Counts the values of findings. A place is "street，from—to"; one without a comma is no street. */
export function facetsOf(findings: readonly MapFinding[]): Facets {
  const streetOf = (place: string | undefined) => (place?.includes('，') ? place.split('，', 1)[0] : undefined);
  return {
    severity: counted(findings, ({ properties }) => properties.severity),
    unit: counted(findings, ({ properties }) => properties.unit),
    district: counted(findings, ({ properties }) => properties.district),
    street: counted(findings, ({ properties }) => streetOf(properties.place)),
  };
}

function counted<T extends string>(
  findings: readonly MapFinding[],
  valueOf: (finding: MapFinding) => T | undefined,
): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const finding of findings) {
    const value = valueOf(finding);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
