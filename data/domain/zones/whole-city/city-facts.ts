import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { startOfDay } from '#domain/calendar/work-calendar.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';
import type { RecordContent } from '#domain/record.ts';

/** A feature with what it is known by. */
export interface Fact extends FeatureState {
  readonly id: string;
}

/** Where the city's facts come from: the store, or the sample. */
export interface CityFacts {
  /** The features of a collection, in any order; more than asked for does no harm. */
  readonly features: (collection: string) => Iterable<Fact>;
  readonly records: (kind: string) => Iterable<{ readonly id: string; readonly content: RecordContent }>;
}

/** Whether a register's feature holds on a day: at its last moment (what takes effect on a day counts on that day). */
export function isValidOn({ validFrom, validTo }: Properties, day: number): boolean {
  const end = startOfDay(day + 1) - 1;
  const begins = typeof validFrom !== 'string' || Date.parse(validFrom) <= end;
  return begins && (typeof validTo !== 'string' || Date.parse(validTo) > end);
}

/** The properties of `names` that are there, as they are; the rest of a feature has no business in a test. */
export function picked<T>(properties: Readonly<Record<string, unknown>>, names: readonly (keyof T & string)[]): T {
  return Object.fromEntries(
    names.filter((name) => properties[name] !== undefined).map((name) => [name, properties[name]]),
  ) as T;
}

export const isArea = (fact: Fact): fact is Fact & { geometry: Polygon | MultiPolygon } =>
  fact.geometry.type === 'Polygon' || fact.geometry.type === 'MultiPolygon';

export const isLine = (fact: Fact): fact is Fact & { geometry: LineString } =>
  fact.geometry.type === 'LineString' && fact.geometry.coordinates.length > 1;

export const isPoint = (fact: Fact): fact is Fact & { geometry: Point } => fact.geometry.type === 'Point';
