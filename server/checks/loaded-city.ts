import type { Change } from '#domain/change.ts';
import type { CityNews } from '#domain/checks/check.ts';
import { heldCity, type FeatureLine, type HeldCity } from '#domain/checks/held-city.ts';
import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { RecordsView } from '#domain/record.ts';
import { dayOf } from '#domain/calendar/work-calendar.ts';
import type { Register } from '../collections/register.ts';
import type { LeftOut } from './left-out.ts';
import { inSlices } from '../store/in-slices.ts';

/** The city in memory, as far as rules ask for it, read from the register and moved by changes. */
export interface LoadedCity {
  readonly city: HeldCity;
  /** Reads a collection that is not held yet. @throws TypeError where there is none of that name */
  hold(collection: string): Promise<void>;
  /** Takes changes in; nobody may be looking at the city meanwhile. @returns what happened, and which collections were read anew */
  take(changes: readonly Change[]): Promise<{ news: CityNews; reloaded: ReadonlySet<string> }>;
}

const batch = 2_000;

export function createLoadedCity(deps: {
  readonly register: Pick<Register, 'scan'>;
  readonly collections: readonly Collection[];
  readonly records: RecordsView;
  readonly leftOut: LeftOut;
  readonly now: () => number;
}): LoadedCity {
  const { register, collections, records, leftOut, now } = deps;
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  const city = heldCity(records, now(), leftOut.of);
  const reading = new Map<string, Promise<void>>();
  /** The change that each collection was read at: earlier ones are in it. */
  const readAt = new Map<string, number>();
  let day = dayOf(now());

  async function read(id: string): Promise<void> {
    const collection = byId.get(id);
    if (collection === undefined) throw new TypeError(`There is no collection ${id}.`);
    if (id === 'zones') await leftOut.refresh();
    const { seq, batches } = await register.scan(id, batch);
    const features: Feature[] = [];
    for await (const some of batches) for (const one of some) features.push(one);
    await inSlices(city.filling(collection, features));
    readAt.set(id, seq);
  }

  return {
    city,
    async hold(id) {
      if (city.held.has(id)) return;
      const known = reading.get(id) ?? read(id).finally(() => reading.delete(id));
      reading.set(id, known);
      await known;
    },
    async take(changes) {
      const reloaded = new Set<string>();
      for (const { bulk, seq } of changes) {
        if (bulk === undefined || !city.held.has(bulk.collection) || seq <= readAt.get(bulk.collection)!) continue;
        await read(bulk.collection);
        reloaded.add(bulk.collection);
      }
      const lines = changes.flatMap(({ seq, lines }): readonly FeatureLine[] =>
        lines.filter(({ collection }) => seq > (readAt.get(collection) ?? Infinity)),
      );
      const { features, streets } = city.move(now(), lines);
      const kinds = new Set(changes.flatMap((change) => (change.records ?? []).map(({ kind }) => kind)));
      // A version takes effect by the clock, with its zones.
      const isZoned = features.some(({ collection }) => collection === 'zones');
      if (isZoned || kinds.has('scheme-versions')) await leftOut.refresh();
      const newDay = dayOf(now()) !== day;
      day = dayOf(now());
      return { news: { features, streets, records: kinds, newDay }, reloaded };
    },
  };
}
