import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import { SchemeList } from '../../zones/versions/scheme-list.tsx';
import { DeskBar } from './desk-bar.tsx';
import classes from './zones.module.css';

/** The schemes and their versions, kept level with the server: what somebody approves elsewhere stands here at once. */
export function Schemes() {
  const { data: city } = useQuery(cityQuery);
  useLive(city?.seq, { change: () => undefined, reload: () => undefined });
  const told = city?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  return (
    <div className={classes.page}>
      <DeskBar />
      <main className={classes.schemes}>
        <SchemeList />
      </main>
    </div>
  );
}
