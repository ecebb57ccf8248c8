import { parseDay } from '#domain/calendar/work-calendar.ts';
import type { KioskSurvey } from '#domain/kiosks/surveys.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';

/** A slow move one way, as the surveys show it. */
export interface Drift {
  /** Metres from the first survey to the last along the fitted line. */
  readonly metres: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
  readonly metresPerYear: number;
  readonly surveys: number;
  /** Days of the first survey and the last, "YYYY-MM-DD". */
  readonly from: string;
  readonly to: string;
}

/** What makes a drift of a row of surveys. */
export interface DriftLimits {
  /** The whole move is longer than this, in metres. */
  readonly metres: number;
  /** Fewer surveys say nothing. */
  readonly surveys: number;
  /** The move is at least so many times what survey errors alone would make of it (its standard error). */
  readonly certainty: number;
}

/** A survey without a stated error is taken to be this good, in metres; none is better. */
const leastError = 0.1;

/**
 * Whether something moves slowly one way, or its surveys only scatter. A straight line in time is fitted to east and north,
 * each survey weighing by its error; the move along it is held against the limit and against its own standard error. Where
 * the surveys scatter more than their errors say, the scatter counts instead.
 *
 * A move to and fro, or one outlying survey, has no line that fits: its scatter makes the standard error large.
 * @returns undefined where it does not drift
 */
export function driftOf(surveys: readonly KioskSurvey[], limits: DriftLimits): Drift | undefined {
  const sorted = [...surveys].sort((a, b) => (a.surveyedOn < b.surveyedOn ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < limits.surveys) return undefined;
  const days = parseDay(last.surveyedOn) - parseDay(first.surveyedOn);
  if (days === 0) return undefined;
  const [perLng, perLat] = metresPerDegree(first.lat);
  const points = sorted.map(({ surveyedOn, lon, lat, surveyError }) => ({
    // Time from 0 to 1, so that a slope is the whole move.
    t: (parseDay(surveyedOn) - parseDay(first.surveyedOn)) / days,
    east: (lon - first.lon) * perLng,
    north: (lat - first.lat) * perLat,
    weight: 1 / Math.max(leastError, surveyError) ** 2,
  }));
  const sum = (of: (point: (typeof points)[number]) => number): number =>
    points.reduce((total, point) => total + point.weight * of(point), 0);
  const all = sum(() => 1);
  const mean = {
    t: sum(({ t }) => t) / all,
    east: sum(({ east }) => east) / all,
    north: sum(({ north }) => north) / all,
  };
  const spread = sum(({ t }) => (t - mean.t) ** 2);
  const east = sum((point) => (point.t - mean.t) * (point.east - mean.east)) / spread;
  const north = sum((point) => (point.t - mean.t) * (point.north - mean.north)) / spread;
  const scatter = sum(
    (point) =>
      (point.east - mean.east - east * (point.t - mean.t)) ** 2 +
      (point.north - mean.north - north * (point.t - mean.t)) ** 2,
  );
  // Two coordinates of each survey less the four figures of the line; 1 where the errors are as stated.
  const excess = Math.max(1, scatter / (2 * points.length - 4));
  const error = Math.sqrt(excess / spread);
  const metres = Math.hypot(east, north);
  if (metres <= limits.metres || metres < limits.certainty * error) return undefined;
  return {
    metres,
    bearing: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
    metresPerYear: (metres * 365.25) / days,
    surveys: points.length,
    from: first.surveyedOn,
    to: last.surveyedOn,
  };
}
