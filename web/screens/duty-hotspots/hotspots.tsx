import { Badge, Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { rankingQuery } from '../../hotspots/api.ts';
import { cellKinds, readAsked, searchOf, sliceKinds, sources, weekSpans } from '../../hotspots/asked.ts';
import { Ranking } from '../../hotspots/ranking.tsx';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime, useNow } from '../../live/clock.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { dayOf } from '../../state/shanghai-day.ts';
import { Failed } from '../../ui/failed.tsx';
import { DutyBar } from '../duty/duty-bar.tsx';
import classes from './hotspots.module.css';

const choices = { weeks: weekSpans, source: sources, cells: cellKinds, slice: sliceKinds } as const;

/** `/duty/hotspots`: the high-incidence areas as a ranking in words; what is asked for stands in the address. */
export function Hotspots() {
  const { t, language } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const city = useQuery(cityQuery);
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  useEffect(() => {
    document.title = `${t('hotspots.title')} · ${t('appName')}`;
  }, [t]);
  const asked = readAsked(own);
  const search = searchOf(asked, dayOf(useNow()));
  const answer = useQuery({ ...rankingQuery(search), enabled: told !== undefined });
  return (
    <div className={classes.page}>
      <DutyBar />
      <main className={classes.main}>
        <Group gap="xs" className={classes.tools}>
          {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
            <SegmentedControl
              key={name}
              size="xs"
              aria-label={t(`hotspots.${name}.label`)}
              data={choices[name].map((value) => ({
                value,
                label: t(`hotspots.${name}.${value}` as 'hotspots.title'),
              }))}
              value={asked[name]}
              onChange={(value) => changeOwn({ ...own, [name]: value }, 'push')}
            />
          ))}
          <Button
            component="a"
            size="xs"
            variant="default"
            href={`/api/hotspots.xlsx?${search}&language=${language}`}
            download
          >
            {t('hotspots.xlsx')}
          </Button>
          <Button component="a" size="xs" variant="default" href={`/api/hotspots.geojson?${search}`} download>
            {t('hotspots.geojson')}
          </Button>
          {city.data?.sample && <Badge variant="outline">{t('sampleBadge')}</Badge>}
        </Group>
        {answer.data ? (
          <>
            <Ranking ranking={answer.data} />
            <Text size="xs" c="dimmed" role="status" className={classes.tools}>
              {t('hotspots.asOf', { at: formatInstant(Date.parse(answer.data.at)), count: answer.data.total })}
            </Text>
          </>
        ) : answer.isError ? (
          <Failed title={t('hotspots.failed')} error={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Skeleton h="20rem" m="md" aria-label={t('hotspots.loading')} />
        )}
      </main>
    </div>
  );
}
