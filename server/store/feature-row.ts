import type { Collection } from '#domain/collection.ts';
import type { Feature, FeatureState, Properties } from '#domain/feature.ts';
import { validTime } from './valid-time.ts';
import { fromWkb, toWkb } from './wkb.ts';

/** What of a feature's content is written to its row; geometry in hex, instants in ISO 8601. */
export interface RowContent {
  readonly geometry: string;
  readonly min_lon: number;
  readonly min_lat: number;
  readonly max_lon: number;
  readonly max_lat: number;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly properties: Properties;
}

/** Derives a row's content. @throws TypeError for a geometry that cannot be stored */
export function rowContent(collection: Collection, state: FeatureState): RowContent {
  const { wkb, bbox } = toWkb(state.geometry);
  const { from, to } = validTime(collection, state.properties);
  return {
    geometry: wkb.toString('hex'),
    min_lon: bbox[0],
    min_lat: bbox[1],
    max_lon: bbox[2],
    max_lat: bbox[3],
    valid_from: from,
    valid_to: to,
    properties: state.properties,
  };
}

/** The content as the store keeps it: what a reader of the row will see, whatever else the writer's geometry carried. */
export function asStored(state: FeatureState): FeatureState {
  return {
    geometry: fromWkb(toWkb(state.geometry).wkb),
    properties: JSON.parse(JSON.stringify(state.properties)) as Properties,
  };
}

/** A row as the driver reads it, without the derived columns. */
export interface FeatureRow {
  readonly collection: string;
  readonly id: string;
  readonly fid: number;
  readonly version: number;
  readonly geometry: Uint8Array;
  readonly properties: Properties;
}

/** Makes a feature of its row. */
export function featureOf(row: FeatureRow): Feature {
  return {
    collection: row.collection,
    id: row.id,
    fid: row.fid,
    version: row.version,
    geometry: fromWkb(row.geometry),
    properties: row.properties,
  };
}
