import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { askedKey } from '#domain/wall/asked-panels.ts';
import type { Figured } from '#domain/wall/figures.ts';
import type { Scene, ScenePanel } from '#domain/wall/scene.ts';
import { askedOf, figuredFor, panelsQuery } from '../../wall/api.ts';
import { atInstant } from '../../wall/clock/at-instant.ts';
import { wallNow } from '../../wall/clock/wall-now.ts';

/** How long before it begins the next scene's figures are asked for, milliseconds. */
const aheadMs = 6_000;

/** The figures of a scene. */
export interface SceneFigures {
  /** The last change that they know of; undefined before the first answer. */
  readonly seq: number | undefined;
  readonly of: (panel: ScenePanel) => Figured | undefined;
}

/**
 * The figures of the scene that is shown. While the server does not answer, each panel has what was told of it last, also in
 * a scene that was not on since: it says itself of when that is.
 */
export function useFigures(scene: Scene | undefined): SceneFigures {
  const asked = askedOf(scene?.panels ?? []);
  const { data } = useQuery(panelsQuery(asked));
  const [known] = useState(() => new LastFigures());
  useEffect(() => known.keep(data?.panels ?? []), [known, data]);
  return {
    seq: data?.seq,
    of: (panel) => {
      const told = figuredFor(panel, data);
      return told !== undefined && 'figures' in told ? told : (known.of(panel) ?? told);
    },
  };
}

/** What was told last of each panel: one answer a panel of the wall's scenes. */
class LastFigures {
  readonly #figures = new Map<string, Figured>();

  keep(panels: readonly Figured[]): void {
    for (const one of panels) if ('figures' in one) this.#figures.set(askedKey(one), one);
  }

  of(panel: ScenePanel): Figured | undefined {
    const [asked] = askedOf([panel]);
    return asked && this.#figures.get(askedKey(asked));
  }
}

/**
 * Asks for a scene's figures shortly before it begins, so that the change shows a full picture.
 * @param begins epoch milliseconds of the server's clock
 * @param part which part of a second is this screen's own, 0 to 1
 */
export function useFiguresAhead(scene: Scene | undefined, begins: number | undefined, part: number): void {
  const client = useQueryClient();
  const panels = scene?.panels;
  useEffect(() => {
    const asked = askedOf(panels ?? []);
    if (asked.length === 0 || begins === undefined) return undefined;
    return atInstant(wallNow, begins - aheadMs + part * 1_000, () => void client.prefetchQuery(panelsQuery(asked)));
  }, [client, panels, begins, part]);
}
