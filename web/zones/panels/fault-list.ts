import type { ZoneFault, ZoneFaultKind } from '#domain/zones/faults/faults-of.ts';

/** What kinds of faults are called together, in lists and where they are mended together. */
export const faultGroups = {
  gap: ['gap', 'gap-sliver'],
  overlap: ['overlap', 'overlap-sliver'],
  sliver: ['sliver'],
} as const satisfies Readonly<Record<string, readonly ZoneFaultKind[]>>;

export type FaultGroup = keyof typeof faultGroups;

export const faultGroupNames = Object.keys(faultGroups) as readonly FaultGroup[];

/** The faults of a group; of all for undefined. */
export function faultsIn(faults: readonly ZoneFault[], group: FaultGroup | undefined): readonly ZoneFault[] {
  if (group === undefined) return faults;
  const kinds: readonly ZoneFaultKind[] = faultGroups[group];
  return faults.filter(({ kind }) => kinds.includes(kind));
}

/** A fault's name in lists: its ground and piece. */
export const idOf = ({ ground, key }: ZoneFault): string => `${ground} ${key}`;
