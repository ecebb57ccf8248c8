import { roads } from '#domain/roads/collection.ts';
import type { RoadSection } from '#domain/streets/assemble.ts';
import { sectionsOf } from '#domain/streets/sections-of.ts';
import { streetMap, type StreetMap } from '#domain/streets/street-map.ts';
import { createMirror } from './mirror.ts';

/** The city's streets, as its roads stand. */
export interface Streets {
  /** Those of now. */
  map(): StreetMap;
  /** Reads all roads; until then there are no streets. */
  load(): Promise<void>;
  close(): void;
}

/** Keeps the roads in memory and puts them together into streets when these are next asked for. */
export function createStreets(sources: Parameters<typeof createMirror>[0]): Streets {
  const mirror = createMirror(sources, roads, sectionsOf);
  let from: readonly (readonly RoadSection[])[] = [];
  let map = streetMap([]);
  return {
    map() {
      const all = mirror.all();
      if (all !== from) [from, map] = [all, streetMap(all.flat())];
      return map;
    },
    load: mirror.load,
    close: mirror.close,
  };
}
