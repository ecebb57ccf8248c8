import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { actions } from '#domain/actions.ts';
import type { Unit } from '#domain/people/unit.ts';
import type { Figured, Figures } from '#domain/wall/figures.ts';
import type { FiguredKind } from '#domain/wall/panel-kinds.ts';
import { valuesQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery } from '../../state/records.ts';
import { panelsQuery } from '../../wall/api.ts';
import type { NarrowChoices } from '../../wall/compose/of-select.tsx';

const listing = [{ kind: 'roads' }, { kind: 'communities' }] as const;

/** What panels can be narrowed to in this city: by the names that their figures bear. */
export function useNarrowChoices(): NarrowChoices {
  const { say } = useWords();
  const units = useQuery(recordsQuery<Unit>('units')).data;
  const districts = useQuery(valuesQuery('cases', 'district')).data;
  const told = useQuery({ ...panelsQuery(listing), refetchInterval: false }).data;
  return useMemo(() => {
    const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
    const sorted = (names: readonly string[]) =>
      named([...names].sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true })));
    const panels = told?.panels ?? [];
    return {
      unit: sorted((units ?? []).map(({ content }) => content.name)),
      district: named((districts?.values ?? []).map(({ value }) => value)),
      action: Object.entries(actions).map(([value, words]) => ({ value, label: `${value} ${say(words)}` })),
      road: sorted((figuresOf('roads', panels)?.rows ?? []).map(({ road }) => road)),
      community: named((figuresOf('communities', panels) ?? []).map(({ community }) => community)),
    };
  }, [say, units, districts, told]);
}

/** The figures of a kind; undefined where there are none (yet). */
function figuresOf<K extends FiguredKind>(kind: K, panels: readonly Figured[]): Figures[K] | undefined {
  const told = panels.find((one) => one.kind === kind && 'figures' in one);
  return told && 'figures' in told ? (told.figures as Figures[K]) : undefined;
}
