import type { Words } from '#domain/collection.ts';
import type { NamedScene } from '#domain/wall/all-scenes.ts';
import type { WallCase } from '#domain/wall/figures.ts';
import { boxAround, placeScene } from '#domain/wall/place-scene.ts';
import type { Push } from '#domain/wall/push.ts';
import type { Scene } from '#domain/wall/scene.ts';
import { showing, type Showing, type Slot } from '#domain/wall/showing.ts';
import type { Wall } from '#domain/wall/wall.ts';

/** What is known of a wall when one asks what a screen of it shows. */
export interface WallState {
  readonly wall: Wall;
  readonly slot: Slot | undefined;
  readonly push: Push | undefined;
  /** Id of the registered screen. */
  readonly screen: string | undefined;
  readonly scenes: readonly NamedScene[];
  /** The case that was pushed, once the server told where it is. */
  readonly pushedCase: WallCase | undefined;
  /** Metres from the upper to the lower edge of the map around it (setting wall.caseMetres). */
  readonly caseMetres: number;
}

/** What a screen draws. */
export interface Shown {
  /** Another key is another picture: scene, place or case. */
  readonly key: string;
  /** Id of the scene, where it is one. */
  readonly id: string | undefined;
  /** How the header names it; absent where it has no name of its own. */
  readonly name: Words | undefined;
  /** undefined: nothing is to be shown at this hour. */
  readonly scene: Scene | undefined;
  readonly why: Showing['why'];
  readonly isAcross: boolean;
  readonly since: number;
  readonly until: number | undefined;
  /** The case that was pushed. */
  readonly pushedCase?: WallCase;
}

/** What a screen draws at an instant of the server's clock (epoch milliseconds). */
export function shownAt(state: WallState, now: number): Shown {
  const { wall, slot, push, screen, scenes, pushedCase, caseMetres } = state;
  const told = showing(wall, slot, push, screen, now);
  const frame = { why: told.why, isAcross: told.isAcross, since: told.since, until: told.until };
  const place =
    told.place ??
    (told.case !== undefined && pushedCase?.id === told.case ? { ...pushedCase, metres: caseMetres } : undefined);
  if (place !== undefined) {
    const named = told.place?.name ?? (told.place === undefined ? pushedCase?.place : undefined);
    return {
      ...frame,
      key: told.case === undefined ? `place/${place.lon},${place.lat},${place.metres}` : `case/${told.case}`,
      id: undefined,
      name: named === undefined ? undefined : { zh: named, en: named },
      scene: placeScene(scenes[0]?.scene ?? noScene, boxAround(place)),
      ...(told.place === undefined && pushedCase && { pushedCase }),
    };
  }
  // A case whose place is not known yet, or a scene that was deleted meanwhile: what would be shown without the push.
  const found = scenes.find(({ id }) => id === told.scene);
  if (found === undefined && told.why === 'pushed') return shownAt({ ...state, push: undefined }, now);
  if (found === undefined) return { ...frame, key: 'nothing', id: undefined, name: undefined, scene: undefined };
  const { id, scene } = found;
  return { ...frame, key: `scene/${id}`, id, name: { zh: scene.name, en: scene.nameEn ?? scene.name }, scene };
}

const noScene: Scene = { name: '', panels: [] };
