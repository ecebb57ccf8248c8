import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { isAway } from '../store/away.ts';
import type { Remembered } from '../tiles/remembered.ts';
import type { AskedQueue } from './read-query.ts';
import { findCases } from './scan.ts';
import { fidsOfNumbers, withText } from './store.ts';

/** Cases whose places are looked through for a text, in the queue's order. */
export const mostSearched = 20_000;

/** Cases whose number begins or ends with some digits that are looked at. */
const mostNumbered = 500;

/** Which cases stand in a stretch of a queue. */
export interface FoundCases {
  readonly total: number;
  readonly fids: readonly number[];
  /** There were more cases than are looked through for a text. */
  readonly isBounded: boolean;
}

/** Finds a stretch of a queue. */
export async function findQueue(
  context: Pick<Context, 'hotspots' | 'index' | 'register' | 'store'>,
  { filter, order, q, numbers, hotspot }: AskedQueue,
  offset: number,
  limit: number,
): Promise<FoundCases> {
  const { hotspots, index, register, store } = context;
  const isNumber = q !== undefined && /^[0-9-]+$/.test(q);
  const numbered = isNumber
    ? (await register.findByNumber('cases', 'number', q, mostNumbered)).map((f) => f.fid)
    : undefined;
  const named = numbers === undefined ? undefined : await fidsOfNumbers(store, numbers);
  const counted = hotspot === undefined ? undefined : await hotspots.casesOf(hotspot);
  const only = inAll([numbered, named, counted]);
  const query = { ...filter, order, ...(only === undefined ? {} : { only }) };
  if (q === undefined || isNumber) {
    const found = await index.read('cases', (points) => findCases(points, query, offset, limit));
    return { ...found, isBounded: false };
  }
  const { total, fids } = await index.read('cases', (points) => findCases(points, query, 0, mostSearched));
  const matching = await withText(store, fids, q);
  return {
    total: matching.length,
    fids: matching.slice(offset, offset + limit),
    isBounded: total > mostSearched,
  };
}

/** What all of some lists hold; undefined where there is no list. */
function inAll(lists: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  const [first, ...others] = lists.filter((list) => list !== undefined);
  return others.reduce((kept, list) => {
    const held = new Set(list);
    return kept?.filter((fid) => held.has(fid));
  }, first);
}

/** A row of the queue: the case, or while the database is away what the index holds of it. */
export type QueueRow = Feature | (Remembered & { readonly partial: true });

/** The rows of cases, in their order; those gone meanwhile are left out. */
export async function rowsOf(
  { index, register }: Pick<Context, 'index' | 'register'>,
  fids: readonly number[],
): Promise<QueueRow[]> {
  try {
    return await register.rows('cases', fids);
  } catch (error) {
    if (!isAway(error)) throw error;
    return fids.flatMap((fid) => {
      const known = index.remembered('cases', fid);
      return known === undefined ? [] : [{ ...known, partial: true as const }];
    });
  }
}
