import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Alarm } from '#domain/wall/figures.ts';
import { isQuiet, rings } from '#domain/wall/alarm.ts';
import { arrivalsOf, cardUntil } from '#domain/wall/alarm-card.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { alarm as soundAlarm, trySound, useSoundState } from '../../ui/sound.ts';
import { alarmsQuery } from '../api.ts';
import { useStep, wallNow } from '../clock/wall-now.ts';
import { Heard } from './heard.ts';
import { mostSounds, soundAt, SoundPlan } from './sound-plan.ts';

/** How long an urgent case is shown, milliseconds. */
export interface AlarmTimes {
  /** The camera at a new one (setting wall.alarmSeconds). */
  readonly flightMs: number;
  /** The card over the scene (setting wall.alarmCardSeconds). */
  readonly cardMs: number;
}

/** What a screen shows of urgent cases. */
export interface ScreenAlarms {
  /** The newest first. */
  readonly shown: readonly Alarm[];
  /** Whether their card lies over the scene; afterwards they have a line of the header. */
  readonly isCardOpen: boolean;
  /** For scenes that follow the newest. */
  readonly newest: Alarm | undefined;
  /** Where every scene looks meanwhile. */
  readonly flight: Alarm | undefined;
  /** The wall should sound, and the browser does not let it. */
  readonly isMute: boolean;
}

const none: readonly Alarm[] = [];

/**
 * Urgent cases on a screen, and their one sound each.
 * @param screen names the screen
 */
export function useAlarms(wall: Wall, { flightMs, cardMs }: AlarmTimes, screen: string): ScreenAlarms {
  const { data } = useQuery(alarmsQuery);
  const alarms = data?.alarms ?? none;
  const [heard] = useState(() => new Heard(screen, sessionStorage));
  const [heardBefore] = useState(heard.ids);
  const [plan] = useState(() => new SoundPlan(wallNow));
  const [arrivals, setArrivals] = useState<ReadonlyMap<string, number>>(new Map());
  const told = useStep((now) => rings(alarms, heard.ids, wall, flightMs, now));
  const closes = cardUntil(alarms, arrivals, cardMs);
  const card = useStep((now) => (now < closes ? { isOpen: true, until: closes } : { isOpen: false }));

  useEffect(() => {
    if (data === undefined) return;
    const now = wallNow();
    setArrivals((before) => arrivalsOf(before, data.alarms, heardBefore, now));
    const { shown, news, sounding } = rings(data.alarms, heard.ids, wall, flightMs, now);
    const open = shown.map(({ id }) => id);
    plan.only(new Set(open));
    const loud = sounding.slice(0, mostSounds);
    heard.note(
      news.filter((id) => !loud.includes(id)),
      open,
    );
    for (const [place, id] of loud.entries()) {
      const { since } = shown.find((alarm) => alarm.id === id)!;
      plan.plan(id, soundAt(Date.parse(since), place, now), () => {
        heard.note([id], [...heard.ids, id]);
        soundAlarm();
      });
    }
  }, [data, wall, flightMs, heard, heardBefore, plan]);
  useEffect(() => () => plan.only(new Set()), [plan]);

  const isRefused = useIsSoundRefused(wall.alarmSound);
  return {
    shown: told.shown,
    isCardOpen: card.isOpen,
    newest: told.newest,
    flight: told.flight?.alarm,
    isMute: wall.alarmSound && isRefused && !isQuiet(wall, wallNow()),
  };
}

/** Whether the browser keeps sounds back, found out before one is needed; somebody's touch may change that. */
function useIsSoundRefused(isWanted: boolean): boolean {
  const { isRefused } = useSoundState();
  useEffect(() => {
    if (!isWanted) return undefined;
    trySound();
    const touched = () => void (useSoundState.getState().isRefused && trySound());
    window.addEventListener('pointerup', touched);
    window.addEventListener('keyup', touched);
    return () => {
      window.removeEventListener('pointerup', touched);
      window.removeEventListener('keyup', touched);
    };
  }, [isWanted]);
  return isRefused;
}
