import { Text } from '@mantine/core';
import { emergingClasses } from '#domain/hotspots/hotspot.ts';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../ui/notice.tsx';
import type { HotRanking } from './api.ts';
import classes from './ranking.module.css';

/** The areas in words, the first first: where, which class, how many cases, whose, and the sentence that explains it. */
export function Ranking({ ranking: { guard, places } }: { readonly ranking: HotRanking }) {
  const { t, say } = useWords();
  if (guard) return <Notice role="status" title={t(`hotspots.guard.${guard}`)} next={t('hotspots.guardNext')} />;
  const hot = places.filter(({ cell }) => cell.hot || cell.emerging !== 'none');
  if (hot.length === 0) return <Notice role="status" title={t('hotspots.empty')} next={t('hotspots.emptyNext')} />;
  return (
    <ol className={classes.list} aria-label={t('hotspots.ranking')}>
      {hot.map(({ cell, place, unit, why }) => (
        <li key={cell.id} className={classes.row}>
          <Text fw={600}>{place}</Text>
          <Text size="sm">
            {[
              cell.emerging === 'none' ? '' : say(emergingClasses[cell.emerging]),
              t('hotspots.cases', { count: cell.count }),
              unit,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <Text size="sm" c="dimmed">
            {say(why)}
          </Text>
        </li>
      ))}
    </ol>
  );
}
