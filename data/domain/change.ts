import type { FeatureState } from './feature.ts';

/** What a writer asks for. One request is one transaction: all lines or none. */
export interface ChangeRequest {
  /** A short dotted word for what was done: 'feature.create', 'case.report', 'sample.live'. */
  readonly kind: string;
  /** A human sentence for the history; may be empty. */
  readonly note: string;
  /** Who did it. Until accounts exist: 'local', 'sample' or 'load'. */
  readonly by: string;
  readonly lines: readonly ChangeRequestLine[];
}

export interface ChangeRequestLine {
  readonly collection: string;
  /** Given by the writer where a standard gives the number, otherwise made by the server on creation. */
  readonly id?: string;
  /** The version the writer saw; null to create. Another version in the store refuses the whole change. */
  readonly base: number | null;
  /** The new content; null to delete. */
  readonly after: FeatureState | null;
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
  readonly lines: readonly ChangeLine[];
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
}

export interface BulkHeader {
  readonly collection: string;
  readonly count: number;
  readonly sha256: string;
  /** [west, south, east, north] in degrees WGS84. */
  readonly bbox: readonly [number, number, number, number];
}
