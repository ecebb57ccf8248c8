import type { ColumnType, Generated } from 'kysely';
import type { BulkHeader } from '#domain/change.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';

/** The tables, as the migrations leave them. Whole numbers of the database arrive as numbers, instants as Dates. */
export interface Database {
  feature: FeatureTable;
  counter: CounterTable;
  change: ChangeTable;
  change_line: ChangeLineTable;
  migration: MigrationTable;
}

type Whole = ColumnType<number, number, number>;
/** Written as a JSON text, read as a value. */
type Json<T> = ColumnType<T, string, string>;

export interface FeatureTable {
  collection: string;
  id: string;
  fid: Generated<number>;
  version: Whole;
  /** WKB, little endian, two dimensions, degrees WGS84 lon/lat. */
  geometry: Buffer;
  min_lon: number;
  min_lat: number;
  max_lon: number;
  max_lat: number;
  /** Valid time, derived from the properties that the collection's `time` names; null = open. */
  valid_from: Date | null;
  valid_to: Date | null;
  properties: Json<Properties>;
}

export interface CounterTable {
  one: Generated<boolean>;
  /** The number of the last change. */
  seq: Whole;
}

export interface ChangeTable {
  seq: Whole;
  id: string;
  kind: string;
  note: string;
  by: string;
  at: Date;
  bulk: Json<BulkHeader> | null;
}

export interface ChangeLineTable {
  seq: Whole;
  line: number;
  collection: string;
  id: string;
  fid: Whole;
  base: number | null;
  version: Whole;
  before: Json<FeatureState> | null;
  after: Json<FeatureState> | null;
}

export interface MigrationTable {
  number: number;
  name: string;
  at: Generated<Date>;
}
