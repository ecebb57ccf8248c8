import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { HandoverDesk } from '../../handovers/handover-desk.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { deskAddress } from '../duty/address.ts';
import { DutyBar } from '../duty/duty-bar.tsx';
import classes from './page.module.css';

/** `/duty/handover`: shift handover. Which one is open stands in the address (`number`). */
export function Handover() {
  const { t } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const city = useQuery(cityQuery);
  useLive(city.data?.seq, { change: () => undefined, reload: () => undefined });
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  useEffect(() => {
    document.title = `${t('handovers.title')} · ${t('appName')}`;
  }, [t]);
  return (
    <div className={classes.page}>
      <DutyBar />
      <HandoverDesk
        openId={own['number']}
        onOpen={(id) => changeOwn({ number: id ?? '' }, 'push')}
        isSample={city.data?.sample ?? false}
        addressOf={deskAddress}
      />
    </div>
  );
}
