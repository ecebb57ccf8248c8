import { Button, Checkbox, Text, UnstyledButton } from '@mantine/core';
import type { Geometry } from 'geojson';
import { useState } from 'react';
import type { ProposedSite, ReachShown } from '#domain/checks/reach/shown.ts';
import { useWords } from '../../i18n/use-words.ts';
import { leftBy, reachThings } from './reach-figures.ts';
import { useAmounts } from './use-amounts.ts';
import classes from './reach.module.css';

interface SiteListProps {
  readonly shown: ReachShown;
  /** The sites that shall be built, by their place in the list. */
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (site: number) => void;
  readonly onShow: (geometry: Geometry) => void;
}

/** So many are listed at first, the ones that close most. */
const first = 60;

/** The fewest new sites and what each of them closes; leave some out, and see what stays open. */
export function SiteList({ shown, chosen, onChoose, onShow }: SiteListProps) {
  const { t } = useWords();
  const amount = useAmounts();
  const [isWhole, setWhole] = useState(false);
  const { sites, proven, atLeast, unclosed } = shown;
  const left = leftBy(shown, chosen);
  const open = reachThings.filter((thing) => left[thing] > 0).map((thing) => amount(thing, left[thing]));
  const never = [
    unclosed.area > 0 && amount('area', unclosed.area),
    unclosed.road > 0 && amount('road', unclosed.road),
    unclosed.places.length > 0 && amount('places', unclosed.places.length),
  ].filter((words) => words !== false);
  const sep = t('listSeparator');
  return (
    <section aria-label={t('checkTools.reach.sites')} className={classes.column}>
      <Text size="sm" fw={600}>
        {sites.length === 0
          ? t('checkTools.reach.noSites')
          : proven
            ? t('checkTools.reach.fewest', { sites: sites.length })
            : t('checkTools.reach.notProven', { sites: sites.length, least: atLeast })}
      </Text>
      <Text size="sm" role="status">
        {open.length === 0
          ? t('checkTools.reach.allClosed')
          : t('checkTools.reach.left', { sites: chosen.size, left: open.join(sep) })}
      </Text>
      {never.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('checkTools.reach.never', { left: never.join(sep) })}
        </Text>
      )}
      <ol className={classes.list}>
        {sites.slice(0, isWhole ? undefined : first).map((site, i) => (
          <li key={`${site.place.lon} ${site.place.lat}`} className={classes.site}>
            <Checkbox
              size="xs"
              checked={chosen.has(i)}
              onChange={() => onChoose(i)}
              aria-label={t('checkTools.reach.build', { site: i + 1 })}
            />
            <UnstyledButton
              className={classes.row}
              onClick={() => onShow({ type: 'Point', coordinates: [site.place.lon, site.place.lat] })}
            >
              <b>{`${i + 1} ${site.place.candidate?.name ?? site.place.words}`}</b>
              <span className={classes.quiet}>{closes(site)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {!isWhole && sites.length > first && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('checkTools.reach.showAll', { sites: sites.length })}
        </Button>
      )}
    </section>
  );

  function closes({ area, road, places }: ProposedSite): string {
    const names = places.slice(0, 3).map(({ name }) => name);
    const parts = [
      ...names,
      ...(places.length > names.length ? [t('checkTools.reach.more', { rest: places.length - names.length })] : []),
      ...(area > 0 ? [amount('area', area)] : []),
      ...(road > 0 ? [t('checkTools.reach.roadOf', { length: amount('road', road) })] : []),
    ];
    return t('checkTools.reach.closes', { what: parts.join(sep) });
  }
}
