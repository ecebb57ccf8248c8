/** Valid time asked for: from and to (exclusive end is the store's business), ISO 8601 UTC; open where absent. */
export interface Interval {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Reads the `datetime` parameter of OGC API: an instant, or `start/end` with `..` or nothing for an open end.
 * @returns the interval in UTC, or a sentence saying what is wrong
 */
export function parseDatetime(raw: string): Interval | string {
  const ends = raw.split('/');
  if (ends.length > 2) return `must be an instant or an interval start/end, not "${raw}"`;
  const read = ends.map((end) => (ends.length === 2 && (end === '' || end === '..') ? undefined : parseInstant(end)));
  const wrong = read.findIndex((end) => end === null);
  if (wrong >= 0) return `must be an RFC 3339 instant such as 2026-11-22T00:00:00Z, not "${ends[wrong]}"`;
  const from = read[0] ?? undefined;
  const to = (ends.length === 2 ? read[1] : read[0]) ?? undefined;
  if (from === undefined && to === undefined) return 'must not be open at both ends';
  if (from !== undefined && to !== undefined && from > to) return 'ends before it starts';
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** An RFC 3339 instant in UTC with milliseconds; null where the text is none (a day that no month has included). */
function parseInstant(raw: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i.exec(raw);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const daysOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth || hour > 23 || minute > 59 || second > 60) return null;
  const time = Date.parse(second === 60 ? raw.replace(/:60/, ':59') : raw);
  const instant = Number.isNaN(time) ? '' : new Date(time).toISOString();
  // The offset may lead out of the years that have four digits, and there is no year 0.
  return /^(?!0000)\d{4}-/.test(instant) ? instant : null;
}
