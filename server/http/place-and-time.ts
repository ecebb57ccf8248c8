import Type from 'typebox';
import { parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import { parseDatetime } from './instants.ts';
import type { Parameters } from './parameters.ts';

/** A place in a body, degrees WGS84. */
export const placeMembers = {
  lon: Type.Number({ minimum: -180, maximum: 180, description: 'degrees WGS84' }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
};

/** A place in a body, for whatever may say where a person is: addresses are logged on the way, bodies are not. */
export const placeSchema = Type.Object(placeMembers, { additionalProperties: false });

/**
 * The parameters lon and lat.
 * @returns degrees WGS84, NaN after noting a fault
 */
export function readPlace(parameters: Parameters): readonly [lon: number, lat: number] {
  return [degrees(parameters, 'lon', 180), degrees(parameters, 'lat', 90)];
}

/**
 * A place in one parameter, `lon,lat`.
 * @returns degrees WGS84; undefined where nothing is said or after noting a fault
 */
export function readPair(parameters: Parameters, name: string): readonly [lon: number, lat: number] | undefined {
  const raw = parameters.text(name);
  if (raw === undefined) return undefined;
  const [lon, lat, ...more] = raw.split(',').map(degreesOf);
  if (lon !== undefined && lat !== undefined && more.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90) {
    return [lon, lat];
  }
  parameters.fault(name, 'must be longitude,latitude in degrees, such as 119.92,32.49');
  return undefined;
}

/**
 * The instant asked for, RFC 3339 or a day in Asia/Shanghai; a day means its last moment: what took effect on that day counts.
 * @returns epoch milliseconds; `now` where nothing is said or after noting a fault
 */
export function readMoment(parameters: Parameters, name: string, now: number): number {
  const raw = parameters.text(name);
  if (raw === undefined) return now;
  if (/^\d{4}-\d{2}-\d{2}$/.test(raw)) {
    const day = parseDay(raw);
    if (!Number.isNaN(day) && raw >= '0001' && new Date(day * 86_400_000).toISOString().startsWith(raw)) {
      return startOfDay(day + 1) - 1;
    }
  }
  const read = raw.includes('/') ? 'must be one instant or day' : parseDatetime(raw);
  if (typeof read !== 'string' && read.from !== undefined) return Date.parse(read.from);
  parameters.fault(name, 'must be a day such as 2026-03-12 or an RFC 3339 instant such as 2026-03-12T00:00:00+08:00');
  return now;
}

function degrees(parameters: Parameters, name: string, most: number): number {
  const raw = parameters.required(name);
  const value = degreesOf(raw);
  if (raw !== '' && !(Math.abs(value) <= most)) parameters.fault(name, `must be degrees from -${most} to ${most}`);
  return value;
}

function degreesOf(raw: string): number {
  return /^-?\d{1,3}(\.\d{1,20})?$/.test(raw) ? Number(raw) : NaN;
}
