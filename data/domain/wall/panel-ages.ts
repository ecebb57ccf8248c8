import type { FiguredKind } from './panel-kinds.ts';

/**
 * How old figures get. They are reckoned anew no sooner than `least` seconds after they were last, however many screens
 * ask, and at the latest when they are `most` seconds old, though nothing changed: time itself changes them. So a page that
 * gets figures much older than `most` gets no new ones.
 */
export const panelAges: Readonly<Record<FiguredKind, { readonly least: number; readonly most: number }>> = {
  five: { least: 3, most: 20 },
  second: { least: 3, most: 20 },
  actions: { least: 5, most: 30 },
  roads: { least: 20, most: 120 },
  rates: { least: 10, most: 60 },
  deadlines: { least: 3, most: 20 },
  hotspots: { least: 120, most: 600 },
  crews: { least: 3, most: 20 },
  checks: { least: 10, most: 60 },
  phase: { least: 1, most: 20 },
  communities: { least: 10, most: 60 },
  newest: { least: 2, most: 20 },
  illegal: { least: 60, most: 600 },
};
