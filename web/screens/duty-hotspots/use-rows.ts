import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TooSmall } from '#domain/hotspots/hotspot.ts';
import { marketsQuery, rankingQuery, repeatQuery, weakQuery } from '../../hotspots/api.ts';
import type { AreaRow } from '../../hotspots/area-list.tsx';
import type { Tab } from '../../hotspots/asked.ts';
import { areaRows, marketRows, repeatRows, weakRows } from '../../hotspots/rows.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What a tab lists, and what is to be known of it. */
export interface Listing {
  readonly answer: UseQueryResult<{ readonly at: string }>;
  readonly rows: readonly AreaRow[];
  /** The rule by which the rows are there, and how many there are in all. */
  readonly rule?: string;
  readonly guard?: TooSmall;
}

/** The rows of the tab that is open; the ranking is always asked for, since the guard stands in it. */
export function useRows(tab: Tab, search: string): Listing {
  const { t, say } = useWords();
  const ranking = useQuery(rankingQuery(search));
  const repeat = useQuery({ ...repeatQuery(search), enabled: tab === 'repeat' });
  const weak = useQuery({ ...weakQuery(search), enabled: tab === 'weak' });
  const markets = useQuery({ ...marketsQuery(search), enabled: tab === 'markets' });
  return useMemo((): Listing => {
    const speaking = { t, say };
    switch (tab) {
      case 'areas': {
        const guard = ranking.data?.guard;
        const rows = areaRows(ranking.data?.places ?? [], speaking);
        const outside = ranking.data?.outside ?? 0;
        return {
          answer: ranking,
          rows: guard === 'cases' || guard === 'cells' ? [] : rows,
          ...(outside > 0 && { rule: t('hotspots.outside', { count: outside }) }),
          ...(guard !== undefined && { guard }),
        };
      }
      case 'repeat': {
        const { data } = repeat;
        return {
          answer: repeat,
          rows: repeatRows(data?.places ?? [], speaking),
          ...(data && { rule: t('hotspots.repeat.rule', { ...data.limits, figures: data.n }) }),
        };
      }
      case 'weak': {
        const { data } = weak;
        return {
          answer: weak,
          rows: weakRows(data?.places ?? [], speaking),
          ...(data && { rule: t('hotspots.weak.rule', { slices: data.limits.slices, figures: data.n }) }),
        };
      }
      case 'markets': {
        const { data } = markets;
        return {
          answer: markets,
          rows: marketRows(data?.places ?? [], speaking),
          ...(data && { rule: t('hotspots.markets.rule', { weeks: data.limits.weeks, figures: data.n }) }),
        };
      }
    }
  }, [tab, ranking, repeat, weak, markets, t, say]);
}
