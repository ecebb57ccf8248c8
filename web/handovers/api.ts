import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { HandoverFigures } from '#domain/handovers/figures.ts';
import type { Handover, HandoverWritten } from '#domain/handovers/handover.ts';
import { requestJson, sendJson } from '../state/request.ts';

/** A handover as the server gives it; its number is its id. */
export interface HandoverEntry {
  readonly id: string;
  readonly version: number;
  readonly content: Handover;
}

/** Names of people by how handovers hold them ("person:ID"). */
export type Names = Readonly<Record<string, string>>;

interface HandoverPage {
  readonly handovers: readonly HandoverEntry[];
  readonly names: Names;
  readonly next?: string;
}

/** The two who hand over sit side by side: what one signs, the other sees soon. Milliseconds. */
const followMs = 10_000;

const root = '/api/handovers';
const pathOf = (id: string) => `${root}/${encodeURIComponent(id)}`;

/** What all queries of handovers begin with; the stream of changes marks it as stale. */
export const handoversKey = ['records', 'handovers'] as const;

/** The latest handovers, then the earlier ones piece by piece. */
export const handoversQuery = infiniteQueryOptions({
  queryKey: [...handoversKey, 'list'],
  queryFn: ({ pageParam, signal }) =>
    requestJson<HandoverPage>(pageParam === '' ? root : `${root}?before=${encodeURIComponent(pageParam)}`, signal),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  refetchInterval: followMs,
});

/** One handover, for an address that names it. */
export function handoverQuery(id: string) {
  return queryOptions({
    queryKey: [...handoversKey, 'one', id],
    queryFn: ({ signal }) => requestJson<HandoverEntry & { readonly names: Names }>(pathOf(id), signal),
    refetchInterval: followMs,
  });
}

/** The figures as they are now. */
export const figuresNowQuery = queryOptions({
  queryKey: ['handover-figures'],
  queryFn: ({ signal }) => requestJson<HandoverFigures>(`${root}/figures`, signal),
  refetchInterval: followMs,
});

/** What a written step leads to. */
export interface Written {
  readonly id: string;
  readonly version: number;
}

export function beginHandover(written: HandoverWritten): Promise<Written> {
  return sendJson('POST', root, written);
}

/** @param base the version that was read */
export function writeHandover(id: string, base: number, written: HandoverWritten): Promise<Written> {
  return sendJson('PUT', pathOf(id), { base, ...written });
}

export function discardHandover(id: string, base: number): Promise<Written> {
  return sendJson('DELETE', `${pathOf(id)}?base=${base}`);
}

/** @param side over: by who goes; back: that signature taken back; take: by who comes, with remarks */
export function signHandover(
  id: string,
  base: number,
  side: 'over' | 'take' | 'back',
  notes?: string,
): Promise<Written> {
  return sendJson('POST', `${pathOf(id)}/sign`, { base, side, ...(notes === undefined ? {} : { notes }) });
}

/** The numbers of cases that end in these digits, the newest first; at most three. */
export async function numbersEnding(digits: string): Promise<readonly string[]> {
  const { cases } = await requestJson<{ cases: ReadonlyArray<{ properties: { number: string } }> }>(
    `/api/cases?q=${encodeURIComponent(digits)}&sort=newest&limit=20`,
  );
  return cases
    .map(({ properties: { number } }) => number)
    .filter((number) => number.endsWith(digits))
    .slice(0, 3);
}
