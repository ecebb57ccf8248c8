import { roads } from '#domain/roads/collection.ts';
import { assembleStreets, assemblingStreets, type RoadSection } from '#domain/streets/assemble.ts';
import { sectionsOf } from '#domain/streets/sections-of.ts';
import { streetMap, type StreetMap } from '#domain/streets/street-map.ts';
import { inSlices } from '../store/in-slices.ts';
import { createMirror } from './mirror.ts';

/** The city's streets, as its roads stand. */
export interface Streets {
  /** Those of now. */
  map(): StreetMap;
  /** Reads all roads; until then there are no streets. */
  load(): Promise<void>;
  close(): void;
}

/** Up to so many roads are put together at once, in a few milliseconds; more in slices, and the streets of before answer meanwhile. */
const few = 500;

/** Keeps the roads in memory and puts them together into streets when these are next asked for. */
export function createStreets(sources: Parameters<typeof createMirror>[0]): Streets {
  const { log } = sources;
  const mirror = createMirror(sources, roads, sectionsOf);
  let from: readonly (readonly RoadSection[])[] = [];
  let map = streetMap([]);
  let renewing = false;

  async function renew(): Promise<void> {
    renewing = true;
    try {
      const all = mirror.all();
      map = streetMap(await inSlices(assemblingStreets(all.flat())));
      from = all;
    } finally {
      renewing = false;
    }
  }

  return {
    map() {
      const all = mirror.all();
      if (all === from || renewing) return map;
      if (all.length <= few) [from, map] = [all, streetMap(assembleStreets(all.flat()))];
      else renew().catch((error: unknown) => log.error({ err: error }, 'streets could not be put together'));
      return map;
    },
    async load() {
      await mirror.load();
      await renew();
    },
    close: mirror.close,
  };
}
