import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { settingOf } from '#domain/settings/settings.ts';
import { allScenes, type NamedScene } from '#domain/wall/all-scenes.ts';
import type { Push } from '#domain/wall/push.ts';
import { readingParts, type ReadingParts } from '#domain/wall/readable.ts';
import type { Screen } from '#domain/wall/screen.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { useRecordsView } from '../../cases/use-records-view.ts';
import { recordsQuery } from '../../state/records.ts';
import type { AlarmTimes } from '../../wall/alarm/use-alarms.ts';

const kinds = ['scenes', 'walls', 'screens', 'wall-pushes'] as const;
const withSettings = [...kinds, 'settings'] as const;

/** What was composed for the walls of this city. */
export interface WallRecords {
  /** Whether walls and screens are known. */
  readonly isKnown: boolean;
  readonly scenes: readonly NamedScene[];
  readonly walls: ReadonlyMap<string, Wall>;
  readonly screens: ReadonlyMap<string, Screen>;
  readonly pushes: ReadonlyMap<string, Push>;
  readonly reading: ReadingParts;
  /** Settings: metres around a case, how long an urgent one is shown. */
  readonly caseMetres: number;
  readonly alarmTimes: AlarmTimes;
}

/**
 * Scenes, walls, screens and pushes; follow the stream like all records.
 * @param hasAccount whether the bureau's settings may be read: those that ship hold otherwise
 */
export function useWallRecords(hasAccount = true): WallRecords {
  const records = useRecordsView(hasAccount ? withSettings : kinds);
  const walls = useQuery(recordsQuery('walls'));
  const screens = useQuery(recordsQuery('screens'));
  const isKnown = walls.data !== undefined && screens.data !== undefined;
  return useMemo(() => {
    const all = <T>(kind: (typeof kinds)[number]) =>
      new Map(records.all(kind).map(({ id, content }) => [id, content as unknown as T]));
    return {
      isKnown,
      scenes: allScenes(records),
      walls: all<Wall>('walls'),
      screens: all<Screen>('screens'),
      pushes: all<Push>('wall-pushes'),
      reading: readingParts(records),
      caseMetres: Number(settingOf(records, 'wall.caseMetres').value),
      alarmTimes: {
        flightMs: Number(settingOf(records, 'wall.alarmSeconds').value) * 1_000,
        cardMs: Number(settingOf(records, 'wall.alarmCardSeconds').value) * 1_000,
      },
    };
  }, [records, isKnown]);
}
