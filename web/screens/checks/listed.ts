import type { QueryClient } from '@tanstack/react-query';
import { findingsQuery, type FindingsParams, type ShownFinding } from '../../checks/api.ts';

/** How many findings one request brings, and how many are chosen at once at most: what a work list holds. */
export const pageSize = 100;
export const mostAtOnce = 500;

/** One page of the list. @param page 0 is the first */
export function findingsPage(params: FindingsParams, page: number) {
  return {
    ...findingsQuery({ ...params, offset: page * pageSize, limit: pageSize }),
    placeholderData: undefined,
  };
}

/** The findings of the list that the page has already fetched, by their place in it. */
export function listed(client: QueryClient, params: FindingsParams): ReadonlyMap<number, ShownFinding> {
  const found = new Map<number, ShownFinding>();
  const total = client.getQueryData(findingsPage(params, 0).queryKey)?.total ?? 0;
  for (let page = 0; page * pageSize < total; page++) {
    const findings = client.getQueryData(findingsPage(params, page).queryKey)?.findings ?? [];
    for (const [place, one] of findings.entries()) found.set(page * pageSize + place, one);
  }
  return found;
}

/** Where a finding stands among those fetched; undefined where it is not. */
export function placeIn(list: ReadonlyMap<number, ShownFinding>, id: string | undefined): number | undefined {
  for (const [place, one] of list) if (one.id === id) return place;
  return undefined;
}
