import { basename } from 'node:path';
import type { Collection } from '#domain/collection.ts';
import type { FeatureState } from '#domain/feature.ts';
import { roadFromOsm } from '#domain/roads/from-osm.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { misplacedNumbers } from '../collections/free-text.ts';
import { validateFeature } from '../collections/validate.ts';
import type { Store } from '../store/store.ts';
import { type RawFeature, readGeoJson } from './read-geojson.ts';

/** How a file's properties become ours. */
export interface LoadOptions {
  /** Their name -> ours; an empty name leaves the property out. */
  readonly rename: Readonly<Record<string, string>>;
  /** Start of validity for features that name none, ISO 8601 UTC. */
  readonly validFrom: string;
  /** Said of features that name no source. */
  readonly source: string | undefined;
  /** What the file is called in notes and sources; its own name where absent. */
  readonly name?: string;
  /** Who loads, as the journal names them; 'load' where absent. */
  readonly by?: string;
  /** Ends the load before it is written; nothing is loaded then. */
  readonly signal?: AbortSignal;
  /** Told now and then how many of the file's features are written. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was taken and what was not. */
export interface LoadReport {
  readonly file: string;
  readonly read: number;
  readonly taken: number;
  /** Why features were refused: the fault -> how many, and the first few by their place in the file (from 1). */
  readonly refused: ReadonlyArray<{
    readonly fault: string;
    readonly count: number;
    readonly examples: readonly string[];
  }>;
  /** Set when the file was recognised as OpenStreetMap ways and read as such. */
  readonly readAs: 'openstreetmap' | undefined;
  readonly seq: number | undefined;
}

const examplesShown = 3;

/**
 * Loads a GeoJSON file into a collection in one transaction: what is valid is taken, what is not is reported.
 * @returns the report, or one sentence when the file as a whole cannot be used
 */
export async function loadFile(
  store: Store,
  collection: Collection,
  path: string,
  options: LoadOptions,
): Promise<Result<LoadReport, string>> {
  const read = await readGeoJson(path);
  if (!read.ok) return refused(read.error);
  const osm = collection.id === 'roads' && read.value.some((f) => 'highway' in f.properties);
  const taken: FeatureState[] = [];
  const faults = new Map<string, { count: number; examples: string[] }>();
  read.value.forEach((raw, index) => {
    const candidate = { geometry: raw.geometry, properties: propertiesOf(raw, osm, path, options, collection) };
    const checked = validateFeature(collection, candidate);
    const misplaced = checked.ok ? misplacedNumbers(collection, checked.value.properties, '') : [];
    if (checked.ok && misplaced.length === 0) {
      taken.push(checked.value);
      return;
    }
    const example = `feature ${index + 1}${raw.id === undefined ? '' : ` (id ${String(raw.id)})`}`;
    for (const fault of checked.ok ? misplaced : checked.error) {
      const key = `${fault.pointer}: ${fault.detail}`;
      const entry = faults.get(key) ?? { count: 0, examples: [] };
      entry.count += 1;
      if (entry.examples.length < examplesShown) entry.examples.push(example);
      faults.set(key, entry);
    }
  });
  const { name = basename(path), by = 'load', signal, onProgress } = options;
  const change =
    taken.length === 0
      ? undefined
      : await store.bulk(
          { collection: collection.id, kind: 'load', note: `${taken.length} from ${name}`, by },
          untilAborted(taken, signal),
          (done) => onProgress?.(done, taken.length),
        );
  return ok({
    file: path,
    read: read.value.length,
    taken: taken.length,
    refused: [...faults].map(([fault, { count, examples }]) => ({ fault, count, examples })),
    readAs: osm ? 'openstreetmap' : undefined,
    seq: change?.seq,
  });
}

/** Throws in the middle of the load when it is to end, so that its transaction takes all back. */
function* untilAborted(features: readonly FeatureState[], signal?: AbortSignal): Generator<FeatureState> {
  for (const feature of features) {
    signal?.throwIfAborted();
    yield feature;
  }
}

function propertiesOf(
  raw: RawFeature,
  osm: boolean,
  path: string,
  options: LoadOptions,
  collection: Collection,
): Record<string, unknown> {
  const name = options.name ?? basename(path);
  const own = osm ? roadFromOsm(raw.properties) : renamed(raw.properties, options.rename);
  const defaults: Record<string, unknown> = {
    validFrom: options.validFrom,
    source: options.source ?? (osm ? `OpenStreetMap (ODbL 1.0), ${name}` : name),
    sourceDatum: 'wgs84',
  };
  const known = collection.schema.properties as Record<string, unknown>;
  for (const [name, value] of Object.entries(defaults)) {
    if (name in known && own[name] === undefined) own[name] = value;
  }
  return own;
}

/** GeoJSON writes an absent value as null; ours is a missing key. */
function renamed(
  properties: Readonly<Record<string, unknown>>,
  rename: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    const ours = rename[name] ?? name;
    if (ours !== '' && value !== null) out[ours] = value;
  }
  return out;
}
