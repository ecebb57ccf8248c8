import { useQuery } from '@tanstack/react-query';
import type { NamedScene } from '#domain/wall/all-scenes.ts';
import type { Push } from '#domain/wall/push.ts';
import type { ReadingParts } from '#domain/wall/readable.ts';
import type { Scene } from '#domain/wall/scene.ts';
import type { Screen } from '#domain/wall/screen.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../../state/records.ts';
import { aliveQuery, type AliveScreen } from '../../wall/api.ts';
import { useWallRecords } from '../wall/use-wall-records.ts';

/** What there is of walls, each with its version. */
export interface WallDeskData {
  readonly scenes: readonly NamedScene[];
  /** The bureau's own and those it changed; undefined: not known yet. */
  readonly ownScenes: ReadonlyArray<PageRecord<Scene>> | undefined;
  /** How large text must be, as the bureau set it. */
  readonly reading: ReadingParts;
  readonly walls: ReturnType<typeof useWalls>;
  readonly screens: ReadonlyArray<PageRecord<Screen>>;
  readonly pushes: ReadonlyArray<PageRecord<Push>>;
  readonly alive: ReadonlyMap<string, AliveScreen>;
  /** A scene's name in the reader's language; its id where it is gone. */
  readonly nameOf: (scene: string) => string;
}

export function useWallDesk(): WallDeskData {
  const { say } = useWords();
  const { scenes, reading } = useWallRecords(true);
  const ownScenes = useQuery(recordsQuery<Scene>('scenes'));
  const walls = useWalls();
  const screens = useQuery(recordsQuery<Screen>('screens'));
  const pushes = useQuery(recordsQuery<Push>('wall-pushes'));
  const alive = useQuery(aliveQuery);
  return {
    scenes,
    ownScenes: ownScenes.data,
    reading,
    walls,
    screens: screens.data ?? [],
    pushes: pushes.data ?? [],
    alive: new Map((alive.data?.screens ?? []).map((screen) => [screen.screen, screen])),
    nameOf: (id) => {
      const scene = scenes.find((one) => one.id === id)?.scene;
      return scene === undefined ? id : say({ zh: scene.name, en: scene.nameEn ?? scene.name });
    },
  };
}

function useWalls() {
  return useQuery(recordsQuery<Wall>('walls'));
}
