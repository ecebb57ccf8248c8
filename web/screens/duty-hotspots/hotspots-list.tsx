import { Skeleton, Text } from '@mantine/core';
import type { Ref } from 'react';
import { AreaList, type AreaRow } from '../../hotspots/area-list.tsx';
import type { Tab } from '../../hotspots/asked.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { InnerLink } from '../../ui/inner-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { deskAddress } from '../duty/address.ts';
import classes from './hotspots.module.css';
import type { Listing } from './use-rows.ts';

interface HotspotsListProps {
  readonly tab: Tab;
  readonly listing: Listing;
  readonly active: number;
  readonly opened: string | undefined;
  readonly theme: Theme;
  readonly list: Ref<HTMLDivElement>;
  readonly onPick: (row: AreaRow, place: number) => void;
}

/** What a tab lists, with the rule behind it; or why there is nothing. */
export function HotspotsList({ tab, listing, active, opened, theme, list, onPick }: HotspotsListProps) {
  const { t } = useWords();
  const { answer, rows, rule, guard } = listing;
  if (answer.isError && answer.data === undefined) {
    return <Failed title={t('hotspots.failed')} error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (answer.data === undefined) return <Skeleton h="20rem" m="md" aria-label={t('hotspots.loading')} />;
  return (
    <>
      {rule !== undefined && (
        <Text size="xs" c="dimmed" className={classes.rule}>
          {rule}
        </Text>
      )}
      {rows.length === 0 ? (
        guard !== undefined ? (
          <Notice role="status" title={t(`hotspots.guard.${guard}`)} next={t('hotspots.guardNext')} />
        ) : (
          <Notice role="status" title={t(`hotspots.none.${tab}`)} next={t('hotspots.emptyNext')} />
        )
      ) : (
        <AreaList
          label={t(`hotspots.tabs.${tab}`)}
          rows={rows}
          active={active}
          opened={opened}
          theme={theme}
          list={list}
          onPick={onPick}
          casesLink={({ cases }) =>
            cases !== undefined && (
              <span onClick={(event) => event.stopPropagation()}>
                <InnerLink to={deskAddress(cases)}>{t('hotspots.openCases')}</InnerLink>
              </span>
            )
          }
        />
      )}
      <Text size="xs" c="dimmed" role="status" className={classes.rule}>
        {t('hotspots.asOf', { at: formatInstant(Date.parse(answer.data.at)), count: rows.length })}
      </Text>
    </>
  );
}
