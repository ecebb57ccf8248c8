import type { EmergingClass, HotCell } from '#domain/hotspots/hotspot.ts';

/** The class that asks for somebody soonest first. */
const order: readonly EmergingClass[] = [
  'intensifying',
  'persistent',
  'consecutive',
  'new',
  'oscillating',
  'sporadic',
  'diminishing',
  'historical',
  'none',
];

/** Which cells of the ranking are asked for. */
export interface First {
  readonly first: number;
  /** Where fewer stand out, those that come next, though nothing can be said of them. */
  readonly fill?: true;
}

/** The cells that stand out, at most so many: hot ones first, by class, then by z, then by id. */
export function firstOf(cells: readonly HotCell[], { first, fill }: First): HotCell[] {
  return cells
    .filter(({ hot, emerging }) => fill === true || hot || emerging !== 'none')
    .sort(
      (a, b) =>
        Number(b.hot) - Number(a.hot) ||
        order.indexOf(a.emerging) - order.indexOf(b.emerging) ||
        b.z - a.z ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, first);
}
