import type { Collection } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import type { Block } from './block.ts';
import type { Column } from './columns.ts';
import type { Indexed } from './indexed.ts';
import { secondsOf } from './instant.ts';

/** A moment at which a feature counts as something else, though nobody wrote anything. */
export interface Deadline {
  readonly fid: number;
  /** Epoch seconds. */
  readonly at: number;
}

/**
 * The index columns whose instants change what is shown and counted: those that travel in the tiles of a collection with
 * cells (turns amber, falls due), and they matter while a feature is open. What comes and goes with its valid time does
 * so by `held.ts`.
 */
function properties({ columns, cells }: Collection): string[] {
  return cells === undefined ? [] : columns.filter((c) => c.kind === 'time' && c.inTile).map((c) => c.property);
}

/** The moments of a feature that lie after `after` (epoch seconds). */
export function deadlinesOf(collection: Collection, feature: Properties, after: number): number[] {
  const { cells } = collection;
  if (cells === undefined || feature[cells.open] !== true) return [];
  return properties(collection)
    .map((property) => feature[property])
    .map((value) => (typeof value === 'string' ? secondsOf(value) : 0))
    .filter((at) => at > after);
}

/** The moments of all features of a collection that lie after `after` (epoch seconds), in no order. */
export function deadlinesIn(one: Indexed, after: number): Deadline[] {
  const wanted = new Set(properties(one.collection));
  const found: Deadline[] = [];
  if (one.kind === 'shape' || wanted.size === 0) return found;
  const places = placesOf(one.index.columns, wanted);
  for (const block of one.index.blocks) if (block.part === 1) take(block, places, after, found);
  return found;
}

function placesOf(columns: readonly Column[], wanted: ReadonlySet<string>): number[] {
  return columns.flatMap(({ property, kind }, i) => (kind === 'time' && wanted.has(property) ? [i] : []));
}

function take(block: Block, places: readonly number[], after: number, found: Deadline[]): void {
  for (const place of places) {
    const times = block.values[place]!;
    for (let slot = 0; slot < block.count; slot++) {
      if (times[slot]! > after) found.push({ fid: block.fid[slot]!, at: times[slot]! });
    }
  }
}
