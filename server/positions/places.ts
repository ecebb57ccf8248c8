import { posts } from '#domain/duty/posts.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { zones } from '#domain/zones/collection.ts';
import { createMirror } from '../arrival/reader.ts';
import type { PostPlace } from './reader.ts';

/** Where posts and zones are, by number, without the database. */
export interface Places {
  post(number: string): PostPlace | undefined;
  /** A place within the zone, degrees WGS84. */
  zone(number: string): readonly [lon: number, lat: number] | undefined;
  load(): Promise<void>;
  close(): void;
}

/** Keeps posts and zones in memory and follows them. */
export function createPlaces(sources: Parameters<typeof createMirror>[0]): Places {
  const postMirror = createMirror(sources, posts, ({ geometry, properties: p }): PostPlace | undefined =>
    geometry.type !== 'Point'
      ? undefined
      : {
          number: String(p['number']),
          name: String(p['name']),
          ...(typeof p['unit'] === 'string' ? { unit: p['unit'] } : {}),
          at: geometry.coordinates as [number, number],
          radius: Number(p['radius'] ?? 0),
        },
  );
  const zoneMirror = createMirror(sources, zones, ({ geometry, properties }) => ({
    number: String(properties['number']),
    at: representativeOf(geometry),
  }));
  const byNumber = {
    posts: lookup(postMirror.all, (post) => post?.number),
    zones: lookup(zoneMirror.all, ({ number }) => number),
  };
  return {
    post: (number) => byNumber.posts(number),
    zone: (number) => byNumber.zones(number)?.at,
    async load() {
      await postMirror.load();
      await zoneMirror.load();
    },
    close() {
      postMirror.close();
      zoneMirror.close();
    },
  };
}

/** Finds by a key in a list that is the same one until something came or went. */
function lookup<T>(all: () => readonly T[], keyOf: (one: T) => string | undefined): (key: string) => T | undefined {
  let known: readonly T[] | undefined;
  let byKey = new Map<string | undefined, T>();
  return (key) => {
    const list = all();
    if (list !== known) {
      known = list;
      byKey = new Map(list.map((one) => [keyOf(one), one]));
    }
    return byKey.get(key);
  };
}
