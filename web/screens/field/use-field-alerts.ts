import { useEffect, useRef, useState } from 'react';
import type { FieldTask } from '#domain/cases/field-task.ts';
import { cameSince, type Seen } from '../duty/alerts.ts';
import { chime } from '../../ui/sound.ts';

const soundKey = 'shirong.field.sound';

/** Sounds and shakes the phone; silent where the browser has neither. */
export function alarm(): void {
  chime();
  if ('vibrate' in navigator) navigator.vibrate([300, 120, 300]);
}

/** Tells of tasks that came since the page was opened, by sound and shaking, and how many there are that nobody opened. */
export function useFieldAlerts(tasks: readonly FieldTask[] | undefined, open: string | undefined) {
  const [sound, setSound] = useState(() => localStorage.getItem(soundKey) !== 'off');
  const [news, setNews] = useState<readonly string[]>([]);
  const seen = useRef<Seen | undefined>(undefined);
  useEffect(() => {
    if (tasks === undefined) return;
    const before = seen.current?.ids ?? new Set<string>();
    const result = cameSince(seen.current, { of: 'field', newest: tasks.map(({ id }) => id), overdue: 0 });
    const isFirst = seen.current === undefined;
    seen.current = result.seen;
    if (isFirst || result.came.arrived.length === 0) return;
    const came = tasks.filter(({ id }) => !before.has(id)).map(({ id }) => id);
    setNews((known) => [...known, ...came]);
    if (sound) alarm();
  }, [tasks, sound]);
  const unread = news.filter((id) => tasks?.some((task) => task.id === id) && id !== open);
  return {
    unread: unread.length,
    look: () => setNews([]),
    sound,
    toggleSound: () => {
      localStorage.setItem(soundKey, sound ? 'off' : 'on');
      setSound(!sound);
      if (!sound) alarm();
    },
  };
}
