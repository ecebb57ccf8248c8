import { numberChoices } from '#domain/cases/numbers/choices.ts';
import type { Frame } from '#domain/cases/numbers/frame.ts';
import type { GroupingId } from '#domain/cases/numbers/groups.ts';
import { TableCounter, type NumberTable } from '#domain/cases/numbers/table.ts';
import { writeFilter, type Filter } from '#domain/filter.ts';
import type { Context } from '../context.ts';
import { eachCase } from '../queue/reader.ts';
import type { Bbox } from '../tiles/city-index.ts';

/** What tables are made of. */
export interface TableQuery {
  /** Epoch milliseconds; the end is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly filter: Filter;
  readonly bbox: Bbox | undefined;
}

/** Tables of the same cases, divided in several ways, from one reading. @param now epoch milliseconds */
export function countTables(
  { index, records }: Pick<Context, 'index' | 'records'>,
  { from, to, filter, bbox }: TableQuery,
  divided: readonly GroupingId[],
  now: number,
): Promise<NumberTable[]> {
  const frame: Frame = {
    from: Math.ceil(from / 1000),
    to: Math.ceil(to / 1000),
    now: Math.floor(now / 1000),
    choices: numberChoices(records),
  };
  const query = {
    ...Object.fromEntries(writeFilter(filter)),
    ...(bbox === undefined ? {} : { bbox: bbox.join() }),
    from: instantOf(frame.from),
    to: instantOf(frame.to),
  };
  return index.read('cases', function* (points) {
    const counters = divided.map((by) => new TableCounter(frame, by));
    yield* eachCase(points, { filter, bbox, none: [], frame }, (facts) => {
      for (const counter of counters) counter.add(facts);
    });
    return counters.map((counter) => counter.table(query));
  });
}

/** ISO 8601 UTC. @param seconds epoch seconds */
export function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
