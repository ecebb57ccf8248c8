import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { cellKinds } from '../../hotspots/asked.ts';
import { BriefView } from '../../hotspots/brief-view.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime, useNow } from '../../live/clock.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import { Notice } from '../../ui/notice.tsx';

/** `/duty/hotspots/print`: the month's brief of difficult places, to be printed. */
export function HotspotsPrint() {
  const { t, language } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const { session, can } = useSession();
  const router = useRouter();
  const city = useQuery(cityQuery);
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  const today = dayOf(useNow());
  const name = city.data?.name[language] ?? '';
  useEffect(() => {
    document.title = `${name} ${t('hotspots.brief.title')}`.trim();
  }, [name, t]);
  if (session === undefined) return null;
  if (!can('map.read')) {
    return <Notice role="status" title={t('hotspots.noRight')} next={t('hotspots.noRightNext')} />;
  }
  return (
    <BriefView
      city={name}
      isSample={city.data?.sample ?? false}
      month={/^20\d{2}-(0[1-9]|1[0-2])$/.test(own['month'] ?? '') ? own['month'] : undefined}
      cells={cellKinds.find((one) => one === own['cells']) ?? 'unit'}
      today={today}
      onMonth={(month) => changeOwn({ month }, 'replace')}
      onBack={() => router.history.push(`/duty/hotspots?cells=${own['cells'] ?? 'unit'}`)}
    />
  );
}
