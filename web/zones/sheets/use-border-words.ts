import { useQuery } from '@tanstack/react-query';
import type { LineString, MultiLineString } from 'geojson';
import { useMemo } from 'react';
import { settingDeclarations } from '#domain/settings/settings.ts';
import { borderInWords } from '#domain/zones/border-words/in-words.ts';
import type { NamedLine } from '#domain/zones/border-words/lines-near.ts';
import { sidesOfBorder } from '#domain/zones/border-words/sides-of-border.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery } from '../../state/records.ts';
import type { CityFeature } from '../../map/paper/city-lines-api.ts';

type Line = CityFeature<LineString | MultiLineString>;

/** How far the middle of a road or river may lie from a border that is said to run along it: the bureau's, or the default. */
const setting = 'zones.borderMetres';
const usual = Number(settingDeclarations.find(({ key }) => key === setting)!.value);

/** A zone's border in words (四至); undefined until roads and rivers are known. */
export function useBorderWords(
  coverage: Coverage,
  owner: Owner,
  roads: readonly Line[] | undefined,
  rivers: readonly Line[] | undefined,
): string | undefined {
  const { say } = useWords();
  const settings = useQuery(recordsQuery<{ value: number | string }>('settings'));
  const within = Number(settings.data?.find(({ id }) => id === setting)?.content.value ?? usual);
  const words = useMemo(() => {
    if (roads === undefined || rivers === undefined) return undefined;
    const lines = [...named(roads, 'road', 'name'), ...named(rivers, 'river', 'river')];
    return borderInWords(sidesOfBorder(coverage, owner, lines, within));
  }, [coverage, owner, roads, rivers, within]);
  return words && say(words);
}

function named(features: readonly Line[], kind: NamedLine['kind'], property: string): NamedLine[] {
  return features.flatMap(({ geometry, properties }) => {
    const name = properties[property];
    if (geometry === null || typeof name !== 'string') return [];
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    return lines.map((line) => ({ kind, name, line }));
  });
}
