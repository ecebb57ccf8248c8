import type { Feature } from '#domain/feature.ts';
import { roads } from '#domain/roads/collection.ts';
import type { RoadSection } from '#domain/streets/assemble.ts';
import { sectionsOf } from '#domain/streets/sections-of.ts';
import { streetMap, type StreetMap } from '#domain/streets/street-map.ts';
import type { Context } from '../context.ts';
import { validTime } from '../store/valid-time.ts';

/** The city's streets, as its roads stand. */
export interface Streets {
  /** Those of now. */
  map(): StreetMap;
  /** Reads all roads; until then there are no streets. */
  load(): Promise<void>;
  close(): void;
}

const batch = 1_000;

interface Road {
  readonly version: number;
  readonly sections: readonly RoadSection[];
  /** Epoch milliseconds; infinite where open. */
  readonly from: number;
  readonly to: number;
}

/** Keeps the roads in memory, moves them with every change, and assembles them when they are next asked for. */
export function createStreets({
  register,
  live,
  log,
  now,
}: Pick<Context, 'register' | 'live' | 'log' | 'now'>): Streets {
  let held = new Map<string, Road>();
  /** Roads that are being read, and what was deleted meanwhile. */
  let coming: { readonly roads: Map<string, Road>; readonly gone: Set<string> } | undefined;
  let map: StreetMap | undefined;
  /** Until when the streets that were assembled are those of now: a road may come or go by the clock. */
  let until = Infinity;

  /** Reads all roads beside the ones in use. */
  async function load(): Promise<void> {
    const mine = { roads: new Map<string, Road>(), gone: new Set<string>() };
    coming = mine;
    const { batches } = await register.scan(roads.id, batch);
    for await (const features of batches) {
      for (const feature of features) if (!mine.gone.has(feature.id)) put(mine.roads, feature);
    }
    // A second bulk load may have begun another reading, which is then the one to finish.
    if (coming !== mine) return;
    held = mine.roads;
    coming = undefined;
    map = undefined;
  }

  const stop = live.subscribe((change) => {
    if (change.bulk?.collection === roads.id) {
      load().catch((error: unknown) => log.error({ err: error }, 'roads could not be read anew'));
      return;
    }
    for (const { collection, id, version, after } of change.lines) {
      if (collection !== roads.id) continue;
      for (const into of coming === undefined ? [held] : [held, coming.roads]) {
        if (after === null) into.delete(id);
        else put(into, { ...after, id, version });
      }
      if (after === null) coming?.gone.add(id);
      else coming?.gone.delete(id);
      map = undefined;
    }
  });

  return {
    map() {
      const at = now();
      if (map !== undefined && at < until) return map;
      const all = [...held.values()];
      const moments = all.flatMap(({ from, to }) => [from, to]).filter((moment) => moment > at);
      until = moments.reduce((least, moment) => Math.min(least, moment), Infinity);
      map = streetMap(all.filter(({ from, to }) => from <= at && at < to).flatMap(({ sections }) => sections));
      return map;
    },
    load,
    close: stop,
  };
}

/** Takes a road's newest content; an older version than the one held is left aside. */
function put(into: Map<string, Road>, feature: Pick<Feature, 'id' | 'version' | 'geometry' | 'properties'>): void {
  const { id, version, properties } = feature;
  if ((into.get(id)?.version ?? 0) > version) return;
  const { from, to } = validTime(roads, properties);
  into.set(id, {
    version,
    sections: sectionsOf(feature),
    from: from === null ? -Infinity : Date.parse(from),
    to: to === null ? Infinity : Date.parse(to),
  });
}
