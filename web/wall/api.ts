import { queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import { askedKey, figuredKinds, writeAsked, type AskedPanel } from '#domain/wall/asked-panels.ts';
import type { Alarm, Figured } from '#domain/wall/figures.ts';
import type { FiguredKind } from '#domain/wall/panel-kinds.ts';
import type { ScenePanel } from '#domain/wall/scene.ts';
import { requestJson } from '../state/request.ts';
import { askMs } from './panels/is-stale.ts';

/** Answers that nobody looks at any more are let go of soon: a wall runs for weeks and turns from scene to scene. */
const gcTime = 120_000;

/** What `/api/wall/panels` answers; each of `panels` with the instant of its own. */
export interface PanelsAnswer {
  readonly seq: number;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly panels: readonly Figured[];
}

/** What the panels of a scene ask for; those that need no figures ask for nothing. */
export function askedOf(panels: ReadonlyArray<Pick<ScenePanel, 'kind' | 'of'>>): AskedPanel[] {
  return panels.flatMap(({ kind, of }) =>
    isFigured(kind) ? [of === undefined ? { kind } : { kind, of: of as readonly string[] }] : [],
  );
}

function isFigured(kind: ScenePanel['kind']): kind is FiguredKind {
  return (figuredKinds as readonly string[]).includes(kind);
}

/** The answer for a panel among those of its scene. */
export function figuredFor(
  panel: Pick<ScenePanel, 'kind' | 'of'>,
  answer: PanelsAnswer | undefined,
): Figured | undefined {
  const [asked] = askedOf([panel]);
  if (asked === undefined) return undefined;
  const key = askedKey(asked);
  return answer?.panels.find((one) => askedKey(one) === key);
}

/**
 * The figures of a scene's panels, all in one question. What could not be reckoned this time stays as it was told last, with
 * its own instant: the panel shows how old it is.
 * @param asked at least one
 */
export function panelsQuery(asked: readonly AskedPanel[]) {
  const of = writeAsked(asked);
  return queryOptions({
    queryKey: ['wall', 'panels', of],
    queryFn: ({ signal }) =>
      requestJson<PanelsAnswer>(`/api/wall/panels?${new URLSearchParams({ of }).toString()}`, signal),
    structuralSharing: (before, after) =>
      replaceEqualDeep(before, keepFigures(before as PanelsAnswer | undefined, after as PanelsAnswer)),
    enabled: of !== '',
    refetchInterval: askMs,
    staleTime: askMs,
    gcTime,
  });
}

/** An answer whose errors are replaced by the figures that were told before, where there were any. */
export function keepFigures(before: PanelsAnswer | undefined, after: PanelsAnswer): PanelsAnswer {
  if (before === undefined) return after;
  const panels = after.panels.map((one) => {
    if ('figures' in one) return one;
    const key = askedKey(one);
    return before.panels.find((old) => 'figures' in old && askedKey(old) === key) ?? one;
  });
  return { ...after, panels };
}

/** What `/api/wall/alarms` answers. */
export interface AlarmsAnswer {
  readonly seq: number;
  readonly at: string;
  readonly alarms: readonly Alarm[];
}

/** Urgent cases that nobody answered yet. Asked anew when cases or answers change; and now and then, should one be missed. */
export const alarmsQuery = queryOptions({
  queryKey: ['wall', 'alarms'],
  queryFn: ({ signal }) => requestJson<AlarmsAnswer>('/api/wall/alarms', signal),
  refetchInterval: 60_000,
  gcTime,
});

/** How a screen stands. */
export interface AliveScreen {
  readonly screen: string;
  readonly state: 'live' | 'late' | 'gone';
  /** When it was heard last, RFC 3339 UTC; absent: not since the server started. */
  readonly at?: string;
  readonly scene?: string;
  /** Of when its picture is, RFC 3339 UTC. */
  readonly asOf?: string;
  /** Parts that it could not show. */
  readonly errors?: number;
  /** Its display token came to an end: it does not come back by itself. */
  readonly ended?: 'revoked' | 'expired' | 'missing';
}

/** Which screens are on, for whoever keeps walls. */
export const aliveQuery = queryOptions({
  queryKey: ['wall', 'alive'],
  queryFn: ({ signal }) =>
    requestJson<{ readonly now: number; readonly screens: readonly AliveScreen[] }>('/api/wall/alive', signal),
  refetchInterval: 15_000,
  gcTime,
});
