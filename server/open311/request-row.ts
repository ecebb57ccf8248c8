import type { Point } from 'geojson';
import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import type { Row } from './formats.ts';

/** The times of a case at which something about it changed. */
const changes = [
  'reportedAt',
  'enteredAt',
  'requestedAt',
  'handledAt',
  'closedAt',
  'answeredAt',
  'followedUpAt',
] as const;

/**
 * A case as anybody may read it. It has no field for who reported it; pictures are left out, since faces and plates may be
 * on them.
 */
export function requestRow({ properties, geometry }: Feature): Row {
  const [long, lat] = (geometry as Point).coordinates as [number, number];
  const text = (name: string): string | null => {
    const value = properties[name];
    return value === undefined || value === '' ? null : String(value);
  };
  return {
    service_request_id: text('number'),
    status: properties['open'] === true ? 'open' : 'closed',
    status_notes: notesOf(properties),
    service_name: text('className'),
    service_code: text('classCode'),
    description: text('description'),
    agency_responsible: text('unit'),
    service_notice: null,
    requested_datetime: text('reportedAt'),
    updated_datetime: lastChange(properties),
    expected_datetime: text('dueAt'),
    address: text('place'),
    address_id: null,
    zipcode: null,
    lat,
    long,
    media_url: null,
  };
}

function notesOf({ status, mergedInto }: Properties): string | null {
  const words = caseStatuses[status as CaseStatus]?.zh;
  if (words === undefined) return null;
  return mergedInto === undefined ? words : `${words}（${String(mergedInto)}）`;
}

function lastChange(properties: Properties): string | null {
  const times = changes.flatMap((name) => properties[name] ?? []).map(String);
  return times.sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
}
