import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ListsDesk } from '../../checks/lists/lists-desk.tsx';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { ChecksBar } from '../checks/checks-bar.tsx';
import classes from './page.module.css';

/** `/checks/lists`: work lists. Which one is open stands in the address (`worklist`; "list" is the map's word). */
export function ChecksLists() {
  const { t } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const router = useRouter();
  const city = useQuery(cityQuery);
  useLive(city.data?.seq, { change: () => undefined, reload: () => undefined });
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  useEffect(() => {
    document.title = `${t('treating.lists.title')} · ${t('appName')}`;
  }, [t]);
  const toChecks = () => router.history.push('/checks');
  return (
    <div className={classes.page}>
      <ChecksBar />
      <ListsDesk
        openId={own['worklist']}
        onOpen={(id) => changeOwn({ worklist: id ?? '' }, 'push')}
        onToChecks={toChecks}
      />
    </div>
  );
}
