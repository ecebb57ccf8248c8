import type { QueryClient } from '@tanstack/react-query';
import type { Feature } from '#domain/feature.ts';
import { casesQuery, type CasesParams } from '../../cases/api.ts';
import { pageSize } from './address.ts';

/** One page of the queue. @param page 0 is the first */
export function queuePage(params: CasesParams, page: number) {
  return { ...casesQuery({ ...params, offset: page * pageSize, limit: pageSize }), placeholderData: undefined };
}

/** The cases of the queue that the page has already fetched, by their place in it. */
export function listed(client: QueryClient, params: CasesParams): ReadonlyMap<number, Feature> {
  const found = new Map<number, Feature>();
  const total = client.getQueryData(queuePage(params, 0).queryKey)?.total ?? 0;
  for (let page = 0; page * pageSize < total; page++) {
    const cases = client.getQueryData(queuePage(params, page).queryKey)?.cases ?? [];
    for (const [place, one] of cases.entries()) found.set(page * pageSize + place, one);
  }
  return found;
}

/** Where a case stands among those fetched; undefined where it is not. */
export function placeIn(queue: ReadonlyMap<number, Feature>, number: string | undefined): number | undefined {
  for (const [place, one] of queue) if (one.properties['number'] === number) return place;
  return undefined;
}

/**
 * The case to go on with when these leave the queue: the one after the last of them, else the last that stays.
 * @param gone numbers
 */
export function nextAfter(queue: ReadonlyMap<number, Feature>, gone: ReadonlySet<string>): Feature | undefined {
  const places = [...queue].filter(([, one]) => gone.has(numberOf(one))).map(([place]) => place);
  if (places.length === 0) return undefined;
  const stays = [...queue].filter(([, one]) => !gone.has(numberOf(one))).sort(([a], [b]) => a - b);
  const last = Math.max(...places);
  return (stays.find(([place]) => place > last) ?? stays.at(-1))?.[1];
}

/** The number by which people know a case. */
export function numberOf(one: Feature): string {
  return String(one.properties['number']);
}
