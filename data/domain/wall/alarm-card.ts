import type { Alarm } from './figures.ts';

/**
 * When a screen heard of each alarm, epoch milliseconds, by id. One that it had heard of before counts from when it became
 * urgent: a page that is loaded anew does not begin again.
 * @param before what this told last; given back where nothing changed
 * @param heard ids that this screen heard of before this page was loaded
 * @param now server's time, epoch milliseconds
 */
export function arrivalsOf(
  before: ReadonlyMap<string, number>,
  alarms: readonly Alarm[],
  heard: ReadonlySet<string>,
  now: number,
): ReadonlyMap<string, number> {
  if (alarms.length === before.size && alarms.every(({ id }) => before.has(id))) return before;
  return new Map(
    alarms.map(({ id, since }) => [id, before.get(id) ?? (heard.has(id) ? Date.parse(since) : now)] as const),
  );
}

/**
 * Until when the card of urgent cases lies over a scene: so long after the last of them came or became urgent. Afterwards
 * they have a line of the header, until somebody answers or has them in hand: what the card covers is not lost for a night.
 * @param cardMs setting wall.alarmCardSeconds, milliseconds
 * @returns epoch milliseconds; -Infinity where there is none
 */
export function cardUntil(alarms: readonly Alarm[], arrivals: ReadonlyMap<string, number>, cardMs: number): number {
  return alarms.reduce(
    (last, { id, since }) => Math.max(last, Date.parse(since) + cardMs, (arrivals.get(id) ?? -Infinity) + cardMs),
    -Infinity,
  );
}
