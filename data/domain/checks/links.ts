import type { CheckCity, CheckFeature, CityNews } from './check.ts';

/** The features of a collection by the value of one of their properties (platforms by the number of their site). */
export interface Links {
  /** By id; none for a value that nothing has. */
  of(value: unknown): Iterable<CheckFeature>;
  /** Reads the whole collection anew. */
  load(): void;
  /** Takes what changed; gives the values that something had before or has now. */
  take(news: CityNews): ReadonlySet<string>;
}

/** Keeps features of a collection by a property. Empty until `load`. */
export function links(city: CheckCity, collection: string, by: string): Links {
  const groups = new Map<string, Map<string, CheckFeature>>();
  const put = (feature: CheckFeature): void => {
    const value = feature.properties[by];
    if (value === undefined) return;
    const group = groups.get(String(value));
    if (group === undefined) groups.set(String(value), new Map([[feature.id, feature]]));
    else group.set(feature.id, feature);
  };
  return {
    of: (value) => (value === undefined ? [] : (groups.get(String(value))?.values() ?? [])),
    load() {
      groups.clear();
      for (const feature of city.features(collection).values()) put(feature);
    },
    take(news) {
      const touched = new Set<string>();
      for (const { collection: changed, id, before, after } of news.features) {
        if (changed !== collection) continue;
        const was = before?.properties[by];
        if (was !== undefined) {
          touched.add(String(was));
          groups.get(String(was))?.delete(id);
        }
        if (after?.properties[by] !== undefined) touched.add(String(after.properties[by]));
        if (after !== undefined) put(after);
      }
      return touched;
    },
  };
}
