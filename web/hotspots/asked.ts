import type { CellKind } from '#domain/hotspots/hotspot.ts';
import type { OwnSearch } from '../state/own-search.ts';
import { addDays } from '../state/shanghai-day.ts';

export const cellKinds = ['unit', 'hexagon'] as const satisfies readonly CellKind[];
export const sliceKinds = ['week', 'day'] as const;
export const sources = ['all', 'public', 'patrol'] as const;
export const weekSpans = ['4', '12', '26'] as const;

/** What the page asks for; the same words stand in the address. */
export interface HotspotsAsked {
  readonly cells: (typeof cellKinds)[number];
  readonly slice: (typeof sliceKinds)[number];
  readonly source: (typeof sources)[number];
  /** Full weeks up to the end of yesterday. */
  readonly weeks: (typeof weekSpans)[number];
}

/** Reads an address; what it does not name, or names wrongly, is as the page begins. */
export function readAsked(own: OwnSearch): HotspotsAsked {
  return {
    cells: cellKinds.find((one) => one === own['cells']) ?? 'unit',
    slice: sliceKinds.find((one) => one === own['slice']) ?? 'week',
    source: sources.find((one) => one === own['source']) ?? 'all',
    weeks: weekSpans.find((one) => one === own['weeks']) ?? '12',
  };
}

/** The same as `/api/hotspots` is asked, without "?". @param today YYYY-MM-DD; it is not counted, it is not over */
export function searchOf({ cells, slice, source, weeks }: HotspotsAsked, today: string): string {
  const from = addDays(today, -7 * Number(weeks));
  return new URLSearchParams({ cells, slice, source, from, to: addDays(today, -1) }).toString();
}
