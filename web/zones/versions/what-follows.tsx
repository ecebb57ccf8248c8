import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Comparison } from '#domain/zones/compare/comparison.ts';
import { formatArea } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { compareQuery } from '../api.ts';
import type { StandingVersion } from './standing.ts';
import { dayWords } from './version-dates.ts';

interface WhatFollowsProps {
  readonly scheme: StandingVersion;
  readonly inEffect: StandingVersion | undefined;
}

/** What a version would change of the one in effect, counted. */
export function WhatFollows({ scheme, inEffect }: WhatFollowsProps) {
  const { t } = useWords();
  const answer = useQuery({
    ...compareQuery<Comparison>(inEffect?.id ?? '', scheme.id),
    enabled: inEffect !== undefined && inEffect.id !== scheme.id,
  });
  if (inEffect === undefined) return <Text size="sm">{t('schemes.firstOfKind')}</Text>;
  if (answer.isError) {
    return (
      <Text size="sm" role="alert">
        {t('schemes.notCompared')}
      </Text>
    );
  }
  if (answer.data === undefined) return <Loader size="xs" aria-label={t('schemes.comparing')} />;
  const { zones, pieces, cases } = answer.data;
  const of = (change: Comparison['zones'][number]['change']) => zones.filter((zone) => zone.change === change).length;
  return (
    <Text size="sm">
      {zones.length === 0
        ? t('schemes.changesNothing', { number: inEffect.version.number })
        : t('schemes.changes', {
            number: inEffect.version.number,
            since: dayWords(inEffect.from!),
            made: of('new'),
            ended: of('ended'),
            changed: of('changed'),
            area: formatArea(pieces.reduce((sum, { area }) => sum + area, 0)),
            cases: cases.length,
          })}
    </Text>
  );
}
