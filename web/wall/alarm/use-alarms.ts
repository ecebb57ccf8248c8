import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Alarm } from '#domain/wall/figures.ts';
import { isQuiet, rings } from '#domain/wall/alarm.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { alarm as soundAlarm, trySound, useSoundState } from '../../ui/sound.ts';
import { alarmsQuery } from '../api.ts';
import { useStep, wallNow } from '../clock/wall-now.ts';
import { Heard } from './heard.ts';
import { mostSounds, soundAt, SoundPlan } from './sound-plan.ts';

/** What a screen shows of urgent cases. */
export interface ScreenAlarms {
  /** The newest first. */
  readonly shown: readonly Alarm[];
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
 * @param flightMs how long a new one is looked at (setting wall.alarmSeconds), milliseconds
 * @param screen names the screen
 */
export function useAlarms(wall: Wall, flightMs: number, screen: string): ScreenAlarms {
  const { data } = useQuery(alarmsQuery);
  const alarms = data?.alarms ?? none;
  const [heard] = useState(() => new Heard(screen, sessionStorage));
  const [plan] = useState(() => new SoundPlan(wallNow));
  const told = useStep((now) => rings(alarms, heard.ids, wall, flightMs, now));

  useEffect(() => {
    if (data === undefined) return;
    const now = wallNow();
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
  }, [data, wall, flightMs, heard, plan]);
  useEffect(() => () => plan.only(new Set()), [plan]);

  const isRefused = useIsSoundRefused(wall.alarmSound);
  return {
    shown: told.shown,
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
