import { Text, UnstyledButton } from '@mantine/core';
import type { Geometry } from 'geojson';
import { reachWays, type ReachWay } from '#domain/checks/reach/kind.ts';
import type { ReachShown } from '#domain/checks/reach/shown.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from './reach.module.css';

interface PlacesOutProps {
  readonly shown: ReachShown;
  readonly onShow: (geometry: Geometry) => void;
}

/** No more are listed; the list of findings has them all. */
const most = 200;

/** The places out of reach by the way that binds, the farthest first, with both distances. */
export function PlacesOut({ shown, onShow }: PlacesOutProps) {
  const { t, say, language } = useWords();
  const { by, demand } = shown;
  const out = shown.places
    .filter(({ isReached }) => !isReached[by])
    .sort(
      (a, b) => (b.metres[by] ?? Infinity) - (a.metres[by] ?? Infinity) || (a.subject.name < b.subject.name ? -1 : 1),
    );
  if (demand.places === 0) return null;
  const far = (way: ReachWay, metres: number | null) =>
    metres === null
      ? t('checkTools.reach.noWay', { way: say(reachWays[way]) })
      : t('checkTools.reach.far', { way: say(reachWays[way]), metres: formatNumber(metres, language) });
  return (
    <section aria-label={t('checkTools.reach.placesOut')} className={classes.column}>
      <Text size="sm" fw={600}>
        {out.length === 0
          ? t('checkTools.reach.noPlacesOut')
          : t('checkTools.reach.placesOutSaid', { out: out.length })}
      </Text>
      <ul className={classes.list}>
        {out.slice(0, most).map(({ subject, lon, lat, metres }) => (
          <li key={`${subject.collection} ${subject.id}`}>
            <UnstyledButton className={classes.row} onClick={() => onShow({ type: 'Point', coordinates: [lon, lat] })}>
              <b>{subject.name}</b>
              <span className={classes.quiet}>
                {(Object.keys(reachWays) as ReachWay[]).map((way) => far(way, metres[way])).join(t('listSeparator'))}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
