import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { casesQuery, viewsQuery, type CasesParams } from '../../cases/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useEscalations } from '../../live/escalation.ts';
import { cameSince, isPlain, type Seen } from './alerts.ts';
import { keptSound, turnSound } from './sound-choice.ts';
import { alarm, chime } from '../../ui/sound.ts';

/** More than these do not come between two looks. */
const looked = 50;

/**
 * Tells of what comes into the queue, and of cases that turn overdue, while nobody looks: in the page's title, and by a
 * sound where it is wanted; of assignments that nobody answers by another sound.
 * @param own numbers that this page reported itself: no news to whoever wrote them
 */
export function useAlerts(params: CasesParams, own: ReadonlySet<string>) {
  const { t } = useWords();
  const [sound, setSound] = useState(keptSound);
  const [count, setCount] = useState(0);
  const seen = useRef<Seen | undefined>(undefined);
  const of = JSON.stringify(params);
  const newest = useQuery({
    ...casesQuery({ ...params, sort: 'newest', offset: 0, limit: looked }),
    placeholderData: undefined,
  }).data;
  const views = useQuery(viewsQuery).data;
  useEffect(() => {
    if (newest === undefined || views === undefined) return;
    const numbers = newest.cases.map(({ properties }) => String(properties['number']));
    const now = {
      of,
      newest: numbers.filter((number) => !own.has(number)),
      overdue: views.find(({ id }) => id === 'overdue')?.count ?? 0,
    };
    const result = cameSince(seen.current, now);
    seen.current = result.seen;
    const news = result.came.arrived.length + result.came.overdue;
    if (news === 0) return;
    if (sound === 'on' && isPlain(result.came, newest.cases)) chime();
    if (!document.hasFocus()) setCount((before) => before + news);
  }, [of, newest, views, own, sound]);

  const escalated = useEscalations((state) => state.count);
  const heard = useRef(escalated);
  useEffect(() => {
    const came = escalated - heard.current;
    heard.current = escalated;
    if (came <= 0) return;
    // Somebody on the street does not answer: louder than what is merely new, and wanted unless it was switched off.
    if (sound !== 'off') alarm();
    if (!document.hasFocus()) setCount((before) => before + came);
  }, [escalated, sound]);

  const title = `${t('duty.title')} · ${t('appName')}`;
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }, [count, title]);
  useEffect(() => {
    const looks = () => setCount(0);
    window.addEventListener('focus', looks);
    return () => window.removeEventListener('focus', looks);
  }, []);
  return {
    sound,
    toggleSound: () => {
      const next = turnSound(sound);
      setSound(next);
      if (next === 'on') chime();
      if (next === 'alarm') alarm();
    },
  };
}
