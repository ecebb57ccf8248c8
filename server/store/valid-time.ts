import type { Collection } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';

/** The valid time of a feature, ISO 8601 UTC; the end exclusive, null = open. */
export interface ValidTime {
  readonly from: string | null;
  readonly to: string | null;
}

/** Reads the valid time from the properties that the collection's declaration names. */
export function validTime(collection: Collection, properties: Properties): ValidTime {
  return { from: instantOf(properties[collection.time.from]), to: instantOf(properties[collection.time.to]) };
}

/** A day begins at midnight in Asia/Shanghai, eight hours ahead of UTC. */
function instantOf(value: Properties[string]): string | null {
  if (typeof value !== 'string') return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00+08:00`).toISOString() : value;
}
