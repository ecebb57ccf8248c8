import { Button, Group, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ZoneContent } from '#domain/zones/content.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { decodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { coverageQuery, schemeVersionsQuery } from '../api.ts';
import { SchemeSheet } from './scheme-sheet.tsx';
import { ZoneSheet } from './zone-sheet.tsx';
import classes from './sheets.module.css';

interface PrintViewProps {
  readonly city: string;
  readonly isSample: boolean;
  /** Id of the version. */
  readonly scheme: string;
  /** Ids of the zones whose sheets are printed; 'all' for every zone; none: the scheme's map sheet. */
  readonly zones: readonly Owner[] | 'all';
  readonly onBack: () => void;
}

/** The paper of each format; a page rule of the document, since named pages leave an empty one before what has no name. */
const pageRules = {
  scheme: '@page { size: A3 landscape; margin: 9mm 12mm; }',
  zone: '@page { size: A4 portrait; margin: 10mm 12mm; }',
} as const;

/** Sheets as they come out of the printer, and the browser's own print. */
export function PrintView({ city, isSample, scheme, zones, onBack }: PrintViewProps) {
  const { t } = useWords();
  const day = dayOf(useNow());
  const records = useQuery(schemeVersionsQuery);
  const answer = useQuery(coverageQuery(scheme));
  const coverage = useMemo(() => answer.data && decodeCoverage(answer.data.coverage), [answer.data]);
  const version = records.data?.find(({ id }) => id === scheme)?.content;
  const listed = useMemo(() => coverage && zonesIn(coverage, zones), [coverage, zones]);
  const failed = records.isError ? records : answer.isError ? answer : undefined;
  return (
    <div className={classes.view}>
      <style>{pageRules[zones.length === 0 ? 'scheme' : 'zone']}</style>
      <header className={classes.tools}>
        <Group gap="xs">
          <Button size="xs" disabled={!version || !coverage} onClick={() => window.print()}>
            {t('schemes.sheet.print')}
          </Button>
          <Button size="xs" variant="default" onClick={onBack}>
            {t('schemes.sheet.back')}
          </Button>
          <Text size="sm" c="dimmed">
            {t(zones.length === 0 ? 'schemes.sheet.formatA3' : 'schemes.sheet.formatA4')}
          </Text>
        </Group>
      </header>
      {failed ? (
        <Failed title={t('schemes.failed')} error={failed.error} retry={() => void failed.refetch()} />
      ) : !version || !coverage || !listed ? (
        records.data && !version ? (
          <Notice
            role="status"
            title={t('schemes.sheet.noScheme')}
            action={{ label: t('schemes.sheet.back'), run: onBack }}
          />
        ) : (
          <Loader className={classes.loading} aria-label={t('schemes.loading')} />
        )
      ) : zones.length === 0 ? (
        <SchemeSheet city={city} isSample={isSample} scheme={version} coverage={coverage} day={day} />
      ) : listed.length === 0 ? (
        <Notice
          role="status"
          title={t('schemes.sheet.noZone')}
          action={{ label: t('schemes.sheet.back'), run: onBack }}
        />
      ) : (
        listed.map(([owner, content]) => (
          <ZoneSheet
            key={owner}
            city={city}
            isSample={isSample}
            scheme={version}
            coverage={coverage}
            owner={owner}
            content={content}
            day={day}
          />
        ))
      )}
    </div>
  );
}

/** The zones that are asked for, in order of their numbers; what is no zone of the coverage is left out. */
function zonesIn(coverage: Coverage, asked: readonly Owner[] | 'all'): readonly (readonly [Owner, ZoneContent])[] {
  return [...coverage.grounds]
    .flatMap(([owner, ground]) =>
      ground.is === 'zone' && (asked === 'all' || asked.includes(owner)) ? [[owner, ground.content] as const] : [],
    )
    .sort(([, a], [, b]) => a.number.localeCompare(b.number, 'zh', { numeric: true }));
}
