import { startOfDay, parseDay } from '#domain/calendar/work-calendar.ts';
import type { Collection } from '#domain/collection.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';
import type { Bbox } from '#domain/geometry/bbox.ts';
import type { CheckFeature } from './check.ts';
import { featureGrid, type FeatureGrid } from './feature-grid.ts';

/** A feature with its valid time, epoch milliseconds; the end exclusive, infinite where open. */
interface Timed {
  readonly feature: CheckFeature;
  readonly from: number;
  readonly to: number;
}

/** One collection in memory: what is valid now, and what will be. */
export class HeldCollection {
  /** What is valid now, by id. */
  readonly valid = new Map<string, CheckFeature>();
  readonly #collection: Collection;
  /** What comes or goes by the clock. */
  readonly #timed = new Map<string, Timed>();
  /** Made when first asked. */
  #grid: FeatureGrid | undefined;

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Takes a feature's content as it is now; null: it is gone. */
  put(id: string, state: FeatureState | null, now: number): void {
    this.#timed.delete(id);
    const timed = state === null ? undefined : this.#read(id, state);
    if (timed === undefined || timed.to <= now) return this.#leave(id);
    if (timed.from > now || timed.to !== Infinity) this.#timed.set(id, timed);
    if (timed.from <= now) this.#enter(timed.feature);
    else this.#leave(id);
  }

  /** @returns what came or went by the clock: its id, and what was valid before */
  keepTime(now: number): { readonly id: string; readonly before: CheckFeature | undefined }[] {
    const turned: { id: string; before: CheckFeature | undefined }[] = [];
    for (const [id, { feature, from, to }] of this.#timed) {
      const before = this.valid.get(id);
      if (to <= now) {
        this.#timed.delete(id);
        this.#leave(id);
      } else if (from <= now && before === undefined) {
        if (to === Infinity) this.#timed.delete(id);
        this.#enter(feature);
      } else continue;
      turned.push({ id, before });
    }
    return turned;
  }

  near(bbox: Bbox): readonly CheckFeature[] {
    if (this.#grid === undefined) {
      this.#grid = featureGrid();
      for (const feature of this.valid.values()) this.#grid.put(feature);
    }
    return this.#grid.near(bbox);
  }

  #enter(feature: CheckFeature): void {
    this.valid.set(feature.id, feature);
    this.#grid?.put(feature);
  }

  #leave(id: string): void {
    this.valid.delete(id);
    this.#grid?.remove(id);
  }

  #read(id: string, { geometry, properties }: FeatureState): Timed {
    const { from, to } = this.#collection.time;
    return {
      feature: { collection: this.#collection.id, id, geometry, properties },
      from: instantOf(properties[from]) ?? -Infinity,
      to: instantOf(properties[to]) ?? Infinity,
    };
  }
}

/** A day begins at midnight in Asia/Shanghai. */
function instantOf(value: Properties[string]): number | undefined {
  if (typeof value !== 'string') return undefined;
  return value.length === 10 ? startOfDay(parseDay(value)) : Date.parse(value);
}
