import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { UsedChoice } from '#domain/cases/numbers/choices.ts';
import type { Period, ReportKind } from '#domain/cases/numbers/period.ts';
import type { NumberTable } from '#domain/cases/numbers/table.ts';
import type { Words } from '#domain/collection.ts';
import type { PostGroup, PostState } from '#domain/people/presence-at-post.ts';
import { requestJson } from '../state/request.ts';
import { addDays, startOfDay } from '../state/shanghai-day.ts';
import { filterParameters, type NumbersAsked } from './asked.ts';

/** What every answer with numbers says of how they were reckoned. */
export interface Reckoned {
  /** The moment of asking, ISO. */
  readonly at: string;
  readonly choices: readonly UsedChoice[];
}

export interface TableAnswer extends Reckoned {
  readonly table: NumberTable;
}

/** What `/api/numbers/table` is asked, and its XLSX. */
export function tableSearch({ by, first, last, filters }: NumbersAsked): string {
  return new URLSearchParams({
    from: instantOf(first),
    to: instantOf(addDays(last, 1)),
    by,
    ...filterParameters(filters),
  }).toString();
}

/** A table of numbers; the last one stays while the next is fetched. */
export function tableQuery(asked: NumbersAsked) {
  const search = tableSearch(asked);
  return queryOptions({
    queryKey: ['numbers', 'table', search],
    queryFn: ({ signal }) => requestJson<TableAnswer>(`/api/numbers/table?${search}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** Which report: its kind, and a day that lies in its period. */
export interface ReportAsked {
  readonly kind: ReportKind;
  readonly of: string;
}

export interface ReportAnswer extends Reckoned, Pick<Period, 'firstDay' | 'lastDay' | 'previous' | 'next'> {
  readonly kind: ReportKind;
  /** Keys of the columns that the report shows, in their order. */
  readonly columns: readonly string[];
  readonly byUnit: NumberTable;
  readonly bySource: NumberTable;
}

/** What `/api/numbers/report` is asked, and its XLSX. */
export function reportSearch({ kind, of }: ReportAsked): string {
  return new URLSearchParams({ kind, of }).toString();
}

/** 日报, 周报, 月报. */
export function reportQuery(asked: ReportAsked) {
  const search = reportSearch(asked);
  return queryOptions({
    queryKey: ['numbers', 'report', search],
    queryFn: ({ signal }) => requestJson<ReportAnswer>(`/api/numbers/report?${search}`, signal),
  });
}

/** A size, and the parameters of `/api/cases` that list what it counts. */
export interface Counted {
  readonly n: number;
  readonly query: Readonly<Record<string, string>>;
}

/** A place where the same comes again. */
export interface RepeatPlace extends Counted {
  readonly place: string;
  readonly unit: string;
  readonly className: string;
  readonly classNameEn: string;
  /** On how many dates. */
  readonly dates: number;
}

/** The five numbers a bureau chief asks for, and the row below them (practice.md 5). */
export interface FiveAnswer {
  /** ISO. */
  readonly at: string;
  readonly five: {
    readonly filedToday: Counted & { readonly citizens: Counted; readonly yesterday: Counted };
    readonly overdue: Counted & {
      readonly worstUnit?: Counted & { readonly unit: string };
      readonly longest?: {
        readonly number: string;
        readonly place: string;
        readonly unit: string;
        /** ISO. */
        readonly dueAt: string;
      };
    };
    readonly onTime: Counted & {
      readonly m: number;
      readonly baseQuery: Counted['query'];
      readonly suspended: Counted;
    };
    readonly repeat: {
      readonly n: number;
      readonly limits: { readonly cases: number; readonly metres: number; readonly days: number };
      /** The largest twenty. */
      readonly places: readonly RepeatPlace[];
    };
    /** `n` null: nobody knows who is there. */
    readonly onDuty: {
      readonly n: number | null;
      readonly m: number;
      /** 失联, and how many of them are known to be elsewhere. */
      readonly lost?: { readonly n: number; readonly outside: number };
      readonly absent?: { readonly n: number };
    };
  };
  readonly second: {
    readonly newIllegal: { readonly n: number | null; readonly target: number };
    /** Square metres, and metres of road; null: no scheme is in effect, or its ground was not tested yet. */
    readonly noZone: { readonly value: number | null; readonly metres: number | null };
    readonly phases: ReadonlyArray<Words & { readonly id: string; readonly to: string; readonly daysLeft: number }>;
  };
}

/** How often the five are counted anew, milliseconds. */
const fiveMs = 30_000;

export const fiveQuery = queryOptions({
  queryKey: ['numbers', 'five'],
  queryFn: ({ signal }) => requestJson<FiveAnswer>('/api/numbers/five', signal),
  refetchInterval: fiveMs,
});

/** Somebody at a post, as far as the reader may know it; ISO. */
export interface PersonNow {
  readonly name: string;
  readonly standsInFor?: string;
  readonly state?: PostState;
  readonly since?: string;
  readonly heardAt?: string;
  readonly metres?: number;
}

/** A post that has to be stood now. Without `state` nobody knows who is there. */
export interface PostNow {
  readonly post: string;
  readonly name?: string;
  readonly unit?: string;
  readonly state?: PostState;
  readonly shifts: ReadonlyArray<{ readonly name: string; readonly from: string; readonly to: string }>;
  readonly people: readonly PersonNow[];
  readonly hidden: number;
}

/** The lists that 当前在岗率 opens, in their order. */
export const postGroups = ['due', 'present', 'missing', 'outside', 'absent'] as const satisfies readonly PostGroup[];

export const onDutyQuery = queryOptions({
  queryKey: ['numbers', 'on-duty'],
  queryFn: ({ signal }) =>
    requestJson<{ readonly at: string; readonly posts: readonly PostNow[] }>('/api/numbers/on-duty', signal),
  refetchInterval: fiveMs,
});

/** The first instant of a day in Asia/Shanghai, as filters have it. */
function instantOf(day: string): string {
  return new Date(startOfDay(day) * 1000).toISOString().replace('.000Z', 'Z');
}
