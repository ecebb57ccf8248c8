import type { FeatureState } from './feature.ts';
import type { RecordContent } from './record.ts';

/** What a writer asks for. One request is one transaction: all lines or none. */
export interface ChangeRequest {
  /** A short dotted word for what was done: 'feature.create', 'case.report', 'sample.live'. */
  readonly kind: string;
  /** A human sentence for the history; may be empty. */
  readonly note: string;
  /** Who did it: 'person:ID', 'token:ID'; 'sample' and 'load' are programs. */
  readonly by: string;
  /** 发生时间: when it was done on the street, where it is sent later; absent = when it is written. ISO 8601 UTC. */
  readonly occurredAt?: string;
  readonly lines: readonly ChangeRequestLine[];
  readonly records?: readonly RecordRequestLine[];
}

export interface ChangeRequestLine {
  readonly collection: string;
  /** Given by the writer where a standard gives the number, otherwise made by the server on creation. */
  readonly id?: string;
  /** The version the writer saw; null to create. Another version in the store refuses the whole change. */
  readonly base: number | null;
  /** The new content; null to delete, which also erases the personal fields. */
  readonly after: FeatureState | null;
  /** Personal fields to set, or to erase (null); those not named stay as they are. They are kept apart from `after`. */
  readonly personal?: Readonly<Record<string, string | null>>;
}

/** A line about a fact without a place. */
export interface RecordRequestLine {
  readonly kind: string;
  /** Made by the server on creation where absent. */
  readonly id?: string;
  readonly base: number | null;
  readonly after: RecordContent | null;
}

/** What the journal keeps of a change, and what every follower receives, in order of `seq`. */
export interface Change {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly note: string;
  readonly by: string;
  /** Instant of the commit, ISO 8601 UTC. */
  readonly at: string;
  /** 发生时间, where it is not that of the commit (上传时间): what was done without signal. */
  readonly occurredAt?: string;
  readonly lines: readonly ChangeLine[];
  /** Facts without a place that the change wrote; absent = none. */
  readonly records?: readonly RecordLine[];
  /** Set when the change is a bulk load: its first versions are kept in the rows, `lines` is empty. */
  readonly bulk?: BulkHeader;
}

export interface ChangeLine {
  readonly collection: string;
  readonly id: string;
  readonly fid: number;
  readonly base: number | null;
  /** The version after the change; the last version plus one also for a deletion. */
  readonly version: number;
  readonly before: FeatureState | null;
  readonly after: FeatureState | null;
  /** Personal fields that were set (a salted digest of the value) or erased (null); absent = none. */
  readonly personal?: Readonly<Record<string, string | null>>;
}

export interface RecordLine {
  readonly kind: string;
  readonly id: string;
  readonly base: number | null;
  readonly version: number;
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
}

export interface BulkHeader {
  readonly collection: string;
  readonly count: number;
  readonly sha256: string;
  /** [west, south, east, north] in degrees WGS84. */
  readonly bbox: readonly [number, number, number, number];
}
