import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DutyBar } from '../duty/duty-bar.tsx';
import { HotspotsDesk } from './hotspots-desk.tsx';
import classes from './hotspots.module.css';

/** `/duty/hotspots`: the high-incidence areas, places where the same comes again, and why. */
export function Hotspots() {
  const { t } = useWords();
  const { session, can } = useSession();
  const city = useQuery(cityQuery);
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  useEffect(() => {
    document.title = `${t('hotspots.title')} · ${t('appName')}`;
  }, [t]);
  if (session === undefined) return null;
  return (
    <div className={classes.page}>
      <DutyBar />
      {!can('map.read') ? (
        <Notice role="status" title={t('hotspots.noRight')} next={t('hotspots.noRightNext')} />
      ) : city.data ? (
        // What "yesterday" is the server's clock says.
        <HotspotsDesk city={city.data} />
      ) : city.isError ? (
        <Failed title={t('map.failed')} error={city.error} retry={() => void city.refetch()} />
      ) : null}
    </div>
  );
}
