import type { Geometry } from 'geojson';
import { PbfReader } from 'pbf';
import { VectorTile } from '@mapbox/vector-tile';
import type { Change, ChangeLine } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import { noFilter, type Filter } from '#domain/filter.ts';
import type { Feature, FeatureState, Properties } from '#domain/feature.ts';
import type { CityIndex } from '../../../server/tiles/city-index.ts';
import { createCityIndex } from '../../../server/tiles/create.ts';

/** A city in memory: what a register would answer, and changes made to it one by one. */
export interface FakeCity {
  readonly features: Map<number, Feature>;
  readonly index: CityIndex;
  /** The clock, epoch seconds; the tests' present until it is set. */
  clock: number;
  /** An index read anew from the same features. */
  rebuilt(): Promise<CityIndex>;
  /** Writes, moves (fid known) or deletes (state null) a feature, and tells the index. */
  write(collection: string, fid: number, state: FeatureState | null): Promise<void>;
  /** Puts features in with one bulk load, which the index reads for itself. */
  bulk(collection: string, loaded: readonly Feature[]): Promise<void>;
}

/** @param start features it begins with */
export async function fakeCity(collections: readonly Collection[], start: readonly Feature[] = []): Promise<FakeCity> {
  const features = new Map(start.map((feature) => [feature.fid, feature]));
  let seq = 0;
  const register = {
    scan: (collection: string, batch: number) =>
      Promise.resolve({ seq, batches: batchesOf(collection, [...features.values()], batch) }),
  };
  const log = { info: () => undefined };
  const now = () => city.clock * 1000;
  const index = createCityIndex({ collections, register, log, now });
  const city: FakeCity = {
    features,
    index,
    clock: present,
    async rebuilt() {
      const other = createCityIndex({ collections, register, log, now });
      await other.load();
      return other;
    },
    async write(collection, fid, after) {
      const before = features.get(fid) ?? null;
      const id = before?.id ?? idOf(fid);
      const version = (before?.version ?? 0) + 1;
      if (after === null) features.delete(fid);
      else features.set(fid, { collection, id, fid, version, ...after });
      const line: ChangeLine = { collection, id, fid, base: before?.version ?? null, version, before, after };
      seq++;
      await index.apply(changeOf(seq, [line]));
    },
    async bulk(collection, loaded) {
      for (const one of loaded) features.set(one.fid, one);
      seq++;
      const header = { collection, count: loaded.length, sha256: '', bbox: [0, 0, 0, 0] } as const;
      await index.apply({ ...changeOf(seq, []), bulk: header });
    },
  };
  await index.load();
  return city;
}

async function* batchesOf(collection: string, features: Feature[], size: number): AsyncGenerator<Feature[]> {
  const own = features.filter((f) => f.collection === collection).sort((a, b) => a.fid - b.fid);
  for (let i = 0; i < own.length; i += size) yield await Promise.resolve(own.slice(i, i + size));
}

export function changeOf(seq: number, lines: readonly ChangeLine[]): Change {
  return { seq, id: `change-${seq}`, kind: 'test', note: '', by: 'local', at: '2026-11-22T00:00:00Z', lines };
}

/** A UUID that ends with the number. */
export function idOf(fid: number): string {
  return `0197f000-0000-7000-8000-${fid.toString(16).padStart(12, '0')}`;
}

export function feature(collection: string, fid: number, geometry: Geometry, properties: Properties = {}): Feature {
  return { collection, id: idOf(fid), fid, version: 1, geometry, properties };
}

export interface Decoded {
  readonly id: number;
  readonly type: number;
  readonly properties: Record<string, unknown>;
  /** Parts of places in tile units. */
  readonly parts: { x: number; y: number }[][];
}

/** A tile's layers by name, decoded by Mapbox's own reader. */
export function decode(bytes: Uint8Array): Record<string, Decoded[]> {
  const tile = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(tile.layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => {
        const found = layer.feature(i);
        const parts = found.loadGeometry().map((part) => part.map(({ x, y }) => ({ x, y })));
        return { id: found.id ?? -1, type: found.type, properties: found.properties, parts };
      }),
    ]),
  );
}

/** Epoch seconds of the tests' present: 22 November 2026, 08:00 in Taizhou. */
export const present = Date.parse('2026-11-22T00:00:00Z') / 1000;

/** Cuts a tile of these collections, at the tests' present. */
export function cut(
  index: CityIndex,
  collections: readonly string[],
  [z, x, y]: readonly [number, number, number],
  filter: Filter = noFilter,
  now = present,
): Uint8Array {
  return index.tile({ collections, z, x, y, filter, now });
}
